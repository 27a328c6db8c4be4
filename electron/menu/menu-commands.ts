import type { Route } from '../../shared/model/route';
import type { ZoomAction } from '../login/webview/zoom';
import type { MainWindow } from '../window/main-window.electron';
import type { MenuCommand } from './menu-template';

interface Options {
  window: Pick<MainWindow, 'showDialog' | 'hasFocus' | 'zoom'>;
  /** Opens a route in the window. */
  open: (route: Route) => void;
  checkNow: () => void;
  /** Zooms the page that is signed in on, where there is one. */
  zoomWebview: (action: ZoomAction) => void;
}

/** Carries out what is chosen in the application menu. */
export function createMenuCommands(options: Options): (command: MenuCommand) => void {
  const { window, open, checkNow, zoomWebview } = options;
  return (command) => {
    switch (command) {
      case 'about':
      case 'settings':
        return open({ view: command });
      case 'search':
        return window.showDialog('palette');
      case 'shortcuts':
        return window.showDialog('shortcuts');
      case 'check':
        return checkNow();
      case 'zoom-in':
      case 'zoom-out':
      case 'zoom-reset':
        // The keys count where the keyboard is; the bar says how the sign-in page is zoomed.
        return window.hasFocus() ? window.zoom(command) : zoomWebview(command);
    }
  };
}

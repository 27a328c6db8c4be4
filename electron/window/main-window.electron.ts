import type { BrowserWindow, View, WebFrameMain } from 'electron';
import type { Pushes, PushName } from '../../shared/ipc/pushes';
import type { DialogName } from '../../shared/model/dialog';
import type { Route } from '../../shared/model/route';
import type { Region } from '../../shared/model/webview';
import { PUSH_CHANNEL } from '../../shared/ipc/channels';
import { createEmitter } from '../../shared/util/emitter';
import type { Settings } from '../../shared/model/settings';
import { zoomAfter, type ZoomAction } from '../login/webview/zoom';
import type { Clock } from '../platform/clock';
import { setPresence } from './dock.electron';
import { openWindow, raise, type OpenWindowOptions } from './open-window.electron';
import { unzoomedRegion } from './unzoomed-region';

/** A window hidden for this long is destroyed, so that no renderer process is left. */
export const DESTROY_HIDDEN_AFTER_MS = 30_000;

export interface MainWindow {
  /** Raises the window, at a route when one is given. */
  show(route?: Route): void;
  /** The current route, or the last one while there is no window. */
  route(): Route;
  /** Remembers the route that the window reports. */
  setRoute(route: Route): void;
  /** Sends a push to the window, if there is one. */
  push<Name extends PushName>(name: Name, payload: Pushes[Name]): void;
  /** Whether a frame is the window's own top frame. */
  owns(frame: WebFrameMain | null): boolean;
  /** Puts a view on top of what the window shows. Without a window nothing happens. */
  attach(view: View): void;
  /** Removes a view from the window, if it is attached. */
  detach(view: View): void;
  isVisible(): boolean;
  /** Returns the way to stop listening. */
  onVisibility(listener: (isVisible: boolean) => void): () => void;
  /** Gives the keyboard to the window's own page. */
  focus(): void;
  /** Whether the window's own page has the keyboard. */
  hasFocus(): boolean;
  /** Raises the window with a dialog over what it shows. */
  showDialog(name: DialogName): void;
  /** Shows the window's own page larger or smaller. */
  zoom(action: ZoomAction): void;
  /** Where in the window a region of its page is, which may be zoomed. */
  unzoomed(region: Region | null): Region | null;
  /** Saves the window's placement and destroys it. */
  destroy(): void;
}

interface Options extends Omit<OpenWindowOptions, 'placement'> {
  /** The window that this start has opened already. */
  first: BrowserWindow | null;
  clock: Clock;
  /** Where the window was last, from the settings. */
  savedPlacement: () => Settings['window'];
  savePlacement: (placement: Settings['window']) => void;
  /** Called when the user closes the window; true hides it and the program continues. */
  onClose: () => boolean;
  /** Called on Windows when its user logs off, of which only a window is told. */
  onSessionEnd: () => void;
  log: (line: string) => void;
  platform?: NodeJS.Platform;
}

/** The one window: made when it is first wanted, unless this start has, hidden when closed, destroyed when unused. */
export function createMainWindow(options: Options): MainWindow {
  const { clock, electron, first, log, onClose, savedPlacement } = options;
  const { platform = process.platform } = options;
  const visibility = createEmitter<[isVisible: boolean]>();
  let window: BrowserWindow | null = null;
  let route: Route = { view: 'overview' };
  let cancelDestroy: () => void = () => undefined;
  let isLoaded = false;
  /** It was closed, and is hidden once it has left the full screen. */
  let isLeaving = false;
  /** Opens as soon as the page can hear of it. */
  let awaitedDialog: DialogName | null = null;

  /** Views that other parts attached; they outlive the window. */
  const attached = new Set<View>();

  const savePlacement = (from: BrowserWindow) =>
    options.savePlacement({ bounds: from.getNormalBounds(), isMaximized: from.isMaximized() });

  const detach = (view: View) => {
    if (attached.delete(view)) window?.contentView.removeChildView(view);
  };

  const destroy = () => {
    cancelDestroy();
    if (window?.isVisible()) savePlacement(window);
    attached.forEach(detach);
    window?.destroy();
    window = null;
  };

  const hide = (hidden: BrowserWindow) => {
    isLeaving = false;
    hidden.hide();
    setPresence(electron, 'has-none', platform);
    cancelDestroy();
    cancelDestroy = clock.setTimeout(destroy, DESTROY_HIDDEN_AFTER_MS);
  };

  const putAway = (closed: BrowserWindow) => {
    savePlacement(closed);
    // A Mac would leave a black screen in the window's place (electron/electron#39572).
    isLeaving = platform === 'darwin' && closed.isFullScreen();
    if (isLeaving) closed.setFullScreen(false);
    else hide(closed);
  };

  const adopt = (created: BrowserWindow): BrowserWindow => {
    isLoaded = !created.webContents.isLoadingMainFrame();
    created.webContents.on('did-finish-load', () => {
      isLoaded = true;
      if (awaitedDialog !== null) push('dialog', awaitedDialog);
      awaitedDialog = null;
    });
    created.on('close', (event) => {
      event.preventDefault();
      if (onClose()) putAway(created);
    });
    created.on('leave-full-screen', () => {
      if (isLeaving) hide(created);
    });
    created.on('session-end', options.onSessionEnd);
    created.on('show', () => visibility.emit(true));
    created.on('restore', () => {
      // On X11 Chromium misses that the desktop gives a restored window the keyboard.
      created.focus();
      visibility.emit(true);
    });
    created.on('hide', () => visibility.emit(false));
    created.on('minimize', () => visibility.emit(false));
    created.on('closed', () => {
      if (window === created) window = null;
      attached.clear();
      isLeaving = false;
      setPresence(electron, 'has-none', platform);
      visibility.emit(false);
    });
    const giveUp = (why: string) => {
      log(`the window's page ${why} and is made anew when it is next wanted`);
      // Chromium may end with a page that goes while it tells of its end.
      setImmediate(() => {
        if (window === created) destroy();
      });
    };
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      giveUp(`ended (${reason})`);
    });
    created.webContents.on('did-fail-load', (_event, _code, name, _url, isMainFrame) => {
      // An empty window helps nobody. An aborted load is one that another has taken over.
      if (isMainFrame && name !== 'ERR_ABORTED') giveUp(`did not load (${name})`);
    });
    return created;
  };

  const push: MainWindow['push'] = (name, payload) => {
    window?.webContents.send(PUSH_CHANNEL, name, payload);
  };

  const show: MainWindow['show'] = (next) => {
    cancelDestroy();
    isLeaving = false;
    if (next !== undefined) route = next;
    if (window === null) window = adopt(openWindow({ ...options, placement: savedPlacement() }));
    else if (next !== undefined) push('route', next);
    raise(window, electron, platform);
  };

  // Its page may have been lost already.
  if (first?.isDestroyed() === false) window = adopt(first);

  return {
    show,
    route: () => route,
    setRoute(next) {
      route = next;
    },
    push,
    attach(view) {
      if (window === null || attached.has(view)) return;
      attached.add(view);
      window.contentView.addChildView(view);
    },
    detach,
    isVisible: () => window?.isVisible() ?? false,
    onVisibility: visibility.on,
    focus: () => window?.webContents.focus(),
    hasFocus: () => window?.webContents.isFocused() ?? false,
    showDialog(name) {
      show();
      if (isLoaded) push('dialog', name);
      else awaitedDialog = name;
    },
    zoom(action) {
      const contents = window?.webContents;
      contents?.setZoomFactor(zoomAfter(contents.getZoomFactor(), action));
    },
    unzoomed: (region) =>
      region && unzoomedRegion(region, window?.webContents.getZoomFactor() ?? 1),
    owns: (frame) => frame !== null && frame === window?.webContents.mainFrame,
    destroy,
  };
}

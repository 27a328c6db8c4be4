import { BrowserWindow, nativeTheme, screen, type View, type WebFrameMain } from 'electron';
import type { Route, PushPayloads } from '../../shared/ipc/contract';
import { PUSH_CHANNEL, type PushName } from '../../shared/ipc/names';
import type { Settings } from '../../shared/model/settings';
import type { Clock } from '../platform/clock';
import { DEFAULT_SIZE, MIN_SIZE, restorableBounds } from './window-bounds';

/** A window hidden for this long is destroyed, so that no renderer process is left. */
export const KEEP_HIDDEN_MS = 30_000;

export interface MainWindow {
  /** Raises the window, at a place when one is given. */
  show(place?: Route): void;
  /** Where the user is, or was when the window was last there. */
  route(): Route;
  /** Takes note of where the user went. */
  setRoute(place: Route): void;
  /** Tells the window, if there is one. */
  push<Name extends PushName>(name: Name, payload: PushPayloads[Name]): void;
  /** Whether a frame is the window's own top frame. */
  owns(frame: WebFrameMain | null): boolean;
  /** Lays a view on top of what the window shows. Without a window nothing happens. */
  attach(view: View): void;
  /** Takes a view off the window, if it lies there. */
  detach(view: View): void;
  isVisible(): boolean;
  /** Gives the keyboard to the window's own page. */
  focus(): void;
  /** Destroys the window for good. */
  destroy(): void;
}

interface Options {
  url: string;
  preload: string;
  icon: string;
  clock: Clock;
  /** Where the window was last, from the settings. */
  lastPlacing: () => Settings['window'];
  keepPlacing: (placing: Settings['window']) => void;
  /** The user closes the window; whether it is to be hidden, as the program goes on. */
  onClose: () => boolean;
  onVisible: (visible: boolean) => void;
  log: (line: string) => void;
}

/** The one window: made when it is first wanted, hidden when closed, destroyed when unused. */
export function createMainWindow(options: Options): MainWindow {
  const { clock, lastPlacing, log, onClose, onVisible, url } = options;
  let window: BrowserWindow | null = null;
  let place: Route = { view: 'overview' };
  let cancelDestroy: () => void = () => undefined;

  /** Views that are not the window's own: they outlive it. */
  const laidOn = new Set<View>();

  const keepPlacing = (placed: BrowserWindow) =>
    options.keepPlacing({ bounds: placed.getNormalBounds(), isMaximized: placed.isMaximized() });

  const detach = (view: View) => {
    if (laidOn.delete(view)) window?.contentView.removeChildView(view);
  };

  const destroy = () => {
    cancelDestroy();
    if (window?.isVisible()) keepPlacing(window);
    laidOn.forEach(detach);
    window?.destroy();
    window = null;
  };

  const hide = (hidden: BrowserWindow) => {
    keepPlacing(hidden);
    hidden.hide();
    cancelDestroy();
    cancelDestroy = clock.setTimeout(destroy, KEEP_HIDDEN_MS);
  };

  const create = () => {
    const created = new BrowserWindow(windowOptions(options));
    created.removeMenu();
    created.on('close', (event) => {
      event.preventDefault();
      if (onClose()) hide(created);
    });
    created.on('show', () => onVisible(true));
    created.on('restore', () => onVisible(true));
    created.on('hide', () => onVisible(false));
    created.on('minimize', () => onVisible(false));
    created.on('closed', () => {
      if (window === created) window = null;
      laidOn.clear();
      onVisible(false);
    });
    created.webContents.on('render-process-gone', (_event, { reason }) => {
      log(`the window's page ended (${reason}) and is made anew when it is next wanted`);
      destroy();
    });
    created.once('ready-to-show', () => {
      if (lastPlacing()?.isMaximized === true) created.maximize();
      raise(created);
    });
    void created.loadURL(url);
    return created;
  };

  const push: MainWindow['push'] = (name, payload) => {
    window?.webContents.send(PUSH_CHANNEL, name, payload);
  };

  return {
    show(wanted) {
      cancelDestroy();
      if (wanted !== undefined) place = wanted;
      if (window === null) {
        window = create();
        return;
      }
      if (wanted !== undefined) push('route', wanted);
      raise(window);
    },
    route: () => place,
    setRoute(next) {
      place = next;
    },
    push,
    attach(view) {
      if (window === null || laidOn.has(view)) return;
      laidOn.add(view);
      window.contentView.addChildView(view);
    },
    detach,
    isVisible: () => window?.isVisible() ?? false,
    focus: () => window?.webContents.focus(),
    owns: (frame) => frame !== null && frame === window?.webContents.mainFrame,
    destroy,
  };
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function windowOptions({ preload, icon, lastPlacing }: Options) {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return {
    ...DEFAULT_SIZE,
    ...restorableBounds(lastPlacing()?.bounds ?? null, screens),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Bridgekeeper',
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1b1d21' : '#f6f6f4',
    webPreferences: {
      preload,
      // SECURITY: said although they are the defaults, so that nobody loosens them unseen.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  } satisfies Electron.BrowserWindowConstructorOptions;
}

import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { ElectronModules } from '../electron-modules.electron';
import { createFakePages } from './fake-pages';

/** A frame of a fake window, as the router sees it. */
export interface FakeFrame {
  url: string;
}

interface FakeWindow extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly mainFrame: FakeFrame;
  /** What was sent to the page: channel, then what it carries. */
  readonly sent: unknown[][];
  /** Views on top of the page. */
  readonly views: unknown[];
  readonly webContents: EventEmitter;
  wasDestroyed: boolean;
  /** As its user does it. */
  close(): void;
  isMaximized(): boolean;
  isVisible(): boolean;
  isFullScreen(): boolean;
  setFullScreen(isFullScreen: boolean): void;
}

interface FakeTray extends EventEmitter {
  image: string;
  toolTip: string;
}

interface Options {
  /** Holds the user data and the logs. */
  folder?: string;
}

/**
 * Just as much of Electron as the main process uses, for tests: Electron runs only in Electron. The
 * specs in e2e/ drive the real one.
 */
export function createFakeElectron({ folder = '/nowhere' }: Options = {}) {
  /** What the program did that a user or the system would notice, in order. */
  const calls: string[] = [];
  const windows: FakeWindow[] = [];
  const trays: FakeTray[] = [];
  const handlers = new Map<string, (event: unknown, ...args: unknown[]) => unknown>();

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    userAgentFallback:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ' +
      'Bridgekeeper/0.0.0 Chrome/130.0.6723.191 Electron/33.4.11 Safari/537.36',
    /** What `app.getAppMetrics` answers. */
    metrics: [] as { pid: number; type: string }[],
    getAppMetrics: () => app.metrics,
    getPath: (name: string) => (name === 'logs' ? join(folder, 'logs') : folder),
    getAppPath: () => '/app',
    getName: () => 'Bridgekeeper',
    getVersion: () => '0.0.0',
    getLoginItemSettings: () => ({ openAtLogin: false, wasOpenedAtLogin: false }),
    whenReady: () => Promise.resolve(),
    requestSingleInstanceLock: (): boolean => true,
    setActivationPolicy: (policy: string) => void calls.push(`policy ${policy}`),
    quit: () => void app.emit('before-quit', { preventDefault: () => undefined }),
    exit: (code: number) => void calls.push(`exit ${code}`),
    relaunch: () => void calls.push('relaunch'),
  });

  class BrowserWindow extends EventEmitter {
    readonly mainFrame: FakeFrame = { url: '' };
    readonly sent: unknown[][] = [];
    readonly views: unknown[] = [];
    readonly webContents = Object.assign(new EventEmitter(), {
      mainFrame: this.mainFrame,
      send: (...message: unknown[]) => void this.sent.push(message),
      focus: () => undefined,
      isFocused: () => true,
      isLoadingMainFrame: () => true,
      zoomFactor: 1,
      getZoomFactor: () => this.webContents.zoomFactor,
      setZoomFactor: (factor: number) => void (this.webContents.zoomFactor = factor),
    });
    readonly contentView = {
      addChildView: (view: unknown) => void this.views.push(view),
      removeChildView: (view: unknown) => void this.views.splice(this.views.indexOf(view), 1),
    };
    wasDestroyed = false;
    #isVisible = false;
    #isMaximized = false;
    #isMinimized = false;
    #isFullScreen = false;

    constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
      super();
      windows.push(this);
    }

    focus() {}
    loadURL(url: string) {
      this.mainFrame.url = url;
      return Promise.resolve();
    }
    isVisible() {
      return this.#isVisible;
    }
    isMinimized() {
      return this.#isMinimized;
    }
    isMaximized() {
      return this.#isMaximized;
    }
    maximize() {
      this.#isMaximized = true;
    }
    restore() {
      this.#isMinimized = false;
      this.emit('restore');
    }
    minimize() {
      this.#isMinimized = true;
      this.emit('minimize');
    }
    isFullScreen() {
      return this.#isFullScreen;
    }
    /** As on a Mac, where it takes a moment: the test says when it has left. */
    setFullScreen(isFullScreen: boolean) {
      this.#isFullScreen = isFullScreen;
    }
    getNormalBounds() {
      return { x: 10, y: 20, width: 900, height: 600 };
    }
    show() {
      if (this.#isVisible) return;
      this.#isVisible = true;
      this.emit('show');
    }
    hide() {
      this.#isVisible = false;
      this.emit('hide');
    }
    close() {
      this.emit('close', { preventDefault: () => undefined });
    }
    isDestroyed() {
      return this.wasDestroyed;
    }
    destroy() {
      calls.push('window destroyed');
      this.wasDestroyed = true;
      this.#isVisible = false;
      this.emit('closed');
    }
  }

  class Tray extends EventEmitter {
    toolTip = '';
    constructor(public image: string) {
      super();
      trays.push(this);
    }
    setImage(image: string) {
      this.image = image;
    }
    setToolTip(toolTip: string) {
      this.toolTip = toolTip;
    }
    setTitle() {}
    setContextMenu() {}
    destroy() {
      calls.push('tray destroyed');
    }
  }

  class Notification extends EventEmitter {
    static isSupported() {
      return true;
    }
    show() {}
    close() {
      this.emit('close');
    }
  }

  const nativeTheme = Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: false,
    shouldUseDarkColorsForSystemIntegratedUI: false,
  });
  const powerMonitor = new EventEmitter();
  const session = Object.assign(new EventEmitter(), {
    protocol: { handle: () => undefined },
    webRequest: { onBeforeRequest: () => undefined },
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
    setDevicePermissionHandler: () => undefined,
  });
  const display = { workArea: { x: 0, y: 0, width: 1_920, height: 1_080 } };
  let isOnline = true;
  const { WebContentsView, fromPartition, views, sessions } = createFakePages();

  const electron = {
    app,
    BrowserWindow,
    dialog: { showErrorBox: (title: string) => void calls.push(`error box: ${title}`) },
    globalShortcut: {
      isRegistered: () => false,
      register: () => true,
      unregister: () => undefined,
    },
    ipcMain: {
      handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) =>
        void handlers.set(channel, handler),
      removeHandler: (channel: string) => void handlers.delete(channel),
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: () => undefined,
    },
    nativeTheme,
    net: { isOnline: () => isOnline },
    Notification,
    powerMonitor,
    safeStorage: { isEncryptionAvailable: () => false },
    screen: { getAllDisplays: () => [display], getPrimaryDisplay: () => display },
    session: { defaultSession: session, fromPartition },
    shell: { openExternal: () => Promise.resolve(), openPath: () => Promise.resolve('') },
    Tray,
    WebContentsView,
  };

  return {
    // The double has just what is used of these; the compiler cannot know what that is.
    electron: electron as unknown as typeof electron &
      ElectronModules & { dialog: Electron.Dialog },
    calls,
    windows,
    trays,
    /** The views and the partitions of webviews, oldest first. */
    views,
    sessions,
    setOnline: (next: boolean) => (isOnline = next),
    /** Sends a message from a frame, as a page does with `ipcRenderer.invoke`. */
    async invoke(senderFrame: FakeFrame | null, channel: string, ...args: unknown[]) {
      const handler = handlers.get(channel);
      if (handler === undefined) throw new Error(`nothing handles ${channel}`);
      return handler({ senderFrame }, ...args);
    },
  };
}

import { EventEmitter } from 'node:events';

/** A cookie as the store of a fake session returns it. */
interface FakeCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
}

type WebRequestListener = ((details: object, answer: (change: object) => void) => void) | null;
type PermissionHandler = (
  contents: null,
  permission: string,
  answer: (is: boolean) => void,
) => void;

export interface FakeView {
  readonly webPreferences: Electron.WebPreferences;
  readonly webContents: FakeContents;
  isVisible: boolean;
  bounds: Electron.Rectangle | null;
}

/** A page that loads nothing by itself: the test emits what Chromium would. */
class FakeContents extends EventEmitter {
  /** What was done to the page, in order. */
  readonly calls: string[] = [];
  /** Decides about new windows. */
  windowOpen: (wanted: object) => {
    action: string;
    createWindow?: (given: object) => unknown;
  } = () => ({ action: 'deny' });
  canGoBack = false;
  #isDestroyed = false;
  readonly mainFrame = {
    framesInSubtree: [] as object[],
    executeJavaScript: (code: string): Promise<unknown> => {
      this.calls.push(`run ${code}`);
      return Promise.resolve(null);
    },
  };
  readonly navigationHistory = {
    canGoBack: () => this.canGoBack,
    goBack: () => void this.calls.push('back'),
    getEntryAtIndex: () => null,
    length: () => 1,
  };
  readonly debugger = Object.assign(new EventEmitter(), {
    attach: () => undefined,
    sendCommand: (method: string, { userAgent = '' }: { userAgent?: string } = {}) => {
      this.calls.push(`${method} ${userAgent}`.trim());
      return Promise.resolve({ cookies: this.session?.storedCookies ?? [] });
    },
  });

  constructor(
    private readonly session: FakeSession | null,
    private readonly onGuarded: () => void,
  ) {
    super();
  }

  isDestroyed() {
    return this.#isDestroyed;
  }
  isCrashed() {
    return false;
  }
  loadURL(url: string) {
    this.calls.push(`load ${url}`);
    return Promise.resolve();
  }
  getURL() {
    return '';
  }
  setZoomFactor(zoom: number) {
    this.calls.push(`zoom ${zoom}`);
  }
  setWindowOpenHandler(handler: FakeContents['windowOpen']) {
    this.windowOpen = handler;
    this.onGuarded();
  }
  setBackgroundThrottling() {}
  focus() {
    this.emit('focus');
  }
  reload() {
    this.calls.push('reload');
  }
  /** Destroys the page, as `window.close()` of the page does too. */
  close() {
    this.#isDestroyed = true;
    this.emit('destroyed');
  }
}

/** A partition. It allows everything until the program decides. */
class FakeSession extends EventEmitter {
  /** What the cookie store returns. */
  storedCookies: FakeCookie[] = [];
  /** The names of the cookies that the program has set. */
  readonly givenCookies: string[] = [];
  /** What was closed or cleared, in order. */
  readonly cleared: string[] = [];
  userAgent = '';
  /** The domains that are sent the user's own credentials; null for the system's default. */
  ambientCredentials: string | null = null;
  permissionRequest: PermissionHandler = (_contents, _permission, answer) => answer(true);
  permissionCheck: (contents: null, permission: string) => boolean = () => true;
  devicePermission = () => true;
  headersReceived: WebRequestListener = null;
  sendHeaders: WebRequestListener = null;
  beforeRequest: WebRequestListener = null;
  readonly cookies = Object.assign(new EventEmitter(), {
    get: () => Promise.resolve(this.storedCookies),
    /** Refuses what is of no domain, as Chromium does. */
    set: (cookie: { name: string; domain?: string }) => {
      if (cookie.domain === 'invalid') return Promise.reject(new Error('Invalid domain'));
      this.givenCookies.push(cookie.name);
      return Promise.resolve();
    },
  });
  readonly serviceWorkers = { getAllRunning: () => ({}) };
  getCacheSize = () => Promise.resolve(0);
  readonly webRequest = {
    onHeadersReceived: (listener: WebRequestListener) => void (this.headersReceived = listener),
    onSendHeaders: (listener: WebRequestListener) => void (this.sendHeaders = listener),
    onBeforeRequest: (listener: WebRequestListener) => void (this.beforeRequest = listener),
  };

  constructor(readonly partition: string) {
    super();
  }
  allowNTLMCredentialsForDomains(domains: string) {
    this.ambientCredentials = domains;
  }
  setUserAgent(userAgent: string) {
    this.userAgent = userAgent;
  }
  setSpellCheckerEnabled() {}
  setPermissionRequestHandler(handler: PermissionHandler) {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: FakeSession['permissionCheck']) {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean) {
    this.devicePermission = handler;
  }
  closeAllConnections = () => this.#clear('connections');
  /** What something sets anew while the storage is cleared, round by round. */
  refill: FakeCookie[][] = [];
  clearStorageData = () => {
    this.storedCookies = this.refill.shift() ?? [];
    return this.#clear('storage');
  };
  /** What comes of the next time the data are cleared. */
  clearing: (() => Promise<void>) | null = null;
  clearData = () => this.clearing?.() ?? this.#clear('data');
  setSSLConfig() {}
  clearAuthCache = () => this.#clear('passwords');
  clearHostResolverCache = () => this.#clear('hosts');

  #clear(what: string) {
    this.cleared.push(what);
    return Promise.resolve();
  }
}

/** Just as much of Electron's views and sessions as a webview uses. */
export function createFakePages() {
  /** Those of guarded pages. */
  const views: FakeView[] = [];
  const sessions: FakeSession[] = [];

  class WebContentsView {
    readonly webPreferences: Electron.WebPreferences;
    readonly webContents: FakeContents;
    isVisible = true;
    bounds: Electron.Rectangle | null = null;

    constructor({ webPreferences = {} }: Electron.WebContentsViewConstructorOptions) {
      this.webPreferences = webPreferences;
      const session = sessions.find((each) => (each as unknown) === webPreferences.session);
      this.webContents = new FakeContents(session ?? null, () => views.push(this));
    }
    setVisible(isVisible: boolean) {
      this.isVisible = isVisible;
    }
    setBounds(bounds: Electron.Rectangle) {
      this.bounds = bounds;
    }
  }

  return {
    WebContentsView,
    fromPartition(partition: string) {
      const session = new FakeSession(partition);
      sessions.push(session);
      return session;
    },
    views,
    sessions,
  };
}

/**
 * The part of the WebExtensions API that is used here. Chromium's family calls it `chrome`, Firefox
 * `browser`; both answer with promises. What the user has to allow first is optional.
 */
export interface Browser {
  runtime: {
    id: string;
    lastError?: { message?: string } | undefined;
    getURL(path: string): string;
    getManifest(): { version: string; optional_permissions?: string[] };
    connect(info: { name: string }): Port;
    connectNative(host: string): Port;
    onConnect: BrowserEvent<[Port]>;
    onStartup: BrowserEvent<[]>;
    /** Firefox alone has it. */
    getBrowserInfo?: unknown;
  };
  action: {
    setBadgeText(details: { text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { color: string }): Promise<void>;
    setTitle(details: { title: string }): Promise<void>;
    /** Not in every version; some want a click first. */
    openPopup?: () => Promise<void>;
  };
  tabs: {
    get(tabID: number): Promise<Tab>;
    query(filter: { active: true; currentWindow: true }): Promise<Tab[]>;
    reload(tabID: number): Promise<void>;
    create(details: { url: string }): Promise<Tab>;
    onCreated: BrowserEvent<[Tab]>;
    onRemoved: BrowserEvent<[tabID: number]>;
    onUpdated: BrowserEvent<[tabID: number, change: TabChange]>;
  };
  permissions: {
    request(permissions: Permissions): Promise<boolean>;
    contains(permissions: Permissions): Promise<boolean>;
    getAll(): Promise<Partial<Permissions>>;
    remove(permissions: Permissions): Promise<boolean>;
    onAdded: BrowserEvent<[]>;
  };
  cookies: {
    getAll(query: CookieQuery): Promise<BrowserCookie[]>;
    getAllCookieStores(): Promise<{ id: string; tabIds: number[] }[]>;
    onChanged: BrowserEvent<[change: { cookie: BrowserCookie }]>;
  };
  scripting: {
    executeScript<A extends unknown[]>(injection: {
      target: { tabId: number; allFrames: boolean };
      world: 'ISOLATED' | 'MAIN';
      func: (...args: A) => unknown;
      args: A;
    }): Promise<{ result?: unknown }[]>;
  };
  storage: { session: SessionStorage };
  webRequest?: {
    onSendHeaders: RequestEvent;
    onBeforeRequest: RequestEvent;
    /** What may be asked of `onSendHeaders`; Chromium hides some headers unless asked. */
    OnSendHeadersOptions?: { EXTRA_HEADERS?: string };
  };
  userScripts?: {
    execute?: (injection: {
      target: { tabId: number };
      world: 'MAIN';
      js: { code: string }[];
      injectImmediately: boolean;
    }) => Promise<{ result?: unknown }[]>;
  };
}

/** In memory, until the browser ends. */
export interface SessionStorage {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

export interface BrowserEvent<A extends unknown[]> {
  addListener(listener: (...args: A) => void): void;
  removeListener(listener: (...args: A) => void): void;
}

export interface RequestEvent {
  addListener(
    listener: (details: RequestDetails) => void,
    filter: { urls: string[]; tabId: number },
    extra: string[],
  ): void;
  removeListener(listener: (details: RequestDetails) => void): void;
}

/** A line to another part of the extension, or to the native host. */
export interface Port {
  name: string;
  sender?: { id?: string; url?: string };
  /** In Firefox, why it ended. */
  error?: { message?: string } | null;
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: BrowserEvent<[unknown]>;
  onDisconnect: BrowserEvent<[Port]>;
}

export interface Permissions {
  permissions: string[];
  /** Match patterns. */
  origins: string[];
}

export interface Tab {
  id?: number;
  /** Whether it is in front of its window's others. */
  active: boolean;
  /** In Firefox the tab whose page opened it, in Chromium the one that was in front. */
  openerTabId?: number;
  /** Only of a page that the extension may read now. */
  url?: string;
  title?: string;
}

export interface TabChange {
  status?: string;
  url?: string;
}

export interface CookieQuery {
  name: string;
  domain: string;
  storeId: string;
  /** Of any partition, and of none. */
  partitionKey: Record<string, never>;
  /** Firefox alone knows it: of any first party, and of none. */
  firstPartyDomain?: null;
}

export interface BrowserCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  hostOnly: boolean;
  storeId: string;
  /** Seconds since the epoch; none for a session cookie. */
  expirationDate?: number;
  partitionKey?: { topLevelSite?: string } | null;
}

export interface RequestDetails {
  url: string;
  requestHeaders?: { name: string; value?: string }[];
  requestBody?: RequestBody | null;
}

export interface RequestBody {
  /** A form that the browser has read; what is no text comes as bytes. */
  formData?: Record<string, unknown[]>;
  /** A part without bytes is a file. */
  raw?: { bytes?: ArrayBuffer }[];
}

/** Whether the browser is Firefox, or one made of it. */
export function isFirefox(browser: Browser): boolean {
  return browser.runtime.getBrowserInfo !== undefined;
}

/** One page of the webview, for the bar around it. */
export interface PageState {
  /** `https://www.example.com`; empty before the first page, and for a blank one. */
  origin: string;
  /** `secure`: https with a good certificate, or loopback; `insecure`: plain http; `none`: no page. */
  lock: 'secure' | 'insecure' | 'none';
  isLoading: boolean;
  canGoBack: boolean;
  problem: PageProblem | null;
}

/** Something a server asks that only the user can answer, outside of the page. */
export type WebviewPrompt =
  | {
      kind: 'http-sign-in';
      /** Unique in this run. */
      id: number;
      /** With its port where that is not the usual one; for people. */
      host: string;
      /** What the server calls the area to sign in to; null when it names none. */
      realm: string | null;
      /** A proxy on the way to the site asks, not the site. */
      isProxy: boolean;
      /** What is entered can be read on the way. */
      isReadable: boolean;
      /** The user name and password before were wrong. */
      isAgain: boolean;
    }
  | {
      kind: 'client-certificate';
      id: number;
      host: string;
      certificates: readonly ClientCertificate[];
    };

/** One of the user's own certificates that a server would accept. */
export interface ClientCertificate {
  /** Of this prompt. */
  index: number;
  subject: string;
  issuer: string;
  /** Ms since the epoch. */
  expiresAt: number;
}

/** What the webview shows: the page on top. */
export interface WebviewState extends PageState {
  /** The origins of the pages beneath, the step's own first; empty until a child window opens. */
  openers: readonly string[];
  /** 1 is 100 %. */
  zoom: number;
  /** Shown in place of the page until it is answered. */
  prompt: WebviewPrompt | null;
}

export interface PageProblem {
  kind:
    | 'offline'
    | 'proxy'
    | 'certificate'
    | 'crashed'
    | 'unresponsive'
    | 'not-secure-browser'
    | 'blocked-app'
    | 'blocked-download'
    | 'too-many-windows'
    | 'script-failed'
    | 'failed';
  /** E.g. `net::ERR_NAME_NOT_RESOLVED`. */
  detail: string | null;
}

/** What the user can do in the webview's bar. */
export const WEBVIEW_ACTIONS = [
  'back',
  'reload',
  'stop',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'focus',
  'close-window',
] as const;

export type WebviewAction = (typeof WEBVIEW_ACTIONS)[number];

/** The region of the window that the webview fills: from its top left, in the page's CSS pixels, not rounded. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

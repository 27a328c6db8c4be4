import type { LoginFlow } from '../api/bridge';
import type { UserInputStep } from '../api/login-session';

/** Where a captured value of a cookies step stands. Never the value itself. */
export interface FieldProgress {
  fieldID: string;
  /** What a person can tell it by: the name of the cookie, header or storage key, else the ID. */
  name: string;
  required: boolean;
  found: boolean;
}

/** What the embedded browser shows, for the bar around it. */
export interface WebviewState {
  /** `https://www.example.com`; empty before the first page. */
  origin: string;
  /** `secure`: https with a good certificate, or loopback; `insecure`: plain http; `none`: no page. */
  lock: 'secure' | 'insecure' | 'none';
  isLoading: boolean;
  canGoBack: boolean;
  /** 1 is 100 %. */
  zoom: number;
  /** What went wrong with the page; null while nothing did. */
  problem: PageProblem | null;
}

export interface PageProblem {
  kind:
    | 'offline'
    | 'certificate'
    | 'crashed'
    | 'unresponsive'
    | 'not-secure-browser'
    | 'blocked-app'
    | 'blocked-download'
    | 'failed';
  /** E.g. `net::ERR_NAME_NOT_RESOLVED`; null when there is nothing to add. */
  detail: string | null;
}

/** What a cookies step waits for before it is sent. */
export type CaptureWait = 'values' | 'final-page' | 'settling' | 'sending';

/** What a person is asked to look at while the other device does its part. */
export type Display =
  | { type: 'qr'; data: string }
  | { type: 'code'; data: string }
  /** The picture as a data: URL; null while it is fetched or when it cannot be. */
  | { type: 'emoji'; picture: string | null }
  | { type: 'nothing' }
  | { type: 'unknown'; name: string };

/** Who is signed in at the end. */
export interface SignedIn {
  accountID: string | null;
  network: string;
  displayName: string | null;
}

/** Where a login stands. */
export type LoginStage =
  | { kind: 'starting' }
  | { kind: 'choose-flow'; flows: readonly LoginFlow[] }
  | {
      kind: 'user-input';
      stepID: string;
      fields: UserInputStep['fields'];
      attachments: NonNullable<UserInputStep['attachments']>;
      instructions: string | null;
      /** Grows each time the bridge asks: the same step asked again clears its secrets. */
      round: number;
      isSubmitting: boolean;
      /** A sentence about a submit that did not arrive; null when all is well. */
      problem: string | null;
    }
  | {
      kind: 'display';
      stepID: string;
      display: Display;
      instructions: string | null;
      /** When this was first shown; ms since the epoch. */
      since: number;
      problem: string | null;
    }
  | {
      kind: 'cookies';
      stepID: string;
      instructions: string | null;
      fields: readonly FieldProgress[];
      wait: CaptureWait;
      /** The final page is known only by a pattern that cannot be read: the user says when. */
      needsConfirmation: boolean;
      browser: WebviewState;
      /** The user chose to sign in with the default browser and paste. */
      isPasting: boolean;
      problem: string | null;
    }
  | { kind: 'unknown-step'; type: string; instructions: string | null }
  | {
      kind: 'complete';
      signedIn: SignedIn | null;
      /** The account that was to be reconnected, when somebody else signed in. */
      replaced: string | null;
      instructions: string | null;
    }
  | {
      kind: 'failed';
      /** The bridge's code or our own kind, e.g. `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`, `expired`. */
      code: string;
      /** What happened, as a sentence. */
      sentence: string;
      /** What the bridge said in its own words; null when that adds nothing. */
      detail: string | null;
    };

/** The login under way, as the window sees it. Main pushes it whole; null when there is none. */
export interface LoginState {
  /** Tells one login from the next. */
  id: string;
  bridgeID: string;
  /** "WhatsApp" */
  network: string;
  /** "WhatsApp (Alice)" when an account is to be reconnected; null when one is added. */
  reconnects: string | null;
  /** The account that is to be reconnected. */
  accountID: string | null;
  /** When the session on Beeper's side ends; ms since the epoch, null before it began or after. */
  expiresAt: number | null;
  stage: LoginStage;
}

/** What the user can do in the embedded browser's bar. */
export const WEBVIEW_ACTIONS = [
  'back',
  'reload',
  'stop',
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'focus',
] as const;

export type WebviewAction = (typeof WEBVIEW_ACTIONS)[number];

/** The region of the window the embedded browser is to fill; in CSS pixels from its top left. */
export interface Region {
  x: number;
  y: number;
  width: number;
  height: number;
}

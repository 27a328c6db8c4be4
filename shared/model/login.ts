import type { LoginFlow } from '../api/bridge';
import type { UserInputStep } from '../api/login-session';
import type { WebviewState } from './webview';

/** Why a value of a cookies step does not come: nobody knows where it is, or it is too large. */
export type FieldProblem = 'unknown-source' | 'too-large';

/** Whether a value of a cookies step was found. Never the value itself. */
export interface FieldProgress {
  fieldID: string;
  /** For people: the name of the cookie, header or storage key, else the ID. */
  name: string;
  required: boolean;
  found: boolean;
  problem?: FieldProblem;
}

/**
 * What a cookies step waits for before it is sent. With `unknown-source` and `too-large` it waits in
 * vain: a value that is needed cannot be found here, or is larger than what can be sent.
 */
export type CaptureWait =
  'values' | 'final-page' | 'settling' | 'sending' | 'unknown-source' | 'too-large';

/** What came of a pasted text. */
export interface PasteOutcome {
  /** How many fields got a value from it. */
  taken: number;
  /** The host it is from and the one that is wanted, when nothing was taken because of that. */
  otherHost: { from: string; wanted: string } | null;
}

export const NOTHING_PASTED: PasteOutcome = { taken: 0, otherHost: null };

/** The longest text that can be pasted, in UTF-16 units: a HAR of some hundred requests. */
export const MAX_PASTED_LENGTH = 20_000_000;

/** What the user works with while another device does its part. */
export interface Display {
  type: 'qr' | 'code' | 'emoji' | 'nothing' | 'unknown';
  /** What Beeper calls its type. */
  name: string;
  /** What a QR code says, the code, or the emoji; null when Beeper sent none. */
  data: string | null;
  picture: DisplayPicture;
}

/** The picture of a display, instead of its data or beside it. */
export type DisplayPicture =
  | { state: 'none' | 'loading' | 'failed' }
  /** `source` is a data: URL. */
  | { state: 'shown'; source: string };

/** Why the pattern of a last page is not used: it makes no sense, or checking it would take too much. */
export type PatternProblem = 'unreadable' | 'too-long' | 'too-costly';

/** Whether a cookies step's page is seen; `revealed` is one that ran hidden and needs its user after all. */
export type PageVisibility = 'shown' | 'hidden' | 'revealed';

/** What helps after a login that failed: the button that comes first. */
export type Remedy =
  | { kind: 'start-again' }
  /** Starts again with the choice of ways to sign in. */
  | { kind: 'another-way' }
  /** `ms` after the end of the login, starting again may work. */
  | { kind: 'wait'; ms: number }
  /** The network's website in the default browser; null for the site that the login led to. */
  | { kind: 'open-network'; origin: string | null }
  /** Adds the account as a new one. */
  | { kind: 'add-anew' }
  | { kind: 'update-beeper' }
  /** Beeper took the token back, or never let it write. */
  | { kind: 'connect-again' };

/** Who is signed in at the end. */
export interface SignedIn {
  accountID: string | null;
  network: string;
  displayName: string | null;
}

/**
 * What was typed into a form, by field ID: as pairs, because a bridge may call a field `__proto__`,
 * and such a key is lost wherever an object is copied.
 */
export type FieldEntries = readonly (readonly [fieldID: string, text: string])[];

/** How long the end of a sign-in that worked is shown before the window goes on by itself. */
export const CLOSE_AFTER_MS = 4_000;
/** What that wait is called. */
export const LOGIN_END_TIMER = 'login-end';

/** How the user signs in at a cookies step: in the page that is shown here, by pasting, or elsewhere. */
export type CookiesWay = 'page' | 'paste' | 'everyday-browser';

/** What an extension was not allowed to read, by the kind of source. */
export type Unreadable = 'cookie' | 'storage' | 'header' | 'body' | 'script';

/** A browser whose extension and the program do not speak the same version. */
export interface HandOverMisfit {
  browser: string;
  /** Which of both is older. */
  older: 'extension' | 'program';
}

/** A hand-over that ended too early. */
export interface LostHandOver {
  browser: string;
  /** `stopped`: by its user, in the browser. */
  why: 'browser-closed' | 'page-closed' | 'stopped';
}

/** Where the everyday browser stands with a step. */
export interface HandOverState {
  /** The names of the browsers whose extension has the step before it: "Chromium". */
  browsers: readonly string[];
  /** The browser that offered values last; null while none has, and once that came to nothing. */
  from: string | null;
  /** How the last hand-over ended too early; null once values were offered again. */
  lost: LostHandOver | null;
  /** The browser that asked last, if its extension is of another version than the program can speak with. */
  misfit: HandOverMisfit | null;
  unreadable: readonly Unreadable[];
  /** No browser can be asked at all; the log says why. */
  isBroken: boolean;
}

/** The stage of a login. */
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
      /** A sentence about a submit that did not arrive. */
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
      /** Only the user can recognize the final page, and has to say when it is reached. */
      needsConfirmation: boolean;
      /** Why the last page's pattern is not used; null when it is, and when there is none. */
      patternProblem: PatternProblem | null;
      visibility: PageVisibility;
      webview: WebviewState;
      way: CookiesWay;
      /** Whether the everyday browser may do this step, and is what its user chose last time. */
      everydayBrowser: 'impossible' | 'possible' | 'preferred';
      /** Null while that is not the way. */
      handOver: HandOverState | null;
      problem: string | null;
    }
  | { kind: 'unknown-step'; type: string; instructions: string | null }
  /** `field` is what the step cannot be shown without, e.g. `currentStep.stepID`. */
  | { kind: 'unreadable-step'; field: string }
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
      /** What happened, and what that means. */
      sentence: string;
      /** What to do next, as a sentence. */
      next: string;
      remedy: Remedy;
      /** The bridge's own message; null when that adds nothing. */
      detail: string | null;
      /** Whether there are no words for `code`, so that only the code can be looked up. */
      isUnknown: boolean;
    };

/** Whether a login was ended by somebody, rather than by something that went wrong. */
export function wasCancelled(stage: LoginStage): boolean {
  return stage.kind === 'failed' && stage.code === 'cancelled';
}

/** The login under way, as the main process pushes it to the window. */
export interface LoginState {
  /** Unique in this run. */
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
  /** When the login was over; ms since the epoch, null while it goes on. */
  endedAt: number | null;
  /**
   * What of the present step, or of the flows to choose from, cannot be read and is left out, as
   * paths in Beeper's answer, e.g. `currentStep.fields.1.id`.
   */
  unreadableParts: readonly string[];
  stage: LoginStage;
}

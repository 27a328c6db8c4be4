import type { LoginFlow } from '../../shared/api/bridge';
import type {
  CookiesStep,
  DisplayStep,
  LoginSession,
  StartLogin,
} from '../../shared/api/login-session';
import type { Misfit, TolerantValue } from '../../shared/api/tolerant';
import type { FieldEntries, LoginStage, LoginState, PasteOutcome } from '../../shared/model/login';
import type { Region, WebviewAction } from '../../shared/model/webview';
import type { BeeperClient } from '../beeper-api/client';
import type { ApiError, Result } from '../beeper-api/errors';
import type { StartHandOver } from '../everyday-browser/types';
import type { Clock } from '../platform/clock';
import type { SubmitOutcome } from './login-session';
import type { ResolvedTarget } from './login-target';
import type { SignedInIDs } from './session-parser';
import type { PasteInput } from './steps/cookies-step-types';
import type { PromptAnswer } from './webview/prompts/prompt-queue';
import type { OpenWebview } from './webview/types';

/** Where one login process stands. Immutable. */
export interface LoginProcessState {
  readonly target: ResolvedTarget;
  readonly stage: LoginStage;
  /** The flow in use. */
  readonly flowID: string | null;
  /** Ms since the epoch. */
  readonly expiresAt: number | null;
  /** The session as last received, as JSON: the same again brings nothing new. */
  readonly lastSession: string;
  /** What a bridge said as it broke, at a display that still runs. */
  readonly lastError: ApiError | null;
  /** What of the present step, or of the flows to choose from, cannot be read. */
  readonly unreadableParts: readonly string[];
  /** The step ID of the display that runs. Its stage can outlast it, while a session is pending. */
  readonly runningDisplay: string | null;
  /** The origin of the site that the login last led to. */
  readonly site: string | null;
  /** Ended from outside: cancelled, or the program quits. */
  readonly isEnded: boolean;
}

type StepStage = Extract<LoginStage, { kind: 'display' | 'cookies' }>;

/** Something that happened to a login process. */
export type LoginEvent =
  | { type: 'started' }
  | { type: 'flows-listed'; result: Result<TolerantValue<LoginFlow[]>> }
  | { type: 'flow-chosen'; flowID: string }
  /** `now` in ms since the epoch. */
  | { type: 'session-created'; result: Result<LoginSession>; now: number }
  /** A pending session was asked for. */
  | { type: 'session-refreshed'; result: Result<LoginSession> }
  /** A display's long poll, or the poll beside it, was answered. */
  | { type: 'display-answered'; result: Result<LoginSession> }
  | { type: 'form-submitted'; stepID: string; fields: FieldEntries }
  | { type: 'submit-answered'; outcome: SubmitOutcome }
  /** The running display or cookies step has another stage. */
  | { type: 'step-updated'; stage: StepStage }
  | { type: 'expired' }
  /** Something threw that should not have. */
  | { type: 'crashed' }
  | { type: 'ended' };

/** Something to do, in the order of the list. */
export type LoginEffect =
  | { type: 'list-flows' }
  | { type: 'create-session'; start: StartLogin }
  | { type: 'submit-form'; stepID: string; fields: Record<string, string> }
  | { type: 'refresh-later' }
  | { type: 'start-display'; step: DisplayStep }
  | { type: 'refresh-display'; step: DisplayStep }
  | { type: 'start-cookies'; step: CookiesStep }
  /** What the cookies step sent did not arrive: the user may send it once more. */
  | { type: 'allow-retry'; problem: string }
  /** Ends the running step, and the wait for a pending session. */
  | { type: 'stop-step' }
  | { type: 'watch-expiry'; expiresAt: number }
  | { type: 'stop-expiry' }
  /** The session ended on Beeper's side: there is nothing left to cancel. */
  | { type: 'mark-session-ended' }
  | { type: 'end-session' }
  | { type: 'report-complete'; signedIn: SignedInIDs }
  /** Never holds what was entered or captured. */
  | { type: 'log'; line: string }
  | { type: 'log-misfits'; misfits: readonly Misfit[] };

/** A state and what follows from it. */
export interface LoginTransition {
  state: LoginProcessState;
  effects: readonly LoginEffect[];
}

/** A login at its end: who signed in, and how long that may last. */
export interface CompletedLogin extends SignedInIDs {
  bridgeID: string;
  /** The earliest end among the cookies that were sent, ms since the epoch; null when none says it. */
  endsAt: number | null;
}

/** What a login process needs of the program. */
export interface LoginProcessOptions {
  client: BeeperClient;
  clock: Clock;
  openWebview: OpenWebview;
  /** Has the browser that the user has anyway asked for a cookies step. */
  startHandOver: StartHandOver;
  /** Rejects when no browser opened. */
  openInDefaultBrowser: (url: string) => Promise<void>;
  /** Whether the user signed in with the everyday browser last time. */
  everydayBrowserChoice: { get(): boolean; set(isChosen: boolean): void };
  /** The picture of an emoji display, as a data: URL. */
  fetchPicture: (url: string, signal: AbortSignal) => Promise<string | null>;
  /** Never called with what was entered or captured. */
  log: (line: string) => void;
  /** The program and what it runs on, for a report. */
  versions: () => readonly string[];
  onComplete: (login: CompletedLogin) => void;
}

/** One run through a sign-in, from its first question to its end. */
export interface LoginProcess {
  state(): LoginState;
  /** The flow in use, for a next run. */
  flowID(): string | null;
  isOver(): boolean;
  /** Whether it stands at a step that this version cannot show. */
  isStuck(): boolean;
  chooseFlow(flowID: string): void;
  submit(stepID: string, fields: FieldEntries): void;
  /** The user says that the final page is reached. */
  confirm(): void;
  actOnWebview(action: WebviewAction): void;
  /** The user answers what a server asked the sign-in page; null cancels. */
  answerPrompt(id: number, answer: PromptAnswer): void;
  /**
   * Opens the step's site in the default browser, or the one that helps after a failure; rejects with a
   * UserFacingError when it does not.
   */
  openInDefaultBrowser(): Promise<void>;
  /** Opens a link of the instructions that are shown; rejects with a UserFacingError otherwise. */
  openLink(url: string): Promise<void>;
  setWebviewRegion(region: Region | null): void;
  /** Returns what came of the text. */
  paste(input: PasteInput): PasteOutcome;
  submitPasted(): void;
  /** "Use my everyday browser"; false goes back to the page. */
  useEverydayBrowser(isOn: boolean): void;
  /** What happened so far, for those who look after the program: nothing entered or captured. */
  report(): string;
  /** Ends it, here and on Beeper's side; resolves once Beeper has answered. */
  end(): Promise<void>;
}

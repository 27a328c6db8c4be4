import type { CookiesStep } from '../../../shared/api/login-session';
import type { LoginStage, PasteOutcome } from '../../../shared/model/login';
import type { Clock } from '../../platform/clock';
import type { OpenWebview, Webview } from '../webview/types';
import type { StartHandOverStep, StepEnd } from './hand-over-step';

export type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** What a cookies step sends. */
export interface CapturedFields {
  fields: Record<string, string>;
  /** Absent when the values were pasted. */
  lastURL?: string;
  source: 'webview' | 'api' | 'browser_extension';
}

/** What the user does on the page for pasting. */
export interface PasteInput {
  /** False leaves that page. */
  isOpen: boolean;
  text?: string | undefined;
  /** The field that the text is for; without one it is for all. */
  fieldID?: string | undefined;
}

export interface CookiesStepRunner {
  stage(): CookiesStage;
  readonly webview: Webview;
  confirm(): void;
  paste(input: PasteInput): PasteOutcome;
  submitPasted(): void;
  /** "Use my everyday browser"; false goes back to the page. */
  useEverydayBrowser(isOn: boolean): void;
  /** The values did not arrive: the user may send them once more. */
  allowRetry(problem: string): void;
  /** Closes the webview and forgets what was captured. */
  close(end: StepEnd): Promise<void>;
}

export interface CookiesStepOptions {
  step: CookiesStep;
  clock: Clock;
  openWebview: OpenWebview;
  /** Has the everyday browser asked for the step. */
  startHandOver: StartHandOverStep;
  /** Whether the user signed in with the everyday browser last time. */
  prefersEverydayBrowser: boolean;
  /** The stage has changed. */
  onChange: () => void;
  /**
   * The values are to be sent. `endsAt`: when a sign-in with them may run out, as far as their cookies
   * say (ms since the epoch); null when nothing does, as when they were pasted.
   */
  onCaptured: (captured: CapturedFields, endsAt: number | null) => void;
}

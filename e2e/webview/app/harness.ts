import type { PromptAnswer } from '../../../electron/login/webview/prompts/prompt-queue';
import type { WebviewTask, WebviewEvent } from '../../../electron/login/webview/types';
import type { WebviewAction, WebviewState, Region } from '../../../shared/model/webview';

/** The webview as a test drives it, from within the main process. */
export interface Harness {
  open(task: WebviewTask): void;
  place(region: Region | null): void;
  act(action: WebviewAction): void;
  answerPrompt(id: number, answer: PromptAnswer): void;
  /** Resolves when nothing is left of the login. */
  close(): Promise<void>;
  /** When each was seen is in ms since the epoch, with fractions. */
  events: readonly { at: number; event: WebviewEvent }[];
  states: readonly WebviewState[];
  log: readonly string[];
  openWindow(): Promise<void>;
  destroyWindow(): void;
}

declare global {
  var harness: Harness;
}

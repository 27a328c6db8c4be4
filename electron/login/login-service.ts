import type { WebviewAction, LoginState, Region } from '../../shared/model/login';

/** What is to be signed in to: an account again, or a bridge anew. */
export type LoginTarget = { accountID: string } | { bridgeID: string };

/** The login under way, and what the user can do to it. */
export interface LoginManager {
  state(): LoginState | null;
  /** Returns the way to stop listening. */
  onState(listener: (state: LoginState | null) => void): () => void;
  /** Starts a login, unless one is under way for something else: then it is shown as it stands. */
  start(target: LoginTarget): void;
  chooseFlow(flowID: string): void;
  submit(stepID: string, fields: Readonly<Record<string, string>>): void;
  /** The user says that the final page is reached. */
  confirm(): void;
  cancel(): void;
  restart(): void;
  /** Puts away a login that is over. */
  close(): void;
  browse(action: WebviewAction): void;
  placeBrowser(region: Region | null): void;
  paste(pasted: { isOpen: boolean; text?: string | undefined; fieldID?: string | undefined }): void;
  submitPasted(): void;
  /** Ends an open session on Beeper's side; resolves when that is done. */
  end(): Promise<void>;
}

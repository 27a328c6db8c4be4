import type { Region, WebviewAction, WebviewState } from '../../../shared/model/webview';
import type { InitialCookies } from './initial-cookies';
import type { PromptAnswer } from './prompts/prompt-queue';

/** What a webview opens and looks for. */
export interface WebviewTask {
  url: string;
  /** Suggested by the step; null for Chromium's own. */
  userAgent: string | null;
  /** An opaque expression to run in the page's main world. */
  extractJS: string | null;
  /** Local storage keys to read, in every frame. */
  storageKeys: readonly string[];
  /** The names by which the script may hand over values; it may have others, which nobody reads. */
  scriptNames: readonly string[];
  /** Something required comes from the script alone. */
  needsScript: boolean;
  /** Whether the body of a request to a URL is to be read; null when none is. */
  wantsBody: ((url: string) => boolean) | null;
  /** Set before the page is loaded. */
  initialCookies: InitialCookies;
}

/** A cookie of the login's partition. */
export interface WebviewCookie {
  name: string;
  value: string;
  /** As Chromium stores it: a leading dot for a domain cookie. */
  domain: string;
  path: string;
  hostOnly: boolean;
  /** Ms since the epoch; null for a session cookie. */
  expiresAt: number | null;
  /**
   * The site that has it for itself: `https://example.com`, the page's on top when it was set (CHIPS);
   * null for a cookie that is not partitioned. `opaque` is no site's.
   */
  partition: string | null;
}

/** Something that happened in the webview. What it means is for the capture to decide. */
export type WebviewEvent =
  /**
   * The URL of a page's main frame: `committed` (in-page included), or only passed through in a
   * redirect. `page` tells the step's own page (the first to commit) and its child windows apart.
   */
  | { kind: 'navigated'; page: number; url: string; committed: boolean }
  /** A page wanted to go to a URL that belongs to a program, and was kept from it. */
  | { kind: 'app-link'; page: number; url: string }
  /** A page was closed, by itself, its opener or the user. */
  | { kind: 'page-closed'; page: number }
  /** All cookies, after any change in them and after every navigation. */
  | { kind: 'cookies'; cookies: readonly WebviewCookie[] }
  /** A request with the headers that really went out, names in the page's casing. */
  | { kind: 'request'; url: string; headers: Readonly<Record<string, string>> }
  /** A request's body as text, from its beginning to at most 1 MB. */
  | { kind: 'request-body'; url: string; body: string }
  /** The wanted keys of one origin's local storage; null for a key that is not there. */
  | {
      kind: 'storage';
      origin: string;
      entries: Readonly<Record<string, string | null>>;
      /** The keys whose values were too large to be read. */
      tooLarge: readonly string[];
    }
  /** What extractJS resolved to or published; by field ID or source name, strings only. */
  | {
      kind: 'script';
      values: Readonly<Record<string, string>>;
      /** It is what the promise resolved to: the script has ended. */
      isResult: boolean;
      /** The names whose values were too large to be read. */
      tooLarge: readonly string[];
    };

/** The detail of the problem `crashed` when the page has closed itself. */
export const CLOSED_ITSELF = 'closed';

export interface WebviewListener {
  onEvent(event: WebviewEvent): void;
  onState(state: WebviewState): void;
}

/** One login's embedded browser. */
export interface Webview {
  /** Where in the window it is, in its whole pixels; null takes it off the window. */
  setRegion(region: Region | null): void;
  /** Runs the pages unseen, as if they were shown in their region, and without the keyboard. */
  setHidden(isHidden: boolean): void;
  act(action: WebviewAction): void;
  /** The user answers what a server asked; null cancels. */
  answerPrompt(id: number, answer: PromptAnswer): void;
  /** Reads the cookies anew; resolves once their event has been emitted. */
  refreshCookies(): Promise<void>;
  /** Destroys the page and its child windows, and clears and drops the partition. */
  close(): Promise<void>;
}

export type OpenWebview = (task: WebviewTask, listener: WebviewListener) => Webview;

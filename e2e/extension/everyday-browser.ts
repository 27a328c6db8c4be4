import type { Area } from '../desktop/display';
import type { RunInPage } from '../run-in-page';

/**
 * A real browser on a virtual display as a person has it, with the extension loaded. What people do is
 * done by mouse and keys (xdotool); developer tools are for looking only.
 *
 *   const { display } = await startDisplay();
 *   await startWindowManager(display, home);
 *   const browser = await startEverydayChromium({ home, extensionFolder, display, url });
 *   await browser.pressExtension();
 *   await browser.popup.press('Hand over to Bridgekeeper');
 *   await browser.answerPermissions('allow');
 *
 * The browser's profile, and the place where it looks for native messaging hosts, lie below `home`:
 * a program whose `HOME` is the same folder, without `XDG_CONFIG_HOME`, finds this browser.
 */
export interface EverydayBrowser {
  readonly pid: number;
  /** The folder of all that the browser keeps. */
  readonly profileFolder: string;
  /** Opens a page in a new tab, as another program does, which is in front once it is there. */
  openPage(url: string, place?: Place): Promise<void>;
  /** Closes the tab in front by the keys, as people do; the last one ends the browser. */
  closePage(): Promise<void>;
  /** Lets the extension into private windows, as its user does in the list of extensions. */
  allowPrivateWindows(): Promise<void>;
  /** Evaluates an expression in the page whose address begins so; waits for what it resolves to. */
  evaluateInPage(urlPrefix: string, expression: string): Promise<unknown>;
  /** Opens the extension's page by its keys, and waits until it is there. */
  pressExtension(): Promise<void>;
  readonly popup: Popup;
  /** Answers the browser's own question, by the keys; where it does not ask again, does nothing. */
  answerPermissions(answer: 'allow' | 'deny'): Promise<void>;
  /** What the extension may do now. */
  permissions(): Promise<{ permissions: string[]; origins: string[] }>;
  /** What the extension shows on its button. */
  badge(): Promise<string>;
  /** Evaluates an expression in the extension's background, which must be awake. */
  evaluateInBackground(expression: string): Promise<unknown>;
  output(): string;
  /** Ends it as its user does, and waits until it has ended: all that it keeps is written by then. */
  quit(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** The same, with all that it started: a test's end. */
  close(): Promise<void>;
}

/** Where a page is opened: Firefox alone has containers. */
export type Place = 'ordinary' | 'private' | 'container';

/** The extension's page below its button. */
export interface Popup {
  isOpen(): Promise<boolean>;
  /** Looks into it. */
  readonly run: RunInPage;
  /** What stands there; throws while it is closed. */
  text(): Promise<string>;
  /** Waits until this stands there. */
  waitForText(text: string | RegExp): Promise<void>;
  /** Clicks the button of this name with the mouse. */
  press(label: string): Promise<void>;
  /** Closes it where it is open. */
  close(): Promise<void>;
  /** Where it lies on the screen. */
  area(): Promise<Area>;
}

export interface EverydayBrowserOptions {
  /** The user's home folder. */
  home: string;
  /** The built extension: `out/extension/chromium`, or `…/firefox`. */
  extensionFolder: string;
  display: string;
  /** A page to open at once. */
  url?: string;
  isDark?: boolean;
  /** What its user has chosen in the browser's settings: Chromium's preferences, or Firefox's. */
  choices?: Readonly<Record<string, unknown>>;
  /** What an administrator has laid down; of Chromium alone. */
  policies?: object | undefined;
  /** Of the session bus, if there is one. */
  busAddress?: string;
}

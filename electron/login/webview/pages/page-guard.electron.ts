import type { WebContents, WebPreferences } from 'electron';
import { foreignScheme, isGoogleRejection, isGoogleSignIn } from '../page-url';
import { IS_GOOGLE_REJECTION } from '../observers/injected-scripts';

/**
 * SECURITY: what leads out of the window and asks for no permission: windows that float over all
 * others without saying whose they are, dialogs to open and save files, a lens over the whole screen;
 * and what outlives the pages.
 * Here they are absent, as in other browsers, and pages do without.
 */
const POWERS_LEFT_OUT = [
  'FileSystemAccessLocal',
  'DocumentPictureInPictureAPI',
  'PictureInPicture',
  'EyeDropperAPI',
  // A worker that goes on after its pages are gone, into the sign-in that has the session next.
  'SharedWorkerExtendedLifetime',
];

/** What every page of a login runs with, child windows included. */
export const SAFE_PREFERENCES = {
  // SECURITY: a page of somebody else. Most are the defaults, and stand here so that nobody loosens them
  // unnoticed. There is no preload, so a page has no way to reach the program.
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  plugins: false,
  navigateOnDragDrop: false,
  devTools: false,
  spellcheck: false,
  autoplayPolicy: 'document-user-activation-required',
  // alert() returns, confirm() is false: as in a browser that may not show them.
  disableDialogs: true,
  disableBlinkFeatures: POWERS_LEFT_OUT.join(),
  // A sign-in goes on while the window is closed.
  backgroundThrottling: false,
  // The keyboard goes where its user is (`followKeyboard`); an older Electron does not know this.
  focusOnNavigation: false,
} as const satisfies WebPreferences;

export interface GuardListener {
  /** The page wanted to start a program or to open a file, and was kept from it. */
  onAppLink: (url: string) => void;
  /** Google refuses to let anybody sign in with this browser. */
  onNotSecure: () => void;
}

/**
 * Guards one page of a login. One danger needs no code: as long as nobody listens for it, a bad
 * certificate fails the load.
 */
export function guardPage(contents: WebContents, { onAppLink, onNotSecure }: GuardListener): void {
  const blockForeign = (event: { url: string; preventDefault: () => void }) => {
    if (foreignScheme(event.url) === null) return;
    event.preventDefault();
    onAppLink(event.url);
  };
  // SECURITY: all frames, by links, scripts, forms and redirects alike.
  contents.on('will-frame-navigate', blockForeign);
  contents.on('will-redirect', blockForeign);
  // SECURITY: a page in a page would run with preferences that it chooses, a preload among them.
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Preventing it lets the page go: `beforeunload` cannot hold up a login.
  contents.on('will-prevent-unload', (event) => event.preventDefault());

  const checkForRejection = async () => {
    const url = contents.getURL();
    if (!isGoogleSignIn(url)) return;
    const isRejected = async () =>
      (await contents.mainFrame.executeJavaScript(IS_GOOGLE_REJECTION)) === true;
    if (isGoogleRejection(url) || (await isRejected())) onNotSecure();
  };
  const check = () => void checkForRejection().catch(() => undefined);
  contents.on('did-navigate', check);
  contents.on('did-navigate-in-page', check);
  contents.on('did-finish-load', check);
}

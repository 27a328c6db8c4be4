import type { WebContents, WebPreferences } from 'electron';
import { foreignScheme, isGoogleRejection, isGoogleSignIn } from './page-url';
import { SAYS_NOT_SECURE } from './observers/injected-scripts';

/** What every page of a login runs with, child windows included. */
export const SAFE_PREFERENCES = {
  // SECURITY: a stranger's page. Said although most are the defaults, so that nobody loosens them
  // unseen. There is no preload, so no door to the program.
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
  // A sign-in goes on while the window is closed.
  backgroundThrottling: false,
} as const satisfies WebPreferences;

interface GuardListener {
  /** The page wanted to start a program or to open a file; told by the scheme. */
  onBlockedApp: (scheme: string) => void;
  /** Google refuses this browser. */
  onNotSecure: () => void;
}

/**
 * Guards one page of a login. What needs no line: a bad certificate fails the load, and a password
 * prompt of HTTP is cancelled, as long as nobody listens for them.
 */
export function guardPage(
  contents: WebContents,
  { onBlockedApp, onNotSecure }: GuardListener,
): void {
  const stopForeign = (event: { url: string; preventDefault: () => void }) => {
    const scheme = foreignScheme(event.url);
    if (scheme === null) return;
    event.preventDefault();
    onBlockedApp(scheme);
  };
  // SECURITY: all frames, by links, scripts, forms and redirects alike.
  contents.on('will-frame-navigate', stopForeign);
  contents.on('will-redirect', stopForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Prevented means left: a page cannot hold the login with `beforeunload`.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('select-client-certificate', (event, _url, _certificates, answer) => {
    // SECURITY: Electron would hand over the first certificate of this machine's owner.
    event.preventDefault();
    (answer as () => void)();
  });

  const lookForRejection = async () => {
    const url = contents.getURL();
    if (!isGoogleSignIn(url)) return;
    const says = async () => (await contents.mainFrame.executeJavaScript(SAYS_NOT_SECURE)) === true;
    if (isGoogleRejection(url) || (await says())) onNotSecure();
  };
  const look = () => void lookForRejection().catch(() => undefined);
  contents.on('did-navigate', look);
  contents.on('did-navigate-in-page', look);
  contents.on('did-finish-load', look);
}

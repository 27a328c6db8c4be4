import type { NavigationHistory, Session, WebContents, WebContentsView } from 'electron';
import type { PageProblem, WebviewAction } from '../../../shared/model/login';
import { framesOf } from './frames.electron';
import { pageProblemOfLoad } from './load-errors';
import type { Frame } from './observers/local-storage-reader';
import { guardPage, SAFE_PREFERENCES } from './page-guard.electron';
import { isWebURL } from './page-url';
import { createPopups } from './popups.electron';
import { CLOSED_ITSELF } from './types';
import { overrideUserAgent, type UserAgentOverride } from './user-agent-override.electron';

/** The page of a login, with the windows it opens. */
export interface Page {
  view: WebContentsView;
  contents: WebContents;
  /** Whether there is a process that could answer. */
  isAlive(): boolean;
  /** Runs code in the main frame's main world; may never settle. */
  run(code: string): Promise<unknown>;
  /** All frames, those of popups included. */
  frames(): Frame[];
  /** Does everything but the zoom. Reloading a page that hangs ends its process first. */
  act(action: WebviewAction, isHung: boolean): void;
  close(): Promise<void>;
}

/** Nothing is reported of blank pages. */
export interface PageListener {
  onStart(): void;
  onRedirect(url: string): void;
  /** The main frame is somewhere else: with a new document, or within the one it has. */
  onCommit(url: string, how: 'document' | 'in-page'): void;
  onReadable(): void;
  onLoaded(): void;
  onLoading(isLoading: boolean): void;
  onProblem(problem: PageProblem, url: string | null): void;
}

interface Options {
  electron: { WebContentsView: typeof WebContentsView };
  session: Session;
  /** A URL of the web. */
  url: string;
  override: UserAgentOverride | null;
  listener: PageListener;
  log: (line: string) => void;
}

/** Opens a page under guard, hidden at first. */
export function openPage({ electron, session, url, override, listener, log }: Options): Page {
  const view = new electron.WebContentsView({ webPreferences: { ...SAFE_PREFERENCES, session } });
  const contents = view.webContents;
  const report = (kind: PageProblem['kind'], detail: string | null = null) =>
    listener.onProblem({ kind, detail }, null);
  const onBlockedApp = (scheme: string) => report('blocked-app', scheme);
  const guard = (guarded: WebContents) => {
    guardPage(guarded, { onBlockedApp, onNotSecure: () => report('not-secure-browser') });
    popups.handleFrom(guarded);
  };
  const applyUserAgent = async (target: WebContents) => {
    if (override === null) return;
    await overrideUserAgent(target, override).catch(() => log('no user agent could be set'));
  };
  const popups = createPopups({
    onBlockedApp,
    onOpen(opened) {
      guard(opened);
      void applyUserAgent(opened);
    },
  });
  guard(contents);
  let isClosing = false;
  let isRestarting = false;

  const load = async () => {
    if (override !== null) await contents.loadURL('about:blank');
    await applyUserAgent(contents);
    subscribe(contents, listener);
    await contents.loadURL(url);
  };
  // A failure is reported by `did-fail-load`.
  void load().catch(() => undefined);

  contents.on('render-process-gone', (_event, { reason }) => {
    if (!isRestarting) return report('crashed', reason);
    isRestarting = false;
    // Not within the event: Chromium does not allow that.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
  contents.on('destroyed', () => {
    if (!isClosing) report('crashed', CLOSED_ITSELF);
  });

  const restart = () => {
    isRestarting = true;
    contents.forcefullyCrashRenderer();
  };

  return {
    view,
    contents,
    isAlive: () => !contents.isDestroyed() && !contents.isCrashed(),
    run: async (code) => contents.mainFrame.executeJavaScript(code),
    frames: () => [contents, ...popups.contents()].flatMap(framesOf),
    act(action, isHung) {
      if (action === 'back') contents.navigationHistory.goBack();
      else if (action === 'stop') contents.stop();
      else if (action === 'focus') contents.focus();
      else if (action === 'reload' && isHung) restart();
      else if (action === 'reload') contents.reload();
    },
    async close() {
      isClosing = true;
      popups.close();
      if (contents.isDestroyed()) return;
      const destroyed = new Promise<void>((resolve) => {
        contents.once('destroyed', () => resolve());
      });
      contents.close();
      await destroyed;
    },
  };
}

/** Reports what happens to the page from its first real URL on. */
function subscribe(contents: WebContents, listener: PageListener): void {
  let hasPage = false;
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) listener.onStart();
  });
  contents.on('did-redirect-navigation', ({ isMainFrame, url }) => {
    if (isMainFrame && isWebURL(url)) listener.onRedirect(url);
  });
  contents.on('did-navigate', (_event, url) => {
    removeBlankPage(contents.navigationHistory);
    hasPage = isWebURL(url);
    if (hasPage) listener.onCommit(url, 'document');
  });
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame && isWebURL(url)) listener.onCommit(url, 'in-page');
  });
  contents.on('dom-ready', () => {
    if (hasPage) listener.onReadable();
  });
  contents.on('did-finish-load', () => {
    if (hasPage) listener.onLoaded();
  });
  contents.on('did-start-loading', () => listener.onLoading(true));
  contents.on('did-stop-loading', () => listener.onLoading(false));
  contents.on('did-fail-load', (_event, code, name, url, isMainFrame) => {
    const problem = isMainFrame ? pageProblemOfLoad(code, name) : null;
    if (problem === null) return;
    hasPage = false;
    listener.onProblem(problem, url);
  });
  contents.on('render-process-gone', () => {
    hasPage = false;
  });
}

/** With another user agent the page begins blank, and "back" must not lead there. */
function removeBlankPage(history: NavigationHistory): void {
  const isBlank = history.getEntryAtIndex(0)?.url === 'about:blank';
  if (isBlank && history.length() > 1) history.removeEntryAtIndex(0);
}

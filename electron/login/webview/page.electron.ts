import { WebContentsView, type NavigationHistory, type Session, type WebContents } from 'electron';
import type { PageProblem } from '../../../shared/model/login';
import { CLOSED_ITSELF } from './types';
import { isWebURL } from './page-url';
import { createPopups } from './popups.electron';
import { guardPage, SAFE_PREFERENCES } from './page-guard.electron';
import { overrideUserAgent, type UserAgentOverride } from './user-agent-override.electron';
import type { Frame } from './observers/local-storage-reader';
import { pageProblemOfLoad } from './load-errors';

/** The page of a login, with the windows it opens. */
export interface Page {
  view: WebContentsView;
  contents: WebContents;
  /** Runs code in the main frame's main world; may never settle. */
  run(code: string): Promise<unknown>;
  /** All frames, those of child windows included. */
  frames(): Frame[];
  /** Ends the process of a page that hangs, and loads the page again. */
  revive(): void;
  close(): Promise<void>;
}

/** What hears a page. Nothing is told about blank pages. */
export interface PageListener {
  onStart(): void;
  onRedirect(url: string): void;
  /** The main frame is somewhere else: with a new document, or moved within the one it has. */
  onCommit(url: string, how: 'document' | 'in-page'): void;
  onReadable(): void;
  onLoaded(): void;
  onLoading(isLoading: boolean): void;
  onProblem(trouble: PageProblem, url: string | null): void;
}

interface Options {
  session: Session;
  /** Where it begins; a URL of the web. */
  url: string;
  override: UserAgentOverride | null;
  ears: PageListener;
  log: (line: string) => void;
}

/** Opens a page under guard, hidden at first. */
export function openPage({ session, url, override, ears, log }: Options): Page {
  const view = new WebContentsView({ webPreferences: { ...SAFE_PREFERENCES, session } });
  const contents = view.webContents;
  const trouble = (kind: PageProblem['kind'], detail: string | null = null) =>
    ears.onProblem({ kind, detail }, null);
  const onBlockedApp = (scheme: string) => trouble('blocked-app', scheme);
  const care = (cared: WebContents) => {
    guardPage(cared, { onBlockedApp, onNotSecure: () => trouble('not-secure-browser') });
    children.watch(cared);
  };
  const dress = async (dressed: WebContents) => {
    if (override === null) return;
    await overrideUserAgent(dressed, override).catch(() => log('no user agent could be set'));
  };
  const children = createPopups({
    onBlockedApp,
    onOpen(opened) {
      care(opened);
      void dress(opened);
    },
  });
  care(contents);
  let isClosing = false;
  let isReviving = false;

  const begin = async () => {
    if (override !== null) await contents.loadURL('about:blank');
    await dress(contents);
    hear(contents, ears);
    await contents.loadURL(url);
  };
  // A load that fails is told by its event.
  void begin().catch(() => undefined);

  contents.on('render-process-gone', (_event, { reason }) => {
    if (!isReviving) return trouble('crashed', reason);
    isReviving = false;
    // Not from within the event, which Chromium does not allow.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });
  contents.on('destroyed', () => {
    if (!isClosing) trouble('crashed', CLOSED_ITSELF);
  });

  return {
    view,
    contents,
    run: async (code) => contents.mainFrame.executeJavaScript(code),
    frames: () => [contents, ...children.contents()].flatMap(framesOf),
    revive() {
      isReviving = true;
      contents.forcefullyCrashRenderer();
    },
    async close() {
      isClosing = true;
      children.close();
      if (contents.isDestroyed()) return;
      const gone = new Promise<void>((resolve) => {
        contents.once('destroyed', () => resolve());
      });
      contents.close();
      await gone;
    },
  };
}

/** Tells what happens to the page from its first real URL on. */
function hear(contents: WebContents, ears: PageListener): void {
  let hasPage = false;
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) ears.onStart();
  });
  contents.on('did-redirect-navigation', ({ isMainFrame, url }) => {
    if (isMainFrame && isWebURL(url)) ears.onRedirect(url);
  });
  contents.on('did-navigate', (_event, url) => {
    forgetBlankPage(contents.navigationHistory);
    hasPage = isWebURL(url);
    if (hasPage) ears.onCommit(url, 'document');
  });
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame && isWebURL(url)) ears.onCommit(url, 'in-page');
  });
  contents.on('dom-ready', () => {
    if (hasPage) ears.onReadable();
  });
  contents.on('did-finish-load', () => {
    if (hasPage) ears.onLoaded();
  });
  contents.on('did-start-loading', () => ears.onLoading(true));
  contents.on('did-stop-loading', () => ears.onLoading(false));
  contents.on('did-fail-load', (_event, code, name, url, isMainFrame) => {
    const trouble = isMainFrame ? pageProblemOfLoad(code, name) : null;
    if (trouble === null) return;
    hasPage = false;
    ears.onProblem(trouble, url);
  });
  contents.on('render-process-gone', () => {
    hasPage = false;
  });
}

/** The blank page it may have begun with is nothing to go back to. */
function forgetBlankPage(history: NavigationHistory): void {
  const isBlank = history.getEntryAtIndex(0)?.url === 'about:blank';
  if (isBlank && history.length() > 1) history.removeEntryAtIndex(0);
}

function framesOf(contents: WebContents): Frame[] {
  if (contents.isDestroyed() || contents.isCrashed()) return [];
  return contents.mainFrame.framesInSubtree.map((frame) => ({
    id: `${frame.processId}:${frame.routingId}`,
    run: async (code) => frame.executeJavaScript(code),
  }));
}

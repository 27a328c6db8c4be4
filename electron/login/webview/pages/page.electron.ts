import type { NavigationHistory, WebContents, WebContentsView } from 'electron';
import type { PageProblem } from '../../../../shared/model/webview';
import { framesOf } from './frames.electron';
import { pageProblemOfLoad } from './load-errors';
import type { Frame } from '../observers/local-storage-reader';
import { isWebURL, originOf } from '../page-url';

/** One page of a login: the step's own, or a child window. */
export interface Page {
  /** Unique in this run. */
  id: number;
  view: WebContentsView;
  contents: WebContents;
  /** Whether there is a process that could answer. */
  isAlive(): boolean;
  /** Runs code in the main frame's main world; may never settle. */
  run(code: string): Promise<unknown>;
  frames(): Frame[];
  /** Reloading a page that hangs ends its process first. */
  reload(isHung: boolean): void;
  /** Closes the page, whatever it has to say; resolves once it is destroyed. */
  close(): Promise<void>;
}

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

/** A page in its view; it has to be guarded, followed and loaded. */
export function createPage(id: number, view: WebContentsView, listener: PageListener): Page {
  const contents = view.webContents;
  let isRestarting = false;

  contents.on('render-process-gone', (_event, { reason }) => {
    if (!isRestarting) return listener.onProblem({ kind: 'crashed', detail: reason }, null);
    isRestarting = false;
    // Not within the event: Chromium does not allow that.
    setImmediate(() => {
      if (!contents.isDestroyed()) contents.reload();
    });
  });

  return {
    id,
    view,
    contents,
    isAlive: () => !contents.isDestroyed() && !contents.isCrashed(),
    run: async (code) => contents.mainFrame.executeJavaScript(code),
    frames: () => framesOf(contents),
    reload(isHung) {
      if (!isHung) return contents.reload();
      isRestarting = true;
      contents.forcefullyCrashRenderer();
    },
    async close() {
      if (contents.isDestroyed()) return;
      const destroyed = new Promise<void>((resolve) => {
        contents.once('destroyed', () => resolve());
      });
      contents.close();
      await destroyed;
    },
  };
}

/** Reports where a page goes, from its first real URL on: nothing is reported of blank pages. */
export function followPage({ contents }: Page, listener: PageListener): void {
  let hasPage = false;
  let hasShown = false;
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) listener.onStart();
  });
  contents.on('did-redirect-navigation', ({ isMainFrame, url }) => {
    if (isMainFrame && isWebURL(url)) listener.onRedirect(url);
  });
  contents.on('did-navigate', (_event, url) => {
    removeBlankPage(contents.navigationHistory);
    hasPage = isWebURL(url);
    hasShown ||= originOf(url) !== '';
    // SECURITY: a page that becomes blank, or one that another page has written, would keep the origin and
    // the lock of the site before it.
    if (hasShown) listener.onCommit(url, 'document');
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

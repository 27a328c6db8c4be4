import type { app, Session, View, WebContentsView } from 'electron';
import type { Region } from '../../../../shared/model/webview';
import { handleChildWindows } from './child-windows.electron';
import { endRenderers } from './end-renderers.electron';
import { guardPage, SAFE_PREFERENCES, type GuardListener } from './page-guard.electron';
import { createPage, followPage, type Page, type PageListener } from './page.electron';
import { boundsOf } from './page-bounds';
import { followKeyboard, type PageKeyboard } from './page-keyboard.electron';
import type { PromptQueue } from '../prompts/prompt-queue';
import { handlePrompts } from '../prompts/prompts.electron';
import { overrideUserAgent, type UserAgentOverride } from './user-agent-override.electron';

/**
 * The window as a webview needs it. The window may be destroyed and made anew while a login goes on:
 * the pages belong to the login, outlive the window, and are attached again as soon as the new
 * window says where they belong.
 */
export interface WebviewHost {
  /** Puts a view on top of what the window shows. Without a window nothing happens. */
  attach(view: View): void;
  /** Takes a view off the window, if it is there. */
  detach(view: View): void;
  /** Gives the keyboard back to what the window shows itself. */
  focus(): void;
  /** Whether what the window shows itself has the keyboard. */
  hasFocus(): boolean;
}

/** The step's page and its child windows, the last opened on top. */
export interface PageStack {
  /** Opens the step's page at a URL of the web. */
  open(url: string): void;
  /** The lowest first: the step's own, unless it has closed itself. */
  pages(): readonly Page[];
  /** The step's own page; null before it was opened, and once it has closed itself. */
  stepPage(): Page | null;
  /** The one that is seen and used. */
  top(): Page | null;
  /** Where in the window the pages are, in its whole pixels; null hides them. */
  setRegion(region: Region | null): void;
  /** Runs the pages unseen, as if they were shown in their region, and without the keyboard. */
  setHidden(isHidden: boolean): void;
  /** Leads the keyboard into the page that is seen, as soon as there is one. */
  takeKeyboard(): void;
  /** Gives the keyboard, if a page has it, to the window until the pages are in their region again. */
  lendKeyboard(): void;
  close(): Promise<void>;
}

/** What happens to a page, with the page it happens to. */
export interface PageStackListener {
  /** A page lies on top of the others. What is returned receives all that happens to it. */
  onOpened(id: number, isStepPage: boolean): PageListener & GuardListener;
  /** A page is gone: it closed itself, or its opener or the user did. */
  onClosed(id: number): void;
  /** A server asked for a certificate of the user's. */
  onCertificateAsked(): void;
  /** A page wanted one child window too many. */
  onTooManyWindows(): void;
}

interface Options {
  electron: {
    app: Pick<typeof app, 'getAppMetrics'>;
    WebContentsView: typeof WebContentsView;
  };
  kill: (pid: number) => void;
  session: Session;
  host: WebviewHost;
  override: UserAgentOverride | null;
  prompts: PromptQueue;
  listener: PageStackListener;
  log: (line: string) => void;
}

interface StackedPage extends Page {
  keyboard: PageKeyboard;
}

let lastID = 0;

/**
 * Opens pages under guard, in one partition. A child window is a page over its opener, with all that
 * Chrome gives it: opener, name, the form that opened it. It may close itself or be closed by its
 * opener, and stays when its opener leaves for another page.
 */
export function createPageStack(options: Options): PageStack {
  const { electron, session, host, override, prompts, listener, log } = options;
  let pages: readonly StackedPage[] = [];
  let stepPage: Page | null = null;
  let region: Region | null = null;
  let isHidden = false;
  let isClosing = false;
  /** A page gets the keyboard once it is in its region. */
  let isKeyboardDue = false;

  const show = () => {
    for (const { view } of pages) {
      view.setVisible(region !== null);
      if (region === null) host.detach(view);
      else {
        // The pages beneath stay visible to themselves, as beneath Chrome's popups: an opener that
        // waits for its child may count animation frames.
        host.attach(view);
        view.setBounds(boundsOf(region, isHidden));
      }
    }
  };

  const takeKeyboard = () => {
    if (region === null) isKeyboardDue = true;
    else if (!isHidden) pages.at(-1)?.keyboard.take();
  };

  const lendKeyboard = () => {
    if (!pages.some(({ keyboard }) => keyboard.hasFocus())) return;
    isKeyboardDue = true;
    host.focus();
  };

  const remove = (page: StackedPage) => {
    host.detach(page.view);
    pages = pages.filter((each) => each !== page);
    if (stepPage === page) stepPage = null;
    if (isClosing) return;
    listener.onClosed(page.id);
    if (!page.keyboard.hasFocus()) return;
    if (pages.length === 0) host.focus();
    else takeKeyboard();
  };

  const add = (view: WebContentsView, isStepPage: boolean) => {
    lastID += 1;
    const pageListener = listener.onOpened(lastID, isStepPage);
    const { webContents: contents } = view;
    const keyboard = followKeyboard(contents, {
      isHidden: () => isHidden,
      leave: host.focus,
      close: isStepPage ? null : () => void page.close(),
    });
    const page = { ...createPage(lastID, view, pageListener), keyboard };
    if (isStepPage) stepPage = page;
    contents.on('destroyed', () => remove(page));
    guardPage(contents, pageListener);
    handlePrompts(contents, page.id, prompts);
    contents.on('select-client-certificate', listener.onCertificateAsked);
    handleChildWindows(contents, {
      electron,
      session,
      openWindows: () => pages.filter((each) => each !== stepPage).length,
      onAppLink: pageListener.onAppLink,
      onTooMany: listener.onTooManyWindows,
      onOpened: addChild,
    });
    const wasInUse = pages.at(-1)?.keyboard.hasFocus() === true;
    pages = [...pages, page];
    show();
    if (wasInUse) keyboard.take();
    return { page, pageListener };
  };

  const applyUserAgent = async ({ contents }: Page) => {
    if (override === null) return;
    await overrideUserAgent(contents, override).catch(() => log('no user agent could be set'));
  };

  const addChild = (view: WebContentsView) => {
    const { page, pageListener } = add(view, false);
    followPage(page, pageListener);
    void applyUserAgent(page);
  };

  const load = async (page: Page, url: string, pageListener: PageListener) => {
    if (override !== null) await page.contents.loadURL('about:blank');
    await applyUserAgent(page);
    followPage(page, pageListener);
    await page.contents.loadURL(url);
  };

  return {
    open(url) {
      const webPreferences = { ...SAFE_PREFERENCES, session };
      const { page, pageListener } = add(new electron.WebContentsView({ webPreferences }), true);
      // A failure is reported by `did-fail-load`.
      void load(page, url, pageListener).catch(() => undefined);
    },
    pages: () => pages,
    stepPage: () => stepPage,
    top: () => pages.at(-1) ?? null,
    setRegion(next) {
      if (next === null) lendKeyboard();
      region = next;
      show();
      if (next === null || !isKeyboardDue) return;
      isKeyboardDue = false;
      // Else its user is in another program, and the window would come to the front.
      if (host.hasFocus()) takeKeyboard();
    },
    setHidden(next) {
      isHidden = next;
      show();
    },
    takeKeyboard,
    lendKeyboard,
    async close() {
      isClosing = true;
      // A page whose process has ended keeps the keyboard from everybody, and does not say so.
      lendKeyboard();
      endRenderers(
        pages.map(({ contents }) => contents),
        { app: electron.app, kill: options.kill },
      );
      await Promise.all([...pages].reverse().map((page) => page.close()));
    },
  };
}

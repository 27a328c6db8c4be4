import type { app, session, WebContentsView } from 'electron';
import type { PageProblem } from '../../../shared/model/webview';
import type { Clock } from '../../platform/clock';
import { createHangDetector } from './observers/hang-detector';
import { PING } from './observers/injected-scripts';
import { createLocalStorageReader } from './observers/local-storage-reader';
import { createScriptRunner } from './observers/script-runner';
import {
  createPageStack,
  type PageStackListener,
  type WebviewHost,
} from './pages/page-stack.electron';
import { foreignScheme, isWebURL, lockOf, originOf } from './page-url';
import { openPartition } from './partition.electron';
import { createSessionPool, type SessionPool } from './session-pool.electron';
import {
  CLOSED_ITSELF,
  type OpenWebview,
  type Webview,
  type WebviewListener,
  type WebviewTask,
} from './types';
import { reducedUserAgent } from './pages/user-agent';
import { userAgentOverrideFor } from './pages/user-agent-override.electron';
import { createPromptQueue } from './prompts/prompt-queue';
import { createWebviewState } from './webview-state';
import { zoomAfter } from './zoom';

interface Options {
  electron: {
    app: Pick<typeof app, 'userAgentFallback' | 'getAppMetrics'>;
    session: Pick<typeof session, 'fromPartition'>;
    WebContentsView: typeof WebContentsView;
  };
  host: WebviewHost;
  /** Ends a process of this program at once. */
  kill: (pid: number) => void;
  clock: Clock;
  log: (line: string) => void;
}

/** Makes the function that opens webviews. To be called once, before the first window is made. */
export function createWebviewOpener(options: Options): OpenWebview {
  const { app: program } = options.electron;
  // Frames of other sites and service workers take it from here, whatever their page was given.
  program.userAgentFallback = reducedUserAgent(program.userAgentFallback);
  const sessions = createSessionPool(options);
  return (task, listener) => openWebview(task, listener, { ...options, sessions });
}

function openWebview(
  task: WebviewTask,
  listener: WebviewListener,
  options: Options & { sessions: SessionPool },
): Webview {
  const { electron, sessions, clock, host, log } = options;
  let closing: Promise<void> | null = null;
  /** The state of the step's page; outlives a page that closes itself. */
  let stepPageID = 0;
  let hasRefusedWindows = false;

  const state = createWebviewState((next) => {
    if (closing === null) listener.onState(next);
  });
  const report = (id: number, kind: PageProblem['kind'], detail: string | null = null) => {
    if (closing === null) {
      log(`problem on the sign-in page: ${kind}`);
      // Why it failed, Chromium may remember: that there is no certificate to show, above all.
      partition.retire();
    }
    state.update(id, { problem: { kind, detail } });
  };
  const emit: WebviewListener['onEvent'] = (event) => {
    if (closing === null) listener.onEvent(event);
  };
  const prompts = createPromptQueue((prompt) => {
    state.setPrompt(prompt);
    if (prompt !== null) pages.lendKeyboard();
  });
  const run = (code: string) => pages.stepPage()?.run(code) ?? Promise.resolve(null);

  const partition = openPartition({
    electron,
    sessions,
    clock,
    userAgent: task.userAgent ?? electron.app.userAgentFallback,
    wantsBody: task.wantsBody,
    emit: listener.onEvent,
    onBlockedDownload(contents) {
      const page = pages.pages().find((each) => each.contents === contents) ?? pages.top();
      if (page === null) return;
      // A window that was opened for the download alone stays blank, and Chrome closes it, too.
      const isForDownload = page !== pages.stepPage() && page.contents.getURL() === '';
      if (isForDownload) void page.close();
      const shown = isForDownload ? pages.pages().at(-2)?.id : page.id;
      report(shown ?? stepPageID, 'blocked-download');
    },
    log,
  });

  /** What happens to one page; the step's script runs in the step's page alone. */
  const onOpened: PageStackListener['onOpened'] = (id, isStepPage) => {
    if (isStepPage) {
      // A step's page that has closed itself leaves its state behind, until it is opened anew.
      state.remove(stepPageID);
      stepPageID = id;
    }
    state.update(id, {});
    hangs.reset();
    const navigated = (url: string, committed: boolean) =>
      emit({ kind: 'navigated', page: id, url, committed });
    const contents = () => pages.pages().find((page) => page.id === id)?.contents;
    return {
      onStart() {
        prompts.onPageLeft(id);
        if (isStepPage) script.onLeave();
        state.update(id, { problem: null });
      },
      onRedirect: (url) => navigated(url, false),
      onCommit(url, how) {
        navigated(url, true);
        // SECURITY: first of all, so that whatever fails below leaves no other page's origin and lock.
        const canGoBack = contents()?.navigationHistory.canGoBack() ?? false;
        state.update(id, { origin: originOf(url), lock: lockOf(url), canGoBack });
        // Chromium stores the zoom by site; here it belongs to the bar.
        if (how === 'document') contents()?.setZoomFactor(state.state().zoom);
        void partition.refreshCookies();
        storage.read();
        if (how === 'document') hangs.reset();
        else if (isStepPage) script.onMoved();
      },
      onReadable() {
        if (isStepPage) script.onDocument();
        storage.read();
      },
      onLoaded() {
        if (isStepPage) script.onLoaded();
        storage.read();
      },
      onLoading: (isLoading) => state.update(id, { isLoading }),
      onProblem({ kind, detail }, url) {
        if (url !== null) state.update(id, { origin: originOf(url), lock: 'none' });
        report(id, kind, detail);
      },
      onAppLink(url) {
        emit({ kind: 'app-link', page: id, url });
        report(id, 'blocked-app', foreignScheme(url));
      },
      onNotSecure: () => report(id, 'not-secure-browser'),
    };
  };

  const pages = createPageStack({
    electron,
    session: partition.session,
    host,
    kill: options.kill,
    prompts,
    override: task.userAgent === null ? null : userAgentOverrideFor(task.userAgent),
    listener: {
      onOpened,
      onClosed(id) {
        hangs.reset();
        // The pings begin anew, so a page that lies on top again is found to hang again if it does.
        clearUnresponsive();
        prompts.onPageLeft(id);
        // Its bar stays: a page that has closed itself can be loaded again.
        if (id === stepPageID) return report(id, 'crashed', CLOSED_ITSELF);
        state.remove(id);
        emit({ kind: 'page-closed', page: id });
      },
      // SECURITY: Chromium would send it again without a question, and nothing makes it forget.
      onCertificateAsked: partition.retire,
      onTooManyWindows() {
        const id = pages.top()?.id ?? stepPageID;
        if (!hasRefusedWindows) report(id, 'too-many-windows');
        hasRefusedWindows = true;
      },
    },
    log,
  });

  const storage = createLocalStorageReader({
    clock,
    keys: task.storageKeys,
    frames: () => pages.pages().flatMap((page) => page.frames()),
    emit: listener.onEvent,
  });
  const script = createScriptRunner({
    clock,
    source: task.extractJS,
    names: task.scriptNames,
    run,
    emit: listener.onEvent,
    onGivenUp() {
      if (task.needsScript) report(stepPageID, 'script-failed');
    },
  });
  const clearUnresponsive = () => {
    const id = pages.top()?.id;
    if (id === undefined || state.page(id).problem?.kind !== 'unresponsive') return;
    state.update(id, { problem: null });
  };
  const hangs = createHangDetector({
    clock,
    ping() {
      const page = pages.top();
      return page?.isAlive() ? page.run(PING) : Promise.resolve();
    },
    onHung() {
      const page = pages.top();
      if (page === pages.stepPage() && script.onHung()) {
        log('the script of the step stopped the page and is not run again');
      }
      if (page !== null) report(page.id, 'unresponsive');
    },
    onRecovered: () => clearUnresponsive(),
  });

  const open = () => {
    if (closing !== null) return;
    if (isWebURL(task.url)) return pages.open(task.url);
    state.update(stepPageID, { isLoading: false });
    report(stepPageID, 'blocked-app', foreignScheme(task.url));
  };

  const end = async () => {
    prompts.close();
    await pages.close();
    await partition.clear();
  };

  const start = () => {
    if (closing !== null) return;
    if (task.initialCookies.usable.length + task.initialCookies.leftOut.length === 0) return open();
    void partition.setCookies(task.initialCookies).then(open);
  };

  // Not before the caller has the webview whose events it receives.
  setImmediate(start);
  return {
    setRegion: pages.setRegion,
    setHidden: pages.setHidden,
    act(action) {
      const page = pages.top();
      if (page === null) {
        if (action === 'reload') open();
        return;
      }
      const { contents } = page;
      if (action === 'back') contents.navigationHistory.goBack();
      else if (action === 'stop') contents.stop();
      else if (action === 'focus') pages.takeKeyboard();
      else if (action === 'reload')
        page.reload(state.page(page.id).problem?.kind === 'unresponsive');
      else if (action === 'close-window') {
        // Its user goes on in the page beneath.
        if (page !== pages.stepPage()) void page.close().then(pages.takeKeyboard);
      } else {
        state.setZoom(zoomAfter(state.state().zoom, action));
        // Chromium keeps it for the site.
        partition.retire();
        pages.pages().forEach((each) => each.contents.setZoomFactor(state.state().zoom));
      }
    },
    answerPrompt: prompts.answer,
    refreshCookies: partition.refreshCookies,
    close() {
      if (closing !== null) return closing;
      for (const observer of [partition, storage, script, hangs]) observer.stop();
      // Later, so that `closing` is set before the first thing ends, and nothing of that is reported.
      closing = Promise.resolve().then(end);
      return closing;
    },
  };
}

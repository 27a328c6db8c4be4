import type { app, session, View, WebContentsView } from 'electron';
import type { PageProblem, Region } from '../../../shared/model/login';
import type { Clock } from '../../platform/clock';
import { createHangDetector } from './observers/hang-detector';
import { PING } from './observers/injected-scripts';
import { createLocalStorageReader } from './observers/local-storage-reader';
import { createScriptRunner } from './observers/script-runner';
import { openPage, type Page, type PageListener } from './page.electron';
import { foreignScheme, isWebURL, lockOf, originOf } from './page-url';
import { openPartition } from './partition.electron';
import type { OpenWebview, Webview, WebviewListener, WebviewTask } from './types';
import { reducedUserAgent } from './user-agent';
import { userAgentOverrideFor } from './user-agent-override.electron';
import { createWebviewState } from './webview-state';
import { zoomAfter } from './zoom';

/**
 * The window as a webview needs it. The window may be destroyed and made anew while a login goes on:
 * the view belongs to the login, outlives the window, and is attached again as soon as the new
 * window says where it belongs.
 */
interface WebviewHost {
  /** Puts a view on top of what the window shows. Without a window nothing happens. */
  attach(view: View): void;
  /** Takes a view off the window, if it is there. */
  detach(view: View): void;
  /** Gives the keyboard back to what the window shows itself. */
  focus(): void;
}

interface Options {
  electron: {
    app: Pick<typeof app, 'userAgentFallback'>;
    session: Pick<typeof session, 'fromPartition'>;
    WebContentsView: typeof WebContentsView;
  };
  host: WebviewHost;
  clock: Clock;
  log: (line: string) => void;
}

/** Makes the function that opens webviews. To be called once, before the first window is made. */
export function createWebviewOpener(options: Options): OpenWebview {
  const { app: program } = options.electron;
  // Frames of other sites and service workers take it from here, whatever their page was given.
  program.userAgentFallback = reducedUserAgent(program.userAgentFallback);
  return (task, listener) => openWebview(task, listener, options);
}

/** Leads the keyboard out of the page, as it leads into it from the bar. */
const LEAVE_KEY = 'F6';

function openWebview(task: WebviewTask, listener: WebviewListener, options: Options): Webview {
  const { electron, clock, host, log } = options;
  let page: Page | null = null;
  let region: Region | null = null;
  let closing: Promise<void> | null = null;

  const state = createWebviewState((next) => {
    if (closing === null) listener.onState(next);
  });
  const report = (problem: PageProblem) => {
    if (closing === null) log(`problem on the sign-in page: ${problem.kind}`);
    state.update({ problem });
  };
  const run = (code: string) => page?.run(code) ?? Promise.resolve(null);

  const partition = openPartition({
    electron,
    userAgent: task.userAgent ?? electron.app.userAgentFallback,
    emit: listener.onEvent,
    onBlockedDownload: () => report({ kind: 'blocked-download', detail: null }),
    log,
  });
  const storage = createLocalStorageReader({
    clock,
    keys: task.storageKeys,
    frames: () => page?.frames() ?? [],
    emit: listener.onEvent,
  });
  const script = createScriptRunner({
    clock,
    source: task.extractJS,
    run,
    emit: listener.onEvent,
  });
  const hangs = createHangDetector({
    clock,
    ping: () => (page?.isAlive() ? run(PING) : Promise.resolve()),
    onHung() {
      if (script.onHung()) log('the script of the step stopped the page and is not run again');
      report({ kind: 'unresponsive', detail: null });
    },
    onRecovered() {
      if (state.state().problem?.kind === 'unresponsive') state.update({ problem: null });
    },
  });

  const navigated = (url: string, committed: boolean) => {
    if (closing === null) listener.onEvent({ kind: 'navigated', url, committed });
  };
  const pageListener: PageListener = {
    onStart: () => state.update({ problem: null }),
    onRedirect: (url) => navigated(url, false),
    onCommit(url, how) {
      navigated(url, true);
      // SECURITY: first of all, so that whatever fails below leaves no other page's origin and lock.
      const canGoBack = page?.contents.navigationHistory.canGoBack() ?? false;
      state.update({ origin: originOf(url), lock: lockOf(url), canGoBack });
      // Chromium stores the zoom by site; here it belongs to the bar.
      if (how === 'document') page?.contents.setZoomFactor(state.state().zoom);
      void partition.refreshCookies();
      storage.read();
      if (how === 'document') hangs.reset();
      else script.onMoved();
    },
    onReadable() {
      script.onDocument();
      storage.read();
    },
    onLoaded() {
      script.onLoaded();
      storage.read();
    },
    onLoading: (isLoading) => state.update({ isLoading }),
    onProblem(problem, url) {
      if (url !== null) state.update({ origin: originOf(url), lock: 'none' });
      report(problem);
    },
  };

  const updateBounds = () => {
    if (page === null || page.contents.isDestroyed()) return;
    const { view } = page;
    view.setVisible(region !== null);
    if (region === null) return host.detach(view);
    host.attach(view);
    view.setBounds(rounded(region));
  };

  const open = () => {
    if (closing !== null) return;
    if (!isWebURL(task.url)) {
      state.update({ isLoading: false });
      return report({ kind: 'blocked-app', detail: foreignScheme(task.url) });
    }
    // A page that has closed itself leaves its view behind.
    if (page !== null) host.detach(page.view);
    page = openPage({
      electron,
      session: partition.session,
      url: task.url,
      override: task.userAgent === null ? null : userAgentOverrideFor(task.userAgent),
      listener: pageListener,
      log,
    });
    page.contents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.key !== LEAVE_KEY) return;
      event.preventDefault();
      host.focus();
    });
    updateBounds();
  };

  const end = async () => {
    if (page !== null) host.detach(page.view);
    await page?.close();
    await partition.clear();
  };

  // Not before the caller has the webview whose events it receives.
  setImmediate(open);
  return {
    setRegion(next) {
      region = next;
      updateBounds();
    },
    act(action) {
      if (page === null || page.contents.isDestroyed()) {
        if (action === 'reload') open();
        return;
      }
      const { zoom, problem } = state.state();
      page.act(action, problem?.kind === 'unresponsive');
      const nextZoom = zoomAfter(zoom, action);
      if (action.startsWith('zoom')) page.contents.setZoomFactor(nextZoom);
      state.update({ zoom: nextZoom });
    },
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

/** Views take whole pixels. */
function rounded({ x, y, width, height }: Region): Region {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(0, Math.round(width)),
    height: Math.max(0, Math.round(height)),
  };
}

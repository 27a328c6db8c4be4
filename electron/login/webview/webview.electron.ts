import { app, type View } from 'electron';
import type { WebviewAction, PageProblem, Region } from '../../../shared/model/login';
import type { Clock } from '../../platform/clock';
import { foreignScheme, isWebURL, lockOf, originOf } from './page-url';
import { createWebviewState, type WebviewStateStore } from './webview-state';
import { openPage, type Page, type PageListener } from './page.electron';
import { openPartition } from './partition.electron';
import type { UserAgentOverride } from './user-agent-override.electron';
import { createPageObservers } from './observers/page-observers';
import { zoomAfter } from './zoom';
import type { WebviewListener, WebviewTask, Webview, OpenWebview } from './types';
import { clientHintsFor, reducedUserAgent } from './user-agent';

/**
 * The window as the embedded browser needs it. The window may be destroyed and made anew while a
 * login goes on: the view is the login's own, outlives it, and is attached again as soon as the new
 * window says where the page belongs.
 */
export interface WebviewHost {
  /** Lays a view on top of what the window shows. Without a window nothing happens. */
  attach(view: View): void;
  /** Takes a view off the window, if it lies there. */
  detach(view: View): void;
  /** Gives the keyboard back to what the window shows itself. */
  focus(): void;
}

interface Options {
  host: WebviewHost;
  clock: Clock;
  log: (line: string) => void;
}

/** The way to open embedded browsers. To be called once, before the first window is made. */
export function createWebviewOpener(options: Options): OpenWebview {
  // Frames of other sites and service workers take it from here, whatever their page was given.
  app.userAgentFallback = reducedUserAgent(app.userAgentFallback);
  return (task, ears) => openLoginBrowser(task, ears, options);
}

/** Leads the keyboard out of the page, as it leads into it from the bar. */
const KEY_OUT = 'F6';

function openLoginBrowser(task: WebviewTask, ears: WebviewListener, options: Options): Webview {
  const { clock, host, log } = options;
  let page: Page | null = null;
  let region: Region | null = null;
  let closing: Promise<void> | null = null;

  const see: WebviewListener['onEvent'] = (sighting) => {
    if (closing === null) ears.onEvent(sighting);
  };
  const bar = createWebviewState((state) => {
    if (closing === null) ears.onState(state);
  });
  const meet = (problem: PageProblem) => {
    if (closing === null) log(`trouble on the sign-in page: ${problem.kind}`);
    bar.update({ problem });
  };

  const partition = openPartition({
    userAgent: task.userAgent ?? app.userAgentFallback,
    onCookieChange: () => void senses.cookies(),
    onRequest: (url, headers) => see({ kind: 'request', url, headers }),
    onBlockedDownload: () => meet({ kind: 'blocked-download', detail: null }),
  });
  const senses = createPageObservers({
    task,
    clock,
    log,
    see,
    page: {
      isAlive: () => isAlive(page),
      run: (code) => page?.run(code) ?? Promise.resolve(null),
      frames: () => page?.frames() ?? [],
    },
    readJar: partition.cookies,
    onHung: () => meet({ kind: 'unresponsive', detail: null }),
    onBack() {
      if (bar.state().problem?.kind === 'unresponsive') bar.update({ problem: null });
    },
  });

  const lay = () => {
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
      bar.update({ isLoading: false });
      return meet({ kind: 'blocked-app', detail: foreignScheme(task.url) });
    }
    const { session } = partition;
    const pageEars = listen({ bar, senses, see, meet, page: () => page });
    const override = overrideOf(task.userAgent);
    // A page that has closed itself leaves its view behind.
    if (page !== null) host.detach(page.view);
    page = openPage({ session, url: task.url, override, ears: pageEars, log });
    page.contents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown' || input.key !== KEY_OUT) return;
      event.preventDefault();
      host.focus();
    });
    lay();
  };

  const end = async () => {
    senses.stop();
    if (page !== null) host.detach(page.view);
    await page?.close();
    await partition.clear();
  };

  // Not before the caller has the browser in hand that it will hear of.
  setImmediate(open);
  return {
    place(next) {
      region = next;
      lay();
    },
    act(action) {
      if (action === 'reload' && (page === null || page.contents.isDestroyed())) open();
      else if (page !== null && !page.contents.isDestroyed()) act(page, bar, action);
    },
    refreshCookies: senses.cookies,
    close() {
      // Known to be closing before the first thing ends, so that nothing is told of it.
      closing ??= Promise.resolve().then(end);
      return closing;
    },
  };
}

interface Listening {
  bar: WebviewStateStore;
  senses: ReturnType<typeof createPageObservers>;
  see: WebviewListener['onEvent'];
  meet: (trouble: PageProblem) => void;
  page: () => Page | null;
}

/** What the page tells, as sightings and as the state of the bar. */
function listen({ bar, senses, see, meet, page }: Listening): PageListener {
  return {
    onStart: () => bar.update({ problem: null }),
    onRedirect: (url) => see({ kind: 'navigated', url, committed: false }),
    onCommit(url, how) {
      see({ kind: 'navigated', url, committed: true });
      senses.moved(how);
      // Chromium keeps the zoom by site; here it belongs to the bar.
      if (how === 'document') page()?.contents.setZoomFactor(bar.state().zoom);
      const canGoBack = page()?.contents.navigationHistory.canGoBack() ?? false;
      bar.update({ origin: originOf(url), lock: lockOf(url), canGoBack });
    },
    onReadable: senses.readable,
    onLoaded: senses.loaded,
    onLoading: (isLoading) => bar.update({ isLoading }),
    onProblem(trouble, url) {
      if (url !== null) bar.update({ origin: originOf(url), lock: 'none' });
      meet(trouble);
    },
  };
}

/** Does what was asked for in the bar. Opening the page elsewhere is the caller's to do. */
function act(page: Page, bar: WebviewStateStore, action: WebviewAction): void {
  const { contents } = page;
  const { problem } = bar.state();
  switch (action) {
    case 'back':
      return contents.navigationHistory.goBack();
    case 'stop':
      return contents.stop();
    case 'reload':
      return problem?.kind === 'unresponsive' ? page.revive() : contents.reload();
    case 'open-outside':
      return;
    case 'focus':
      return contents.focus();
    default: {
      const zoom = zoomAfter(bar.state().zoom, action);
      contents.setZoomFactor(zoom);
      bar.update({ zoom });
    }
  }
}

function isAlive(page: Page | null): boolean {
  return page !== null && !page.contents.isDestroyed() && !page.contents.isCrashed();
}

/** What the step wants sites to take this browser for; null for what it is. */
function overrideOf(userAgent: string | null): UserAgentOverride | null {
  if (userAgent === null) return null;
  const hints = clientHintsFor(userAgent, {
    platform: process.platform,
    architecture: process.arch,
    systemVersion: process.getSystemVersion(),
    chromeVersion: process.versions.chrome,
  });
  return hints === null ? { userAgent } : { userAgent, userAgentMetadata: hints };
}

/** A region as a view's bounds take it. */
function rounded({ x, y, width, height }: Region): Region {
  return {
    x: Math.round(x),
    y: Math.round(y),
    width: Math.max(0, Math.round(width)),
    height: Math.max(0, Math.round(height)),
  };
}

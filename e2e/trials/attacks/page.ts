import type { ElectronApplication, Page } from '@playwright/test';
import type { WebviewTask } from '../../../electron/login/webview/types';
import type { WebviewState } from '../../../shared/model/webview';
import type { WebviewHarness } from '../../webview/fixtures';
import type { Site } from '../../webview/site';
import { mouse } from '../../desktop/mouse';
import { eventually, sleep } from '../../desktop/wait';

/** Opens a page of a stranger's in the webview, with a body of the trial's. */
export async function openAttacker(
  webview: WebviewHarness,
  site: Site,
  body = '',
  task: Partial<WebviewTask> = {},
): Promise<Page> {
  site.on('/attack', body);
  const page = await webview.open(site.at('evil', '/attack'), task);
  const isLoaded = ({ origin, isLoading }: WebviewState) => origin !== '' && !isLoading;
  await webview.waitForState('a loaded page', isLoaded);
  return page;
}

/** What the bar around the pages shows last. */
export async function shownState(webview: WebviewHarness) {
  const last = (await webview.states()).at(-1);
  if (last === undefined) throw new Error('Nothing is shown.');
  return last;
}

/** The host the bar names, without the test's own port; `no site` where it names none. */
export async function shownHost(webview: WebviewHarness): Promise<string> {
  const { origin } = await shownState(webview);
  return origin === '' ? 'no site' : new URL(origin).hostname;
}

/** A page that was just shown may miss a click. */
const CLICK_MS = 300;

const TICK_MS = 20;
/** So many ticks of ours are needed to compare with. */
const MIN_TICKS = 40;
/** A program that is kept busy has next to none; one on a loaded machine loses some. */
const LEAST_SHARE = 0.1;

type WithPace = typeof globalThis & { pace?: { ticks: number; timer: NodeJS.Timeout } };

/**
 * Has something done, and tells whether the main process kept answering meanwhile: its loop is
 * compared with that of the test, which lives on the same loaded machine.
 */
export async function paceDuring(
  app: ElectronApplication,
  attack: () => Promise<unknown>,
): Promise<'main keeps its pace' | `main falls behind (${string})`> {
  await app.evaluate((_electron, ms) => {
    const pace = { ticks: 0, timer: setInterval(() => (pace.ticks += 1), ms) };
    (globalThis as WithPace).pace = pace;
  }, TICK_MS);
  let ours = 0;
  const timer = setInterval(() => (ours += 1), TICK_MS);
  try {
    await attack();
    while (ours < MIN_TICKS) await sleep(TICK_MS);
    // The question waits behind whatever the attack has left to do.
    const theirs = await app.evaluate(() => {
      const { pace } = globalThis as WithPace;
      clearInterval(pace?.timer);
      return pace?.ticks ?? 0;
    });
    const share = theirs / ours;
    return share >= LEAST_SHARE
      ? 'main keeps its pace'
      : `main falls behind (${theirs} of ${ours} ticks)`;
  } finally {
    clearInterval(timer);
  }
}

/** Whether the login goes on: a cookie that the page sets now is still seen. */
export async function stillCaptures(webview: WebviewHarness, page: Page): Promise<string> {
  await page.evaluate(() => {
    document.cookie = 'after_the_attack=1';
  });
  const found = await webview.waitForEvent('cookies', ({ cookies }) =>
    cookies.some(({ name }) => name === 'after_the_attack'),
  );
  return found.cookies.length > 0 ? 'the capture goes on' : 'nothing is captured';
}

/** What the desktop shows of the program besides its one window, by the titles. */
export async function windowsOf(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      bounds: window.getBounds(),
      title: window.getTitle(),
      isFullScreen: window.isFullScreen(),
      isFocused: window.isFocused(),
      views: window.contentView.children.map((view) => view.getBounds()),
    })),
  );
}

/** Waits until something no longer changes, and returns it: what an attack leaves in the end. */
export async function settled<T>(read: () => Promise<T>): Promise<T> {
  let last = JSON.stringify(await read());
  let same = 0;
  return eventually({
    what: 'nothing to change any more',
    read,
    until(seen) {
      const now = JSON.stringify(seen);
      same = now === last ? same + 1 : 0;
      last = now;
      return same >= 8;
    },
    timeoutMs: 20_000,
  });
}

/** Waits until a page was painted: Chromium drops the clicks before. */
export const painted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 300)));
      }),
  );

/** Clicks into the middle of the page as its user does, with the mouse of the desktop. */
export async function clickInto(page: Page, webview: WebviewHarness, display: string) {
  const [window] = await windowsOf(webview.app);
  if (window === undefined) throw new Error('There is no window.');
  const { x, y, width, height } = window.bounds;
  await page.evaluate(() => {
    const onClick = () => Object.assign(globalThis, { wasClicked: true });
    addEventListener('mousedown', onClick, { capture: true, once: true });
  });
  await painted(page);
  await mouse(display).waitForFocus(webview.pid);
  await eventually({
    what: 'the page to be clicked',
    async read() {
      await mouse(display).click({ x: x + width / 2, y: y + height / 2 });
      await sleep(CLICK_MS);
      return page.evaluate(() => 'wasClicked' in globalThis);
    },
    until: Boolean,
  });
}

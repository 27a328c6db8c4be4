import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { WebviewTask, WebviewEvent } from '../../electron/login/webview/types';
import type { WebviewAction, WebviewState, Region } from '../../shared/model/webview';
import { buildBareApp } from '../desktop/bare-app';
import { test as desktopTest } from '../desktop/fixtures';
import type { RunningApp } from '../desktop/app';
import { eventually } from '../desktop/wait';
import { startSite, type Site } from './site';
import './app/harness';

const MAIN = fileURLToPath(new URL('app/main.ts', import.meta.url));
/** A page that does not answer counts as hung only after some seconds. */
const PATIENT_MS = 15_000;

type Kind = WebviewEvent['kind'];
type Of<K extends Kind> = Extract<WebviewEvent, { kind: K }>;

/** The real webview in a program of its own. */
export interface WebviewHarness extends RunningApp {
  /** Begins a login with a page in place. */
  start(url: string, more?: Partial<WebviewTask>): Promise<void>;
  /** The same, and waits until the page has loaded. */
  open(url: string, more?: Partial<WebviewTask>): Promise<Page>;
  /** The page in the webview, once there is one with a URL of the web. */
  page(): Promise<Page>;
  act(action: WebviewAction): Promise<void>;
  place(region: Region | null): Promise<void>;
  close(): Promise<void>;
  destroyWindow(): Promise<void>;
  openWindow(): Promise<void>;
  eventsOf<K extends Kind>(kind: K): Promise<Of<K>[]>;
  /** Waits for an event. */
  waitForEvent<K extends Kind>(kind: K, fits: (event: Of<K>) => boolean): Promise<Of<K>>;
  timedEvents(): Promise<{ at: number; event: WebviewEvent }[]>;
  /** Waits for a state of the webview; every state so far counts. */
  waitForState(what: string, fits: (state: WebviewState) => boolean): Promise<WebviewState>;
  states(): Promise<WebviewState[]>;
  log(): Promise<string[]>;
}

export interface Fixtures {
  site: Site;
  webview: WebviewHarness;
}

export interface WorkerFixtures {
  /** The folder of the built harness. */
  harnessDir: string;
}

export const test = desktopTest.extend<Fixtures, WorkerFixtures>({
  harnessDir: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from here.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'bridgekeeper-harness-'));
      await buildBareApp('harness', MAIN, folder);
      await use(folder);
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  // eslint-disable-next-line no-empty-pattern -- as above
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },

  webview: async ({ launch, harnessDir }, use) => {
    const running = await launch({ appDir: harnessDir });
    await waitForHarness(running);
    await use(drive(running));
  },
});

/**
 * How many dialogs a page has shown from now on. Playwright hears of each that a page asks for and
 * closes it at once, so what `confirm` answers tells nothing: one that is not shown cannot be closed.
 */
export function countDialogs(page: Page): () => number {
  let count = 0;
  page.on('dialog', (dialog) => {
    dialog.dismiss().then(
      () => (count += 1),
      () => undefined,
    );
  });
  return () => count;
}

/** Waits until a started harness can be driven. */
export async function waitForHarness({ app }: RunningApp): Promise<void> {
  await app.firstWindow();
  await eventually({
    what: 'the harness',
    read: () => app.evaluate(() => 'harness' in globalThis),
    until: (isThere) => isThere,
  });
}

/** Drives the webview of a harness that runs. */
export function drive(running: RunningApp): WebviewHarness {
  const { app } = running;
  const isWeb = (page: Page) => /^https?:/.test(page.url());
  const page = () =>
    eventually({
      what: 'a page in the webview',
      read: () => app.windows().find(isWeb) ?? null,
      until: (found) => found !== null,
      show: () =>
        app
          .windows()
          .map((each) => each.url())
          .join('\n'),
    }) as Promise<Page>;
  const timedEvents = () => app.evaluate(() => [...globalThis.harness.events]);
  const states = () => app.evaluate(() => [...globalThis.harness.states]);
  const eventsOf = async <K extends Kind>(kind: K) => {
    const all = await timedEvents();
    return all.map(({ event }) => event).filter((each): each is Of<K> => each.kind === kind);
  };

  const start = async (url: string, more: Partial<WebviewTask> = {}) => {
    const task: WebviewTask = {
      url,
      userAgent: null,
      extractJS: null,
      storageKeys: [],
      scriptNames: ['soon', 'late', 'token', 'path', 'a'],
      needsScript: false,
      wantsBody: null,
      initialCookies: { usable: [], leftOut: [] },
      ...more,
    };
    await app.evaluate((_electron, given) => globalThis.harness.open(given), task);
    await app.evaluate(() => globalThis.harness.place({ x: 0, y: 80, width: 900, height: 500 }));
  };

  return {
    ...running,
    page,
    start,
    async open(url, more) {
      await start(url, more);
      const opened = await page();
      await opened.waitForLoadState();
      return opened;
    },
    act: (action) => app.evaluate((_electron, given) => globalThis.harness.act(given), action),
    place: (region) => app.evaluate((_electron, given) => globalThis.harness.place(given), region),
    close: () => app.evaluate(() => globalThis.harness.close()),
    destroyWindow: () => app.evaluate(() => globalThis.harness.destroyWindow()),
    openWindow: () => app.evaluate(() => globalThis.harness.openWindow()),
    timedEvents,
    states,
    eventsOf,
    async waitForEvent<K extends Kind>(kind: K, fits: (event: Of<K>) => boolean) {
      const found = await eventually({
        what: `an event of kind ${kind}`,
        read: () => eventsOf(kind),
        until: (all) => all.some(fits),
      });
      return found.find(fits) as Of<K>;
    },
    async waitForState(what, fits) {
      const all = await eventually({
        what: `the webview to show ${what}`,
        read: states,
        until: (all) => all.some(fits),
        timeoutMs: PATIENT_MS,
      });
      return all.find(fits) as WebviewState;
    },
    log: () => app.evaluate(() => [...globalThis.harness.log]),
  };
}

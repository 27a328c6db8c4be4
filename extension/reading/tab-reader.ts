import { MAX_VALUE, type StepMessage } from '../../shared/browser-extension/messages';
import { bareDomain } from '../../shared/util/domain-match';
import { isFirefox, type Browser, type BrowserCookie, type TabChange } from '../browser/api';
import { isOnHosts } from '../hosts';
import { cookieQueries, offeredCookies, wantedCookies } from './cookies';
import type { Reading } from './offer';
import { watchRequests } from './request-watch';
import { isRefusal, unreadableWhenRefused } from './refusal';
import { createStepScript } from './step-script';
import { readStorage, storageOf, type FrameStorage } from './storage';

/** A page tells nobody that it keeps something, or that a script has found it. */
const POLL_MS = 500;

/** Reads what a step asks for in one tab, once the user has allowed it. */
export interface TabReader {
  /** Reads all there is to read at once; resolves when it is read. */
  read(): Promise<void>;
  reading(): Reading;
  /** Whether nothing more is to come of the step's script; also where there is none. */
  isScriptDone(): boolean;
  /** Reads nothing more, and forgets what it read, whoever still holds it. */
  stop(): void;
}

interface Options {
  browser: Browser;
  step: StepMessage;
  tabID: number;
  /** Something else was read than before. */
  onChange: () => void;
  /** The tab shows another page, or is there for the first time seen. */
  onPage: (url: string) => void;
}

export function createTabReader(options: Options): TabReader {
  const { browser, step, tabID, onChange, onPage } = options;
  const wanted = wantedCookies(step);
  const cookieNames = new Set(wanted.map(({ name }) => name));
  const keys = step.wanted.flatMap((each) => (each.kind === 'storage' ? [each.name] : []));
  const hosts = step.hosts.map(bareDomain);
  const requests = watchRequests(options);
  const script = createStepScript(options);
  /** By origin: what a page before this one had stays. */
  const storage = new Map<string, FrameStorage>();
  let cookies: Reading['cookies'] = [];
  let cookiesAsked = 0;
  let cookiesRead = 0;
  let storeID: string | null = null;
  let pageURL = '';
  let isStopped = false;
  const barred = unreadableWhenRefused(step.wanted, isFirefox(browser));
  /** Whether the cookies cannot be had, and whether the page keeps all of itself from extensions. */
  let refuses = { cookies: false, page: false };

  /** Never rejects: a page may be gone, or none that an extension may read. */
  const attempt = async (read: () => Promise<void>, what: keyof typeof refuses | null) => {
    const setRefuses = (isRefused: boolean) => {
      if (what === null) return;
      const before = refuses;
      refuses = { ...refuses, [what]: isRefused };
      changed(before, refuses);
    };
    try {
      await read();
      setRefuses(false);
    } catch (error) {
      if (what === 'cookies' || isRefusal(error)) setRefuses(true);
    }
  };

  const changed = (before: unknown, after: unknown) => {
    if (!isStopped && JSON.stringify(before) !== JSON.stringify(after)) onChange();
  };

  const readCookies = async () => {
    if (wanted.length === 0) return;
    const asked = (cookiesAsked += 1);
    const stores = await browser.cookies.getAllCookieStores();
    storeID = stores.find(({ tabIds }) => tabIds.includes(tabID))?.id ?? null;
    if (storeID === null) return;
    const queries = cookieQueries(wanted, { storeID, isFirefox: isFirefox(browser) });
    const found = await Promise.all(queries.map((query) => browser.cookies.getAll(query)));
    // Of two reads at a time the one that began last counts.
    if (isStopped || asked < cookiesRead) return;
    cookiesRead = asked;
    const before = cookies;
    cookies = offeredCookies(found.flat(), step);
    changed(before, cookies);
  };

  /** Resolves where the extension is let into the page. */
  const enter = async () => {
    await browser.scripting.executeScript({
      target: { tabId: tabID, allFrames: false },
      world: 'ISOLATED',
      func: () => true,
      args: [],
    });
  };

  const readAllStorage = async () => {
    if (keys.length === 0) return enter();
    const answers = await browser.scripting.executeScript({
      target: { tabId: tabID, allFrames: true },
      world: 'ISOLATED',
      func: readStorage,
      args: [keys, hosts, MAX_VALUE],
    });
    if (isStopped) return;
    const before = [...storage.values()];
    for (const frame of storageOf(answers)) storage.set(frame.origin, frame);
    changed(before, [...storage.values()]);
  };

  const show = (url: string) => {
    if (isStopped || url === pageURL) return;
    pageURL = url;
    onPage(url);
  };

  /** Whether the tab shows one of the step's pages, and which. */
  const look = async (): Promise<boolean> => {
    const before = pageURL;
    const { url } = await browser.tabs.get(tabID);
    if (url === undefined) return false;
    // What was told meanwhile is newer.
    if (pageURL === before) show(url);
    return isOnHosts(url, step.hosts);
  };

  const readPage = async (runsScript: boolean) => {
    if (!(await look()) || isStopped) return;
    // SECURITY: a bridge's script runs on its sign-in's own site, and on none that it merely names.
    const mayRun = isOnHosts(pageURL, step.hosts.slice(0, 1));
    if (runsScript && mayRun) script?.run();
    await Promise.all([
      attempt(readAllStorage, 'page'),
      script !== null && mayRun ? attempt(script.read, null) : null,
    ]);
  };

  const onCookie = ({ cookie }: { cookie: BrowserCookie }) => {
    if (cookieNames.has(cookie.name) && cookie.storeId === storeID) {
      void attempt(readCookies, 'cookies');
    }
  };
  const onTab = (updated: number, { status, url }: TabChange) => {
    if (updated !== tabID) return;
    if (status === 'loading') script?.onDocument();
    // One that goes on at once is gone before anybody looks.
    if (url !== undefined) show(url);
    if (status === 'complete' || url !== undefined) void attempt(() => readPage(true), null);
  };
  browser.cookies.onChanged.addListener(onCookie);
  browser.tabs.onUpdated.addListener(onTab);
  const needsPoll = keys.length > 0 || script !== null;
  const poll = needsPoll
    ? setInterval(() => void attempt(() => readPage(false), null), POLL_MS)
    : undefined;

  return {
    async read() {
      await Promise.all([attempt(readCookies, 'cookies'), attempt(() => readPage(true), null)]);
    },
    reading: () => ({
      cookies,
      storage: [...storage.values()],
      requests: requests.headers(),
      bodies: requests.bodies(),
      script: script?.values() ?? null,
      unreadable: [
        ...new Set([
          ...(refuses.cookies ? (['cookie'] as const) : []),
          ...(refuses.page ? barred : []),
          ...requests.unreadable,
        ]),
        ...(script?.isForbidden() === true ? (['script'] as const) : []),
      ],
    }),
    isScriptDone: () => script?.isDone() ?? true,
    stop() {
      isStopped = true;
      clearInterval(poll);
      browser.cookies.onChanged.removeListener(onCookie);
      browser.tabs.onUpdated.removeListener(onTab);
      requests.stop();
      script?.stop();
      cookies = [];
      storage.clear();
    },
  };
}

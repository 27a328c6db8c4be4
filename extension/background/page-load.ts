import type { Browser, TabChange } from '../browser/api';

/** What a page asks for by script comes after it has loaded. */
const CALM_MS = 500;
/** A page that loads for ever keeps nothing waiting. */
const MOST_MS = 3_000;
const LOOK_EVERY_MS = 50;

/** A moment in which a page says what it says only as it loads, or by its script. */
export interface PageLoad {
  /** Resolves once the page had its chance. */
  ended: Promise<void>;
  stop(): void;
}

interface Options {
  browser: Browser;
  tabID: number;
  /** Whether the page loads anew, for its requests to be seen. */
  reloads: boolean;
  /** Whether nothing more comes of the script that is under way, if there is one. */
  isScriptDone: () => boolean;
}

export function startPageLoad({ browser, tabID, reloads, isScriptDone }: Options): PageLoad {
  let loadedAt = reloads ? Infinity : -Infinity;
  const latest = Date.now() + MOST_MS;
  let stop: () => void = () => undefined;
  const onTab = (updated: number, { status }: TabChange) => {
    if (updated !== tabID) return;
    if (status === 'loading') loadedAt = Infinity;
    if (status === 'complete') loadedAt = Date.now();
  };
  const ended = new Promise<void>((resolve) => {
    const look = () => {
      const now = Date.now();
      if (now < latest && (now < loadedAt + CALM_MS || !isScriptDone())) return;
      stop();
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    stop = () => {
      clearInterval(timer);
      browser.tabs.onUpdated.removeListener(onTab);
      resolve();
    };
  });
  if (reloads) {
    browser.tabs.onUpdated.addListener(onTab);
    void browser.tabs.reload(tabID).catch(() => stop());
  }
  return { ended, stop: () => stop() };
}

import type { Clock } from '../../../platform/clock';
import type { WebviewCookie, WebviewEvent } from '../types';

/**
 * A read costs a rest, the longer the more there was to read, so that a page that sets cookies in a
 * loop takes up a small part of the time. The rests of a few reads in a row are owed: a sign-in sets
 * its cookies in a burst, and the last of them is not to wait.
 */
const REST_MS = 20;
const CHARACTERS_PER_REST_MS = 2_000;
const OWED_MS = 200;

/** Reads the cookies when asked, and when they change. */
export interface CookieReader {
  /** Something may have changed. Resolves once a read that began after this call was emitted. */
  refresh(): Promise<void>;
  /** The store says that one has changed. */
  onChange(): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  readAll: () => Promise<WebviewCookie[]>;
  emit: (event: Extract<WebviewEvent, { kind: 'cookies' }>) => void;
  onFail: () => void;
}

/**
 * Reads at once when asked, and when asked again meanwhile once more afterwards: a burst of changes
 * costs two reads, the first change waits for none, and the last is never missed.
 */
export function createCookieReader({ clock, readAll, emit, onFail }: Options): CookieReader {
  let reading: Promise<void> | null = null;
  let isStale = false;
  let isStopped = false;
  let hasChanged = false;
  let restsUntil = 0;
  let cancelWait: (() => void) | null = null;

  const read = async () => {
    const cookies = await readAll();
    const restMs = REST_MS + charactersOf(cookies) / CHARACTERS_PER_REST_MS;
    restsUntil = Math.max(restsUntil, clock.now()) + restMs;
    if (!isStopped) emit({ kind: 'cookies', cookies });
  };

  const run = async () => {
    do {
      isStale = false;
      hasChanged = false;
      try {
        await read();
      } catch {
        if (!isStopped) onFail();
      }
    } while (isStale && !isStopped);
    reading = null;
    if (hasChanged) onChange();
  };

  const refresh = () => {
    if (isStopped) return Promise.resolve();
    isStale = true;
    reading ??= run();
    return reading;
  };

  const onChange = () => {
    if (isStopped || cancelWait !== null) return;
    if (reading !== null) {
      hasChanged = true;
      return;
    }
    const waitMs = Math.ceil(restsUntil - OWED_MS - clock.now());
    if (waitMs <= 0) return void refresh();
    cancelWait = clock.setTimeout(() => {
      cancelWait = null;
      void refresh();
    }, waitMs);
  };

  return {
    refresh,
    onChange,
    stop() {
      isStopped = true;
      cancelWait?.();
    },
  };
}

function charactersOf(cookies: readonly WebviewCookie[]): number {
  return cookies.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}

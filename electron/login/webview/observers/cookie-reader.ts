import type { WebviewCookie, WebviewEvent } from '../types';

/** Reads the cookies when asked. */
export interface CookieReader {
  /** Something may have changed. Resolves once a read that began after this call was emitted. */
  refresh(): Promise<void>;
  stop(): void;
}

interface Options {
  readAll: () => Promise<WebviewCookie[]>;
  emit: (event: Extract<WebviewEvent, { kind: 'cookies' }>) => void;
  onFail: () => void;
}

/**
 * Reads at once when asked, and when asked again meanwhile once more afterwards: a burst of changes
 * costs two reads, the first change waits for none, and the last is never missed.
 */
export function createCookieReader({ readAll, emit, onFail }: Options): CookieReader {
  let reading: Promise<void> | null = null;
  let isStale = false;
  let isStopped = false;

  const run = async () => {
    do {
      isStale = false;
      try {
        const cookies = await readAll();
        if (!isStopped) emit({ kind: 'cookies', cookies });
      } catch {
        if (!isStopped) onFail();
      }
    } while (isStale && !isStopped);
    reading = null;
  };

  return {
    refresh() {
      if (isStopped) return Promise.resolve();
      isStale = true;
      reading ??= run();
      return reading;
    },
    stop() {
      isStopped = true;
    },
  };
}

/**
 * How long a part of the desktop may take before a test gives up on it. It asserts nothing: on a
 * starved machine a window may be painted, or a message delivered, seconds late.
 */
export const WAIT_MS = 20_000;
const POLL_MS = 40;
/** Enough of a state to understand a failure. */
const SHOWN_CHARACTERS = 4_000;

export interface WaitOptions {
  /** The longest wait, in milliseconds. */
  readonly timeoutMs?: number;
}

export interface Awaited<T> extends WaitOptions {
  /** What is waited for, as the end of "Waited 5000 ms for …". */
  readonly what: string;
  /** Reads the state; a read that throws counts as "not yet". */
  readonly read: () => T | Promise<T>;
  /** Whether a state is the awaited one. */
  readonly until: (seen: T) => boolean;
  /** The state as text for the failure; by default JSON. */
  readonly show?: (seen: T) => string;
}

/**
 * Reads a state again and again until it is the awaited one, and returns it.
 *
 * @throws Error naming what was waited for, how long, and the state or error last seen.
 */
export async function eventually<T>({
  what,
  read,
  until,
  show = asJson,
  timeoutMs = WAIT_MS,
}: Awaited<T>): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let last: string;
  do {
    try {
      const seen = await within(`an answer about ${what}`, timeoutMs, Promise.resolve(read()));
      if (until(seen)) return seen;
      last = show(seen);
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await sleep(POLL_MS);
  } while (Date.now() < deadline);
  const seen = last.slice(0, SHOWN_CHARACTERS);
  throw new Error(`Waited ${timeoutMs} ms for ${what}. Last seen:\n${seen}`);
}

/**
 * Bounds a promise in time.
 *
 * @throws Error saying that `what` did not come within `timeoutMs` milliseconds.
 */
export async function within<T>(what: string, timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Waited ${timeoutMs} ms for ${what}.`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after `ms` milliseconds. */
export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

function asJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2) as string | undefined;
  return text ?? 'nothing';
}

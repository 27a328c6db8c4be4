import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { eventually } from '../e2e/desktop/wait';

/** Something that a server of this process did; `what` is `POST /path`. */
interface Happened {
  what: string;
  /** Ms on this process's own clock, with fractions. */
  at: number;
}

/** What the servers of this process see and do, to the fraction of a millisecond. */
export interface Traffic {
  /** When a request like this last arrived; waits for it. */
  asked(pattern: RegExp): Promise<number>;
  /** When an answer to a request like this was last handed over whole; waits for it. */
  answered(pattern: RegExp): Promise<number>;
  /** Forgets everything so far. */
  clear(): void;
}

/** Watches every HTTP server of this process from now on. */
export function watchTraffic(): Traffic {
  const asked: Happened[] = [];
  const answered: Happened[] = [];
  const noteIn = (list: Happened[]) => (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    list.push({ what: `${request.method} ${request.url}`, at: performance.now() });
  };
  subscribe('http.server.request.start', noteIn(asked));
  subscribe('http.server.response.finish', noteIn(answered));

  const last = async (list: Happened[], pattern: RegExp) => {
    const all = await eventually({
      what: `traffic like ${String(pattern)}`,
      read: () => list.filter(({ what }) => pattern.test(what)),
      until: (found) => found.length > 0,
      timeoutMs: 30_000,
    });
    return all.at(-1)?.at ?? NaN;
  };
  return {
    asked: (pattern) => last(asked, pattern),
    answered: (pattern) => last(answered, pattern),
    clear() {
      asked.length = 0;
      answered.length = 0;
    },
  };
}

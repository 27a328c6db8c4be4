/** A request as it arrived. The token is never part of it. */
export interface LoggedRequest {
  method: string;
  /** Percent-encoded as it came, with its query. */
  path: string;
  /** Arrival, milliseconds since the epoch. */
  at: number;
  /** Whether the token was right. */
  authorized: boolean;
  /** What was answered; null as long as, or because, there was no answer. */
  status: number | null;
  /** The body, parsed when it is JSON; left out when there was none. */
  body?: unknown;
  /** The kind of the fault that acted on it. */
  fault?: string;
}

export interface RequestLog {
  /** Adds an entry and hands back a function that completes it. */
  add(entry: LoggedRequest): (more: Partial<LoggedRequest>) => void;
  /** The newest 1,000 requests, oldest first; copies. */
  list(): LoggedRequest[];
  clear(): void;
}

const ENTRIES_MAX = 1000;

/** A bounded log that writes `***` wherever `token` turns up in a path or a body. */
export function createRequestLog(token: string): RequestLog {
  const entries: LoggedRequest[] = [];
  const clean = (entry: Partial<LoggedRequest>) => ({
    ...entry,
    ...(entry.path === undefined ? {} : { path: entry.path.replaceAll(token, '***') }),
    ...(entry.body === undefined ? {} : { body: withoutToken(entry.body, token) }),
  });
  return {
    add(entry) {
      const kept = { ...entry, ...clean(entry) };
      entries.push(kept);
      if (entries.length > ENTRIES_MAX) entries.shift();
      return (more) => {
        Object.assign(kept, clean(more));
      };
    },
    list: () => structuredClone(entries),
    clear() {
      entries.length = 0;
    },
  };
}

function withoutToken(body: unknown, token: string): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(token, '***')) as unknown;
}

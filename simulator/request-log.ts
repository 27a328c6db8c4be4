/** A request as it arrived. No secret is ever part of it. */
export interface LoggedRequest {
  method: string;
  /** Percent-encoded as it came, with its query. */
  path: string;
  /** Arrival, milliseconds since the epoch. */
  at: number;
  /** Whether it came with a good token. */
  authorized: boolean;
  /** What was answered; null as long as, or because, there was no answer. */
  status: number | null;
  /** The body, parsed when it is JSON; left out when there was none. */
  body?: unknown;
  /** The kind of the fault that acted on it. */
  fault?: string;
}

/** What becomes known of a request after its arrival. */
type Outcome = Pick<LoggedRequest, 'status' | 'body' | 'fault'>;

export interface RequestLog {
  /** Adds an entry and returns the function that completes it. */
  add(entry: Omit<LoggedRequest, 'body' | 'fault'>): (more: Partial<Outcome>) => void;
  /** From now on `***` is written wherever `secret` turns up in a path or a body. */
  hide(secret: string): void;
  /** The newest 1,000 requests, oldest first; copies. */
  list(): LoggedRequest[];
  clear(): void;
}

const ENTRIES_MAX = 1000;

const HIDDEN = '***';

/** What a request to `/oauth/…` may show of its query; its body is a secret as a whole. */
const HARMLESS = ['client_id', 'code_challenge_method', 'redirect_uri', 'response_type', 'scope'];

/** A bounded log that shows no secret, whether hidden by name or sent to `/oauth/…`. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  const secrets = new Set<string>();
  const withoutSecrets = (text: string) => {
    let clean = text;
    for (const secret of secrets) clean = clean.replaceAll(secret, HIDDEN);
    return clean;
  };
  const cleanBody = (path: string, body: unknown): unknown =>
    isOAuth(path) ? HIDDEN : (JSON.parse(withoutSecrets(JSON.stringify(body))) as unknown);

  return {
    add(entry) {
      const { path } = entry;
      const logged: LoggedRequest = { ...entry, path: withoutSecrets(harmless(path)) };
      entries.push(logged);
      if (entries.length > ENTRIES_MAX) entries.shift();
      return (more) => {
        const clean = more.body === undefined ? {} : { body: cleanBody(path, more.body) };
        Object.assign(logged, more, clean);
      };
    },
    hide(secret) {
      secrets.add(secret);
    },
    list: () => structuredClone(entries),
    clear() {
      entries.length = 0;
    },
  };
}

function isOAuth(path: string): boolean {
  return path.startsWith('/oauth/');
}

/** `path`; when it is one of OAuth, only the harmless values of its query are shown. */
function harmless(path: string): string {
  const start = path.indexOf('?') + 1;
  if (!isOAuth(path) || start === 0) return path;
  const pairs = path.slice(start).split('&');
  const shown = pairs.map((pair) => {
    const [name = ''] = pair.split('=', 1);
    return HARMLESS.includes(name) ? pair : `${name}=${HIDDEN}`;
  });
  return path.slice(0, start) + shown.join('&');
}

/** Which requests a fault acts on; all of them when nothing is given. */
export interface FaultMatch {
  /** `GET`, `POST`, …; any method when left out. */
  method?: string;
  /** A path or the beginning of one, whole segments, percent-encoded: `/v1/bridges`. */
  path?: string;
  /** A regular expression on the percent-encoded path; instead of `path`. */
  pattern?: string;
  /** How many requests it acts on before it is gone; all when left out. */
  times?: number;
  /** Milliseconds to wait first. */
  delayMs?: number;
}

/**
 * What goes wrong.
 * - `latency`: nothing but `delayMs`.
 * - `hang`: no answer ever. `refuse`: the socket is destroyed at once.
 * - `drop`: the socket is destroyed in the middle of the body.
 * - `truncated`: a complete answer that holds only the first half of the JSON.
 * - `html`: a web page where JSON belongs. `json`: `body` as the answer, whatever it is.
 * - `wrong-types`: every string is a number; with `field`, only the fields of that name change type;
 *   with `item`, only what stands in the account or the bridge of that ID.
 * - `huge`: valid JSON of `bytes` bytes (100 MB).
 * - `status`: an error answer with its usual code and message, or those given.
 *
 * With `status`, `html`, `json`, `huge`, `hang` and `refuse` the request is not carried out.
 */
export type FaultEffect =
  | { kind: 'latency' | 'hang' | 'refuse' | 'drop' | 'truncated' | 'html' }
  | { kind: 'json'; body: unknown }
  | { kind: 'wrong-types'; field?: string; item?: string }
  | { kind: 'huge'; bytes?: number }
  | StatusEffect;

export interface StatusEffect {
  kind: 'status';
  /** 400 to 599. */
  status: number;
  code?: string;
  message?: string;
  /** Sent as `retry-after`, seconds. */
  retryAfterS?: number;
  /** Sent as `retry-after-ms`, milliseconds. */
  retryAfterMs?: number;
}

export type Fault = FaultMatch & FaultEffect;

export interface ActiveFault {
  id: string;
  fault: Fault;
}

export interface Faults {
  /** Returns the fault's ID. Throws a `SyntaxError` for a broken `pattern`. */
  add(fault: Fault): string;
  list(): ActiveFault[];
  /** Returns whether there was one of this ID. Requests that hang already go on hanging. */
  remove(id: string): boolean;
  clear(): void;
  /** The latest fault that matches this request, if any. Counts as one of its `times`. */
  use(method: string, path: string): Fault | undefined;
}

/** The faults in force, in the order they were added. */
export function createFaults(): Faults {
  let active: (ActiveFault & { left: number; fits: (method: string, path: string) => boolean })[] =
    [];
  let lastID = 0;
  return {
    add(fault) {
      const id = `fault-${++lastID}`;
      active.push({ id, fault, left: fault.times ?? Infinity, fits: matcher(fault) });
      return id;
    },
    list: () => active.map(({ id, fault }) => ({ id, fault })),
    remove(id) {
      const before = active.length;
      active = active.filter((each) => each.id !== id);
      return active.length < before;
    },
    clear() {
      active = [];
    },
    use(method, path) {
      const found = active.findLast(({ fits }) => fits(method, path));
      if (found === undefined) return undefined;
      found.left -= 1;
      if (found.left <= 0) active = active.filter((each) => each !== found);
      return found.fault;
    },
  };
}

function matcher({ method, path, pattern }: FaultMatch): (method: string, path: string) => boolean {
  const expression = pattern === undefined ? undefined : new RegExp(pattern);
  const prefix = path?.replace(/\/$/, '');
  return (theirMethod, theirPath) =>
    (method === undefined || method.toUpperCase() === theirMethod) &&
    (prefix === undefined || theirPath === prefix || theirPath.startsWith(`${prefix}/`)) &&
    (expression === undefined || expression.test(theirPath));
}

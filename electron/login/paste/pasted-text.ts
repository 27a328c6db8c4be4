import { isCookieHeader } from './cookie-header';
import { parseCurl } from './curl';

/** The request in a pasted text. */
export interface PastedRequest {
  /** Null when the text has none. */
  url: string | null;
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** JSON of name → value; names as they stand. */
  named: ReadonlyMap<string, string>;
}

const EMPTY_REQUEST: PastedRequest = { url: null, headers: new Map(), named: new Map() };

/**
 * Reads cURL commands, JSON of name → value, lines of request headers, or the value of a `Cookie`
 * header. Empty for any other text; never throws.
 */
export function parsePastedText(text: string): PastedRequest[] {
  const trimmed = text.trim();
  const requests = parseCurl(trimmed);
  if (requests.length > 0) return requests.map((request) => ({ ...EMPTY_REQUEST, ...request }));
  const named = readNamed(trimmed);
  if (named !== null) return [{ ...EMPTY_REQUEST, named }];
  const headers = readHeaderLines(trimmed);
  if (headers !== null) return [{ ...EMPTY_REQUEST, headers }];
  if (isCookieHeader(trimmed))
    return [{ ...EMPTY_REQUEST, headers: new Map([['cookie', trimmed]]) }];
  return [];
}

function readNamed(text: string): Map<string, string> | null {
  if (!text.startsWith('{')) return null;
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return new Map(entries.filter((entry): entry is [string, string] => isString(entry[1])));
  } catch {
    return null;
  }
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}

const HEADER_LINE = /^([!#$%&'*+\-.^_`|~\w]+):\s*(.*)$/;

/** Null unless every line is a header; request lines and HTTP/2's `:authority` are skipped. */
function readHeaderLines(text: string): Map<string, string> | null {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*$|^:|^[A-Z]+ \S+ HTTP\//.test(line));
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = HEADER_LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    headers.set(name.toLowerCase(), value.trim());
  }
  return headers.size > 0 ? headers : null;
}

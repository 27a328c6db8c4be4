import { isCookieHeader } from './cookie-header';
import { parseCurl } from './curl';
import { parseFetch } from './fetch-call';
import { readHAR } from './har';
import { EMPTY_REQUEST, headersOf, type PastedRequest } from './pasted-request';
import { parsePowerShell } from './powershell';

/** What a pasted text holds. */
export interface PastedText {
  /** It describes whole requests, so that it cannot be a value itself. */
  isCommand: boolean;
  requests: readonly PastedRequest[];
}

/**
 * Reads what browsers copy of requests (as cURL, fetch, PowerShell or HAR), JSON of name → value, lines
 * of request headers, the value of a `Cookie` header, or a body. Nothing in any other text; linear in
 * it; never throws.
 */
export function parsePastedText(text: string): PastedText {
  const trimmed = text.trim();
  const json = /^[{[]/.test(trimmed) ? parseJSON(trimmed) : undefined;
  const commands = json === undefined ? commandsIn(trimmed) : (readHAR(json) ?? []);
  if (commands.length > 0) return { isCommand: true, requests: commands };
  if (json !== undefined) {
    return plain(Array.isArray(json) ? {} : { body: trimmed });
  }
  const headers = readHeaderLines(trimmed);
  if (headers !== null) return plain({ headers });
  if (isCookieHeader(trimmed)) {
    // `token=…&reason=…` may be a body as well.
    const body = trimmed.includes(';') ? null : trimmed;
    return plain({ headers: new Map([['cookie', trimmed]]), body });
  }
  return plain(/^--[^\r\n]+\r?\ncontent-disposition:/i.test(trimmed) ? { body: trimmed } : {});
}

function commandsIn(text: string): PastedRequest[] {
  for (const parse of [parseCurl, parseFetch, parsePowerShell]) {
    const requests = parse(text);
    if (requests.length > 0) return requests;
  }
  return [];
}

function plain(found: Partial<PastedRequest>): PastedText {
  const isEmpty = Object.keys(found).length === 0;
  return { isCommand: false, requests: isEmpty ? [] : [{ ...EMPTY_REQUEST, ...found }] };
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const HEADER_LINE = /^([!#$%&'*+\-.^_`|~\w]+):\s*(.*)$/;

/** Null unless every line is a header; request lines and HTTP/2's `:authority` are skipped. */
function readHeaderLines(text: string): Map<string, string> | null {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*$|^:|^[A-Z]+ \S+ HTTP\//.test(line));
  const pairs: [string, string][] = [];
  for (const line of lines) {
    const [, name, value] = HEADER_LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    pairs.push([name, value]);
  }
  return pairs.length > 0 ? headersOf(pairs) : null;
}

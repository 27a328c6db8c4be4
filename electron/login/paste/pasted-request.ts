/** A request as a pasted text describes it. */
export interface PastedRequest {
  /** Null when the text names none. */
  readonly url: string | null;
  /** By lower-case name; all cookies are under `cookie`. */
  readonly headers: ReadonlyMap<string, string>;
  /** Null when it has none. */
  readonly body: string | null;
}

/** A request with nothing in it. */
export const EMPTY_REQUEST: PastedRequest = { url: null, headers: new Map(), body: null };

/** Headers by lower-case name. Empty ones are left out, and cookies given in parts are joined. */
export function headersOf(pairs: Iterable<readonly [string, string]>): Map<string, string> {
  const headers = new Map<string, string>();
  for (const [given, text] of pairs) {
    const name = given.trim().toLowerCase();
    const value = text.trim();
    if (name === '' || value === '') continue;
    const before = headers.get(name);
    headers.set(name, name === 'cookie' && before !== undefined ? `${before}; ${value}` : value);
  }
  return headers;
}

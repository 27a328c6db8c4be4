import { readLiteral, type Literal } from './js-literal';
import { headersOf, type PastedRequest } from './pasted-request';

/** What may stand before the first call: `await`, `const response = await`. */
const FIRST_CALL = /^[\w\s=.$]{0,100}?\bfetch\s*\(/;

/**
 * The requests of one or more calls, as browsers "Copy as fetch" and "Copy as fetch (Node.js)"; only the
 * latter holds cookies. Empty for any other text; never throws.
 */
export function parseFetch(text: string): PastedRequest[] {
  if (!FIRST_CALL.test(text)) return [];
  const requests: PastedRequest[] = [];
  const call = /\bfetch\s*\(/g;
  while (call.exec(text) !== null) {
    const url = readLiteral(text, call.lastIndex);
    if (typeof url?.value !== 'string') continue;
    const options = readLiteral(text, afterComma(text, url.end));
    requests.push(toRequest(url.value, options?.value));
    // What a body says is no call.
    call.lastIndex = options?.end ?? url.end;
  }
  return requests;
}

function afterComma(text: string, from: number): number {
  const comma = /\s*,/y;
  comma.lastIndex = from;
  return comma.test(text) ? comma.lastIndex : text.length;
}

function toRequest(url: string, options: Literal | undefined): PastedRequest {
  const given = mapOf(options);
  const pairs = [...mapOf(given.get('headers'))].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const body = given.get('body');
  const isText = typeof body === 'string' && body !== 'null' && body !== 'undefined';
  return { url, headers: headersOf(pairs), body: isText ? body : null };
}

function mapOf(literal: Literal | undefined): ReadonlyMap<string, Literal> {
  return literal instanceof Map ? literal : new Map<string, Literal>();
}

import { jsonEntries, type Entry } from './json-entries';

/**
 * The named values of a request's body, in its order: of JSON, of a multipart form, else of a
 * urlencoded one. Sites name one type and send another, so the text itself decides. Files of a form
 * are no values. Linear in the text; never throws.
 */
export function bodyEntries(body: string): Iterable<Entry> {
  if (/^\s*[[{]/.test(body)) {
    const { done, value } = jsonEntries(body)[Symbol.iterator]().next();
    if (done !== true && value !== undefined) return jsonEntries(body);
  }
  const [boundary] = /^--[^\r\n]+/.exec(body.trimStart()) ?? [];
  if (boundary !== undefined) return multipartEntries(body, boundary);
  return urlencodedEntries(body);
}

function* multipartEntries(body: string, boundary: string): Generator<Entry> {
  let from = body.indexOf(boundary) + boundary.length;
  for (;;) {
    // What is cut off has no boundary after it.
    const to = body.indexOf(boundary, from);
    if (to < 0) return;
    const part = body.slice(from, to);
    from = to + boundary.length;
    const [gap = '', eol] = /\r?\n(\r?\n)/.exec(part) ?? [];
    if (eol === undefined) continue;
    const headersEnd = part.indexOf(gap);
    const name = nameOfPart(part.slice(0, headersEnd));
    if (name === null) continue;
    yield [name, part.slice(headersEnd + gap.length).replace(/\r?\n$/, '')];
  }
}

/** Null for a part that is a file or has no name. */
function nameOfPart(headers: string): string | null {
  const disposition = /^content-disposition:[^\r\n]*/im.exec(headers)?.[0] ?? '';
  if (/;\s*filename\*?=/i.test(disposition)) return null;
  const [, quoted, bare] = /;\s*name=(?:"([^"]*)"|([^\s;]+))/i.exec(disposition) ?? [];
  const name = quoted ?? bare;
  // As browsers escape what would end the name.
  return (
    name?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) ??
    null
  );
}

function* urlencodedEntries(body: string): Generator<Entry> {
  for (let from = 0; from < body.length;) {
    const end = body.indexOf('&', from);
    const pair = body.slice(from, end < 0 ? undefined : end);
    from = end < 0 ? body.length : end + 1;
    const at = pair.indexOf('=');
    if (at > 0) yield [decodeForm(pair.slice(0, at)), decodeForm(pair.slice(at + 1))];
  }
}

/** As it is when it cannot be decoded. */
function decodeForm(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

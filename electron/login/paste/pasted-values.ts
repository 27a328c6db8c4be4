import type { FieldProgress } from '../../../shared/model/login';
import type { CookiesStep } from '../../../shared/api/login-session';
import { parsePastedText, type PastedRequest } from './pasted-text';
import { readCookieHeader } from './cookie-header';
import { parseCurl } from './curl';
import { hostOf, isWithin } from '../capture/domain-match';
import { validValue } from '../capture/captured-values';
import {
  isComplete,
  progressOfFields,
  readFields,
  type CaptureField,
  type FieldSource,
} from '../capture/field-sources';

/** What the user pasted from the default browser. Opaque and immutable; holds values. */
export interface PastedValues {
  readonly fields: readonly CaptureField[];
  /** By field ID. */
  readonly values: ReadonlyMap<string, string>;
}

export function noPastedValues(step: CookiesStep): PastedValues {
  return { fields: readFields(step), values: new Map() };
}

/**
 * Takes the values of a text, for the one field it was pasted for or for all. `taken` counts the
 * fields that it has a value for, including those that had that very value already.
 */
export function pasteText(
  pasted: PastedValues,
  text: string,
  fieldID?: string,
): { pasted: PastedValues; taken: number } {
  if (fieldID === undefined) {
    const found = findValues(pasted.fields, text);
    return { pasted: withValues(pasted, found), taken: found.size };
  }
  const next = pasteField(pasted, fieldID, text);
  return { pasted: next, taken: next !== pasted && next.values.has(fieldID) ? 1 : 0 };
}

/**
 * Takes every value a text has: a `Cookie` header (with or without its name), request headers, cURL
 * commands, or JSON of name → value. A value pasted later replaces one pasted before. What cannot be
 * read, or has nothing that fits a field, changes nothing.
 */
export function pasteAll(pasted: PastedValues, text: string): PastedValues {
  return withValues(pasted, findValues(pasted.fields, text));
}

/** The values of a text by field ID; of several requests the last that has a value counts. */
function findValues(fields: readonly CaptureField[], text: string): Map<string, string> {
  const found = parsePastedText(text).flatMap((request) => {
    const cookies = readCookieHeader(request.headers.get('cookie') ?? '');
    return fields.flatMap((field): [string, string][] => {
      const value = valueIn({ ...request, cookies }, field);
      return value === null ? [] : [[field.id, value]];
    });
  });
  return new Map(found);
}

function withValues(pasted: PastedValues, found: ReadonlyMap<string, string>): PastedValues {
  if (found.size === 0) return pasted;
  return { ...pasted, values: new Map([...pasted.values, ...found]) };
}

/**
 * Takes one field's value: the value itself, or any text that `pasteAll` reads and that has it. A text
 * with nothing that fits un-sets the field, as its box no longer holds what was found.
 */
export function pasteField(pasted: PastedValues, fieldID: string, text: string): PastedValues {
  const field = pasted.fields.find(({ id }) => id === fieldID);
  if (field === undefined) return pasted;
  const found = findValues([field], text).get(fieldID);
  const kind = field.sources[0]?.kind ?? 'script';
  const value = found ?? (canBeValue(text, kind) ? validValue(field, kind, text.trim()) : null);
  const values = new Map(pasted.values);
  values.delete(fieldID);
  if (value !== null) values.set(fieldID, value);
  return { ...pasted, values };
}

/** A command or a header that lacks the value must not be mistaken for the value. */
function canBeValue(text: string, kind: FieldSource['kind']): boolean {
  if (parseCurl(text).length > 0) return false;
  if (kind === 'cookie') return !/[;\r\n]/.test(text.trim());
  return kind !== 'header' || !/[\r\n]/.test(text.trim());
}

/** Where each field stands, without its value. */
export function pastedProgress(pasted: PastedValues): FieldProgress[] {
  return progressOfFields(pasted.fields, pasted.values);
}

/** The values by field ID, ready to be sent. */
export function collectPastedFields(pasted: PastedValues): {
  fields: Record<string, string>;
  isComplete: boolean;
} {
  const { fields, values } = pasted;
  return { fields: Object.fromEntries(values), isComplete: isComplete(fields, values) };
}

type RequestWithCookies = PastedRequest & { cookies: ReadonlyMap<string, string> };

function valueIn(request: RequestWithCookies, field: CaptureField): string | null {
  for (const source of field.sources) {
    const raw = rawValueIn(request, source) ?? namedValueIn(request, source, field.id);
    const value = raw === undefined ? null : validValue(field, source.kind, raw);
    if (value !== null) return value;
  }
  return null;
}

/**
 * A request with a URL must fit the field's domain or pattern, as a captured one must: a cookie of
 * that name from another site is another cookie.
 */
function rawValueIn(request: RequestWithCookies, source: FieldSource): string | undefined {
  if (source.kind === 'cookie') {
    return mayBeSentTo(request.url, source.domain) ? request.cookies.get(source.name) : undefined;
  }
  if (source.kind !== 'header') return undefined;
  return request.url === null || source.matchesRequest(request.url)
    ? request.headers.get(source.name)
    : undefined;
}

function mayBeSentTo(url: string | null, domain: string | null): boolean {
  if (url === null || domain === null) return true;
  const host = hostOf(url);
  return host !== null && isWithin(host, domain);
}

function namedValueIn(
  request: PastedRequest,
  source: FieldSource,
  fieldID: string,
): string | undefined {
  const named =
    source.kind === 'header'
      ? [...request.named].find(([name]) => name.toLowerCase() === source.name)?.[1]
      : request.named.get(source.name);
  return named ?? request.named.get(fieldID);
}

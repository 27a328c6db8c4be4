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

/** Nothing pasted yet. */
export function noPastedValues(step: CookiesStep): PastedValues {
  return { fields: readFields(step), values: new Map() };
}

/**
 * Takes every value a text has: a `Cookie` header (with or without its name), request headers, cURL
 * commands, or JSON of name → value. A value pasted later replaces one pasted before. What cannot be
 * read, or has nothing that fits a field, changes nothing.
 */
export function pasteAll(pasted: PastedValues, text: string): PastedValues {
  const found = parsePastedText(text).flatMap((clip) => {
    const cookies = readCookieHeader(clip.headers.get('cookie') ?? '');
    return pasted.fields.flatMap((field): [string, string][] => {
      const value = valueIn({ ...clip, cookies }, field);
      return value === null ? [] : [[field.id, value]];
    });
  });
  if (found.length === 0) return pasted;
  return { ...pasted, values: new Map([...pasted.values, ...found]) };
}

/**
 * Takes one field's value: the value itself, or any text that `pasteAll` reads and that has it. A text
 * with nothing that fits un-sets the field, as its box no longer holds what was found.
 */
export function pasteField(pasted: PastedValues, fieldID: string, text: string): PastedValues {
  const field = pasted.fields.find(({ id }) => id === fieldID);
  if (field === undefined) return pasted;
  const only = pasteAll({ fields: [field], values: new Map() }, text).values.get(fieldID);
  const kind = field.sources[0]?.kind ?? 'script';
  const value = only ?? (canBeValue(text, kind) ? validValue(field, kind, text.trim()) : null);
  const values = new Map(pasted.values);
  values.delete(fieldID);
  if (value !== null) values.set(fieldID, value);
  return { ...pasted, values };
}

/** A command or a header that lacks the value must not be taken for it. */
function canBeValue(text: string, kind: FieldSource['kind']): boolean {
  if (parseCurl(text).length > 0) return false;
  if (kind === 'cookie') return !/[;\r\n]/.test(text.trim());
  return kind !== 'header' || !/[\r\n]/.test(text.trim());
}

/** Where each field stands, without its value. */
export function pastedProgress(pasted: PastedValues): FieldProgress[] {
  return progressOfFields(pasted.fields, pasted.values);
}

/** The found values by field ID, ready to be sent. */
export function collectPastedFields(pasted: PastedValues): {
  fields: Record<string, string>;
  isComplete: boolean;
} {
  const { fields, values } = pasted;
  return { fields: Object.fromEntries(values), isComplete: isComplete(fields, values) };
}

type ClipWithCookies = PastedRequest & { cookies: ReadonlyMap<string, string> };

function valueIn(clip: ClipWithCookies, field: CaptureField): string | null {
  for (const source of field.sources) {
    const raw = rawIn(clip, source) ?? namedIn(clip, source, field.id);
    const value = raw === undefined ? null : validValue(field, source.kind, raw);
    if (value !== null) return value;
  }
  return null;
}

/**
 * A request that says where it went is held to what the field says, as one that was seen would be: a
 * cookie of that name from another site is another cookie.
 */
function rawIn(clip: ClipWithCookies, source: FieldSource): string | undefined {
  if (source.kind === 'cookie') {
    return wasSent(clip.url, source.domain) ? clip.cookies.get(source.name) : undefined;
  }
  if (source.kind !== 'header') return undefined;
  return clip.url === null || source.matchesRequest(clip.url)
    ? clip.headers.get(source.name)
    : undefined;
}

function wasSent(url: string | null, domain: string | null): boolean {
  if (url === null || domain === null) return true;
  const host = hostOf(url);
  return host !== null && isWithin(host, domain);
}

function namedIn(clip: PastedRequest, source: FieldSource, fieldID: string): string | undefined {
  const named =
    source.kind === 'header'
      ? [...clip.named].find(([name]) => name.toLowerCase() === source.name)?.[1]
      : clip.named.get(source.name);
  return named ?? clip.named.get(fieldID);
}

import type { CookiesStep } from '../../../shared/api/login-session';
import type { FieldProgress, PasteOutcome } from '../../../shared/model/login';
import { validValue } from '../capture/captured-values';
import { bareDomain, belongsToSite, hostOf, isWithin, mayShareSite } from '../capture/domain-match';
import {
  isComplete,
  progressOfFields,
  readFields,
  type CaptureField,
  type FieldSource,
} from '../capture/field-sources';
import { areTooLarge, isTooLarge } from '../capture/value-limits';
import { parsePastedText } from './pasted-text';
import { readRequest, type RequestValues } from './request-values';

/** What the user pasted from the default browser. Opaque and immutable; holds values. */
export interface PastedValues {
  readonly fields: readonly CaptureField[];
  readonly stepURL: string;
  /** By field ID. */
  readonly values: ReadonlyMap<string, string>;
  /** The IDs of the fields for which something too large was pasted. */
  readonly tooLarge: ReadonlySet<string>;
}

/** The values of a text by field ID; null for one that is too large to be sent. */
type Found = ReadonlyMap<string, string | null>;

export function noPastedValues(step: CookiesStep): PastedValues {
  return { fields: readFields(step), stepURL: step.url, values: new Map(), tooLarge: new Set() };
}

/**
 * Takes the values of a text, for the one field it was pasted for or for all. The outcome counts the
 * fields that the text has a value for, including those that had that very value already.
 */
export function pasteText(
  pasted: PastedValues,
  text: string,
  fieldID?: string,
): PasteOutcome & { pasted: PastedValues } {
  const field = pasted.fields.find(({ id }) => id === fieldID);
  if (fieldID !== undefined && field === undefined) return { pasted, taken: 0, otherHost: null };
  const fields = field === undefined ? pasted.fields : [field];
  const { isCommand, requests } = parsePastedText(text);
  const found = findValues(
    fields,
    requests.map((each) => readRequest(each, fields)),
    pasted.stepURL,
  );
  const [taken, otherHost] = [countOf(found), otherHostOf(requests, fields, pasted.stepURL)];
  if (field === undefined || found.size > 0) {
    const next = withValues(pasted, found);
    return { pasted: next, taken, otherHost: taken > 0 ? null : otherHost };
  }
  const single = isCommand ? undefined : singleValue(field, text.trim());
  const next = withValues(withoutValue(pasted, field.id), new Map(single));
  return { pasted: next, taken: next.values.has(field.id) ? 1 : 0, otherHost };
}

/**
 * Takes every value a text has; see `parsePastedText` for what it may be. A value pasted later replaces
 * one pasted before. What cannot be read, or has nothing that fits a field, changes nothing.
 */
export function pasteAll(pasted: PastedValues, text: string): PastedValues {
  return pasteText(pasted, text).pasted;
}

/**
 * Takes one field's value: the value itself, or any text that `pasteAll` reads and that has it. A text
 * with nothing that fits un-sets the field, as its box no longer holds what was found.
 */
export function pasteField(pasted: PastedValues, fieldID: string, text: string): PastedValues {
  return pasteText(pasted, text, fieldID).pasted;
}

/** Of several requests the last that has a value counts. */
function findValues(
  fields: readonly CaptureField[],
  requests: readonly RequestValues[],
  stepURL: string,
): Found {
  const found = requests.flatMap((request) =>
    fields.flatMap((field): [string, string | null][] => {
      const value = valueIn(request, field, stepURL);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
  return new Map(found);
}

function withValues(pasted: PastedValues, found: Found): PastedValues {
  if (found.size === 0) return pasted;
  const values = new Map(pasted.values);
  const tooLarge = new Set(pasted.tooLarge);
  for (const [id, value] of found) {
    if (value === null) tooLarge.add(id);
    else {
      values.set(id, value);
      tooLarge.delete(id);
    }
  }
  return { ...pasted, values, tooLarge };
}

function withoutValue(pasted: PastedValues, fieldID: string): PastedValues {
  const values = new Map(pasted.values);
  const tooLarge = new Set(pasted.tooLarge);
  values.delete(fieldID);
  tooLarge.delete(fieldID);
  return { ...pasted, values, tooLarge };
}

function countOf(found: Found): number {
  return [...found.values()].filter((value) => value !== null).length;
}

/** A text as a field's value. A header that lacks the value must not be mistaken for the value. */
function singleValue(field: CaptureField, text: string): [string, string | null][] {
  const kind = field.sources[0]?.kind ?? 'script';
  if (kind === 'cookie' && /[;\r\n]/.test(text)) return [];
  if (kind === 'header' && /[\r\n]/.test(text)) return [];
  const value = fitting(field, kind, text);
  return value === undefined ? [] : [[field.id, value]];
}

/** Where each field stands, without its value. */
export function pastedProgress(pasted: PastedValues): FieldProgress[] {
  return progressOfFields(pasted.fields, pasted.values, pasted.tooLarge);
}

/** Whether the values are too large together. */
export function isPastedTooLarge({ values }: PastedValues): boolean {
  return areTooLarge(values.values());
}

/** The values by field ID, ready to be sent. */
export function collectPastedFields(pasted: PastedValues): {
  fields: Record<string, string>;
  isComplete: boolean;
} {
  const { fields, values } = pasted;
  return {
    fields: Object.fromEntries(values),
    isComplete: isComplete(fields, values) && !isPastedTooLarge(pasted),
  };
}

/**
 * The field's value in a request: where its sources say, else by the same names anywhere in it, as sites
 * send one value in several ways. Null for one that is too large, undefined for none that fits.
 */
function valueIn(
  request: RequestValues,
  field: CaptureField,
  stepURL: string,
): string | null | undefined {
  const expected = field.sources.filter((source) => isExpected(request.url, source, stepURL));
  // A field that says which requests have it is in no others, whatever a script may call it.
  const isBound = ({ kind }: FieldSource) => kind !== 'script' && kind !== 'storage';
  if (field.sources.some(isBound) && !expected.some(isBound)) return undefined;
  let isLarge = false;
  for (const read of [request.ofSource, request.anywhere]) {
    for (const source of expected) {
      for (const raw of read(source, field.id)) {
        const value = fitting(field, source.kind, raw);
        if (value === null) isLarge = true;
        else if (value !== undefined) return value;
      }
    }
  }
  return isLarge ? null : undefined;
}

function fitting(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
): string | null | undefined {
  return isTooLarge(raw) ? null : (validValue(field, kind, raw) ?? undefined);
}

/**
 * A request with a URL must fit the source's domain or pattern, as a captured one must: a cookie of that
 * name from another site is another cookie.
 */
function isExpected(url: string | null, source: FieldSource, stepURL: string): boolean {
  const host = url === null ? null : hostOf(url);
  if (url === null) return true;
  if (source.kind === 'header' || source.kind === 'body') return source.matchesRequest(url);
  if (host === null) return false;
  if (source.kind === 'cookie' && source.domain !== null) return isWithin(host, source.domain);
  return belongsToSite(url, stepURL) || mayShareSite(host, hostOf(stepURL) ?? '');
}

/** The host that all requests are from, where none is of use. */
function otherHostOf(
  requests: readonly { url: string | null }[],
  fields: readonly CaptureField[],
  stepURL: string,
): PasteOutcome['otherHost'] {
  const first = requests[0]?.url ?? null;
  const from = first === null ? null : hostOf(first);
  const sources = fields.flatMap((field) => field.sources);
  const isOfUse = ({ url }: { url: string | null }) =>
    sources.some((source) => isExpected(url, source, stepURL));
  if (from === null || requests.some(isOfUse)) return null;
  const domains = sources.flatMap((source) =>
    source.kind === 'cookie' && source.domain !== null ? [bareDomain(source.domain)] : [],
  );
  const wanted = domains[0] ?? hostOf(stepURL);
  return wanted === null ? null : { from, wanted };
}

import type { CookiesStep } from '../../../shared/api/login-session';
import { bodyEntries } from '../../../shared/util/request-body';
import type { WebviewCookie, WebviewEvent } from '../webview/types';
import { isSame, type Candidate } from './candidates';
import { decodeCookieValue, rankCookies } from './cookie-selection';
import { belongsToSite } from './domain-match';
import { isTooLarge } from './value-limits';
import {
  indexSources,
  type CaptureField,
  type FieldSource,
  type FieldSourceIndex,
} from './field-sources';

/** What was found so far. Immutable; holds values. */
export interface CapturedValues {
  readonly fields: readonly CaptureField[];
  readonly index: FieldSourceIndex;
  /** The candidates of each source, best first. */
  readonly candidates: ReadonlyMap<FieldSource, readonly Candidate[]>;
}

type SourceValues = [FieldSource, readonly Candidate[]];

export function noCapturedValues(
  step: CookiesStep,
  fields: readonly CaptureField[],
): CapturedValues {
  return { fields, index: indexSources(fields, step.url), candidates: new Map() };
}

/** The values after an event; the same object when it brought nothing new. */
export function applyWebviewEvent(
  captured: CapturedValues,
  event: WebviewEvent,
  now: number,
): CapturedValues {
  switch (event.kind) {
    case 'cookies':
      return update(captured, fromCookies(captured, event.cookies, now));
    case 'request':
      return update(captured, fromRequest(captured, event.url, event.headers));
    case 'request-body':
      return update(captured, fromRequestBody(captured, event.url, event.body));
    case 'storage':
      return update(captured, fromStorage(captured, event));
    case 'script':
      return update(captured, fromScript(captured, event));
    case 'navigated':
    case 'page-closed':
    case 'app-link':
      return captured;
  }
}

/** Each event has all cookies: what is no longer there is un-set, what was rotated replaced. */
function fromCookies(
  { index }: CapturedValues,
  cookies: readonly WebviewCookie[],
  now: number,
): SourceValues[] {
  const cookiesByName = new Map<string, WebviewCookie[]>();
  for (const cookie of cookies) {
    if (!index.cookie.has(cookie.name)) continue;
    const namesakes = cookiesByName.get(cookie.name);
    if (namesakes === undefined) cookiesByName.set(cookie.name, [cookie]);
    else namesakes.push(cookie);
  }
  return [...index.cookie].flatMap(([name, sources]) =>
    sources.map(({ field, source }): SourceValues => {
      const wanted = { domain: source.domain, stepURL: index.stepURL };
      const ranked = rankCookies(cookiesByName.get(name) ?? [], wanted, now);
      return [
        source,
        ranked.flatMap(({ value, expiresAt }) => candidate(field, 'cookie', value, { expiresAt })),
      ];
    }),
  );
}

/** The latest value of each header that fits; one that does not fit leaves the one before it. */
function fromRequest(
  { index, candidates }: CapturedValues,
  url: string,
  headers: Readonly<Record<string, string>>,
): SourceValues[] {
  if (index.header.size === 0) return [];
  const found: SourceValues[] = [];
  for (const [name, value] of Object.entries(headers)) {
    for (const { field, source } of index.header.get(name.toLowerCase()) ?? []) {
      const isKnown = candidates.get(source)?.[0]?.value === value;
      if (isKnown || !source.matchesRequest(url)) continue;
      const latest = candidate(field, 'header', value);
      if (latest.length > 0) found.push([source, latest]);
    }
  }
  return found;
}

/** As with headers. Where a body has several values of a name, the first that fits counts. */
function fromRequestBody({ index }: CapturedValues, url: string, body: string): SourceValues[] {
  const wanted = [...index.body.values()].flat().filter(({ source }) => source.matchesRequest(url));
  if (wanted.length === 0) return [];
  const found = new Map<FieldSource, readonly Candidate[]>();
  for (const [name, value] of bodyEntries(body)) {
    for (const { field, source } of index.body.get(name) ?? []) {
      if (found.has(source) || !wanted.some((each) => each.source === source)) continue;
      const latest = candidate(field, 'body', value);
      if (latest.length > 0) found.set(source, latest);
    }
  }
  return [...found];
}

/** Per key, what each origin has: the step's own site first, then the origin that changed last. */
function fromStorage(
  { index, candidates }: CapturedValues,
  { origin, entries, tooLarge }: Extract<WebviewEvent, { kind: 'storage' }>,
): SourceValues[] {
  return Object.entries(entries).flatMap(([key, value]) =>
    (index.storage.get(key) ?? []).flatMap(({ field, source }): SourceValues[] => {
      const before = candidates.get(source) ?? [];
      const latest = tooLarge.includes(key)
        ? [tooLargeCandidate({ origin })]
        : candidate(field, 'storage', value ?? '', { origin });
      const same = before.find((known) => known.origin === origin);
      if (same?.value === latest[0]?.value) return [];
      const others = before.filter((known) => known.origin !== origin);
      return [[source, stepSiteFirst([...latest, ...others], index.stepURL)]];
    }),
  );
}

function stepSiteFirst(candidates: Candidate[], stepURL: string): Candidate[] {
  const isOnStepSite = ({ origin }: Candidate) => origin !== null && belongsToSite(origin, stepURL);
  return candidates.sort((a, b) => Number(isOnStepSite(b)) - Number(isOnStepSite(a)));
}

/** A script's value stays until it returns another: it may publish in parts, with `{}` in between. */
function fromScript(
  { fields, index, candidates }: CapturedValues,
  { values, isResult, tooLarge }: Extract<WebviewEvent, { kind: 'script' }>,
): SourceValues[] {
  const mayBeEmpty = isResult && isVerdict(fields, index, values);
  return index.script.flatMap(({ field, source }): SourceValues[] => {
    const names = [source.name, field.id];
    if (names.some((name) => tooLarge.includes(name))) return [[source, [tooLargeCandidate()]]];
    const value = valueByName(values, names);
    const latest = candidate(field, 'script', value ?? '');
    if (latest.length > 0) return [[source, latest]];
    const isFirst = (candidates.get(source) ?? []).length === 0;
    if (value !== '' || !mayBeEmpty || !isFirst) return [];
    return [[source, [{ value, expiresAt: null, origin: null }]]];
  });
}

/**
 * Whether a script's result is all that the step asks for, so that the script has had its say. What it
 * leaves empty then, it could not get: the bridge is to know that, and goes on another way.
 */
function isVerdict(
  fields: readonly CaptureField[],
  index: FieldSourceIndex,
  values: Readonly<Record<string, string>>,
): boolean {
  const required = fields.filter((field) => field.required);
  const asked = required.length > 0 ? required : fields;
  return asked.every((wanted) => {
    const sources = index.script.filter(({ field }) => field === wanted);
    const isThere = sources.some(
      ({ source }) => valueByName(values, [source.name, wanted.id]) !== undefined,
    );
    return wanted.isSpecial && isThere;
  });
}

function valueByName(
  values: Readonly<Record<string, string>>,
  names: readonly string[],
): string | undefined {
  const name = names.find((each) => Object.hasOwn(values, each));
  return name === undefined ? undefined : values[name];
}

/** A value that is there and cannot be sent. */
function tooLargeCandidate({ origin = null }: Partial<Candidate> = {}): Candidate {
  return { value: null, expiresAt: null, origin };
}

function candidate(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
  { expiresAt = null, origin = null }: Partial<Candidate> = {},
): Candidate[] {
  if (isTooLarge(raw)) return [tooLargeCandidate({ origin })];
  const value = validValue(field, kind, raw);
  return value === null ? [] : [{ value, expiresAt, origin }];
}

/**
 * The value to send for what a source has; null when it does not fit the field. Cookies are
 * percent-decoded, unless only the raw value fits; everything else stays as it is. Nothing empty
 * fits: no bridge can sign in with it.
 */
export function validValue(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
): string | null {
  const readings = kind === 'cookie' ? [decodeCookieValue(raw), raw] : [raw];
  return readings.find((value) => value !== '' && field.fits(value)) ?? null;
}

function update(captured: CapturedValues, found: readonly SourceValues[]): CapturedValues {
  const changed = found.filter(
    ([source, candidates]) => !isSame(captured.candidates.get(source) ?? [], candidates),
  );
  if (changed.length === 0) return captured;
  return { ...captured, candidates: new Map([...captured.candidates, ...changed]) };
}

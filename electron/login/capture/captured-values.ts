import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewCookie, WebviewEvent } from '../webview/types';
import { rankCookies } from './cookie-selection';
import { belongsToSite } from './domain-match';
import {
  indexSources,
  type CaptureField,
  type FieldSource,
  type FieldSourceIndex,
} from './field-sources';

/** A value that fits its field. */
interface Candidate {
  value: string;
  /** Ms since the epoch; null when it does not expire. */
  expiresAt: number | null;
  /** Of local storage; null for everything else. */
  origin: string | null;
}

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
    case 'storage':
      return update(captured, fromStorage(captured, event.origin, event.entries));
    case 'script':
      return update(captured, fromScript(captured, event.values));
    case 'navigated':
    case 'page-closed':
    case 'app-link':
      return captured;
  }
}

/** What would be sent for each field at `now`: only found values, by field ID. */
export function valuesOf(captured: CapturedValues, now: number): Map<string, string> {
  const values = new Map<string, string>();
  for (const field of captured.fields) {
    const found = field.sources
      .flatMap((source) => captured.candidates.get(source) ?? [])
      .find(({ expiresAt }) => expiresAt === null || expiresAt > now);
    if (found !== undefined) values.set(field.id, found.value);
  }
  return values;
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

/** Per key, what each origin has: the step's own site first, then the origin that changed last. */
function fromStorage(
  { index, candidates }: CapturedValues,
  origin: string,
  entries: Readonly<Record<string, string | null>>,
): SourceValues[] {
  return Object.entries(entries).flatMap(([key, value]) =>
    (index.storage.get(key) ?? []).flatMap(({ field, source }): SourceValues[] => {
      const before = candidates.get(source) ?? [];
      const latest = value === null ? [] : candidate(field, 'storage', value, { origin });
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
  { index }: CapturedValues,
  values: Readonly<Record<string, string>>,
): SourceValues[] {
  return index.script.flatMap(({ field, source }): SourceValues[] => {
    const key = [source.name, field.id].find((name) => Object.hasOwn(values, name));
    const latest = candidate(field, 'script', (key !== undefined && values[key]) || '');
    return latest.length === 0 ? [] : [[source, latest]];
  });
}

function candidate(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
  { expiresAt = null, origin = null }: Partial<Candidate> = {},
): Candidate[] {
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

/** A cookie's value percent-decoded; as it is when it cannot be, e.g. for a stray `%`. */
export function decodeCookieValue(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

function update(captured: CapturedValues, found: readonly SourceValues[]): CapturedValues {
  const changed = found.filter(
    ([source, candidates]) => !isSame(captured.candidates.get(source) ?? [], candidates),
  );
  if (changed.length === 0) return captured;
  return { ...captured, candidates: new Map([...captured.candidates, ...changed]) };
}

function isSame(before: readonly Candidate[], after: readonly Candidate[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ value, expiresAt, origin }, index) => {
      const other = after[index];
      return value === other?.value && expiresAt === other.expiresAt && origin === other.origin;
    })
  );
}

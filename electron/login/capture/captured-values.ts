import type { CookiesStep } from '../../../shared/api/login-session';
import type { WebviewCookie, WebviewEvent } from '../webview/types';
import { rankCookies } from './cookie-selection';
import { belongsToSite } from './domain-match';
import { validValue, type CaptureField, type FieldSource } from './field-sources';

/** A value that fits its field. */
interface Candidate {
  value: string;
  /** Ms since the epoch; null when it does not expire. */
  expiresAt: number | null;
  /** Of local storage; null for everything else. */
  origin: string | null;
}

type Kind = FieldSource['kind'];

/** A source with the field that wants it. */
type Want<K extends Kind = Kind> = {
  field: CaptureField;
  source: Extract<FieldSource, { kind: K }>;
};

/** What a step wants, by the name it is seen under, so that a sighting costs what it brings. */
interface FieldSourceIndex {
  stepURL: string;
  cookie: ReadonlyMap<string, Want<'cookie'>[]>;
  header: ReadonlyMap<string, Want<'header'>[]>;
  storage: ReadonlyMap<string, Want<'storage'>[]>;
  script: readonly Want<'script'>[];
}

/** What was found so far. Immutable; holds values. */
export interface CapturedValues {
  readonly fields: readonly CaptureField[];
  readonly wants: FieldSourceIndex;
  /** The candidates of each source, best first. */
  readonly candidates: ReadonlyMap<FieldSource, readonly Candidate[]>;
}

type SourceValues = [FieldSource, readonly Candidate[]];

/** Nothing found yet. */
export function noCapturedValues(
  step: CookiesStep,
  fields: readonly CaptureField[],
): CapturedValues {
  const wants = {
    stepURL: step.url,
    cookie: wantsByName(fields, 'cookie'),
    header: wantsByName(fields, 'header'),
    storage: wantsByName(fields, 'storage'),
    script: wantsOf(fields, 'script'),
  };
  return { fields, wants, candidates: new Map() };
}

function wantsOf<K extends Kind>(fields: readonly CaptureField[], kind: K): Want<K>[] {
  return fields.flatMap((field) =>
    field.sources
      .filter((source): source is Extract<FieldSource, { kind: K }> => source.kind === kind)
      .map((source) => ({ field, source })),
  );
}

function wantsByName<K extends Kind>(
  fields: readonly CaptureField[],
  kind: K,
): Map<string, Want<K>[]> {
  const byName = new Map<string, Want<K>[]>();
  for (const want of wantsOf(fields, kind)) {
    byName.set(want.source.name, [...(byName.get(want.source.name) ?? []), want]);
  }
  return byName;
}

/** The finds after a sighting; the very same when it brought nothing new. */
export function applyWebviewEvent(
  finds: CapturedValues,
  sighting: WebviewEvent,
  now: number,
): CapturedValues {
  switch (sighting.kind) {
    case 'cookies':
      return keep(finds, fromCookies(finds, sighting.cookies, now));
    case 'request':
      return keep(finds, fromRequest(finds, sighting.url, sighting.headers));
    case 'storage':
      return keep(finds, fromStorage(finds, sighting.origin, sighting.entries));
    case 'script':
      return keep(finds, fromScript(finds, sighting.values));
    case 'navigated':
      return finds;
  }
}

/** What each field would be handed over with: only found values, by field ID. */
export function valuesOf(finds: CapturedValues, now: number): Map<string, string> {
  const values = new Map<string, string>();
  for (const field of finds.fields) {
    const found = field.sources
      .flatMap((source) => finds.candidates.get(source) ?? [])
      .find(({ expiresAt }) => expiresAt === null || expiresAt > now);
    if (found !== undefined) values.set(field.id, found.value);
  }
  return values;
}

/** The whole jar is seen each time: what is no longer in it is un-set, what was rotated replaced. */
function fromCookies(
  { wants }: CapturedValues,
  jar: readonly WebviewCookie[],
  now: number,
): SourceValues[] {
  const named = new Map<string, WebviewCookie[]>();
  for (const cookie of jar) {
    if (!wants.cookie.has(cookie.name)) continue;
    const namesakes = named.get(cookie.name);
    if (namesakes === undefined) named.set(cookie.name, [cookie]);
    else namesakes.push(cookie);
  }
  return [...wants.cookie].flatMap(([name, wanting]) =>
    wanting.map(({ field, source }): SourceValues => {
      const wanted = { domain: source.domain, stepURL: wants.stepURL };
      const ranked = rankCookies(named.get(name) ?? [], wanted, now);
      return [
        source,
        ranked.flatMap(({ value, expiresAt }) => candidate(field, 'cookie', value, { expiresAt })),
      ];
    }),
  );
}

/** Of each header the latest that fits; one that does not fit leaves the one before it. */
function fromRequest(
  { wants, candidates }: CapturedValues,
  url: string,
  headers: Readonly<Record<string, string>>,
): SourceValues[] {
  if (wants.header.size === 0) return [];
  const found: SourceValues[] = [];
  for (const [name, value] of Object.entries(headers)) {
    for (const { field, source } of wants.header.get(name.toLowerCase()) ?? []) {
      const isKnown = candidates.get(source)?.[0]?.value === value;
      if (isKnown || !source.matchesRequest(url)) continue;
      const fresh = candidate(field, 'header', value);
      if (fresh.length > 0) found.push([source, fresh]);
    }
  }
  return found;
}

/** Per key, what each origin has: the step's own site first, then the one seen last. */
function fromStorage(
  { wants, candidates }: CapturedValues,
  origin: string,
  entries: Readonly<Record<string, string | null>>,
): SourceValues[] {
  return Object.entries(entries).flatMap(([key, value]) =>
    (wants.storage.get(key) ?? []).flatMap(({ field, source }): SourceValues[] => {
      const before = candidates.get(source) ?? [];
      const fresh = value === null ? [] : candidate(field, 'storage', value, { origin });
      const same = before.find((known) => known.origin === origin);
      if (same?.value === fresh[0]?.value) return [];
      const others = before.filter((known) => known.origin !== origin);
      return [[source, ownSiteFirst([...fresh, ...others], wants.stepURL)]];
    }),
  );
}

function ownSiteFirst(candidates: Candidate[], stepURL: string): Candidate[] {
  const isOwn = ({ origin }: Candidate) => origin !== null && belongsToSite(origin, stepURL);
  return candidates.sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** What a script gave stays until it gives another: it may publish in parts, and `{}` in between. */
function fromScript(
  { wants }: CapturedValues,
  values: Readonly<Record<string, string>>,
): SourceValues[] {
  return wants.script.flatMap(({ field, source }): SourceValues[] => {
    const given = [source.name, field.id].find((name) => Object.hasOwn(values, name));
    const fresh = candidate(field, 'script', (given !== undefined && values[given]) || '');
    return fresh.length === 0 ? [] : [[source, fresh]];
  });
}

function candidate(
  field: CaptureField,
  kind: Kind,
  raw: string,
  { expiresAt = null, origin = null }: Partial<Candidate> = {},
): Candidate[] {
  const value = validValue(field, kind, raw);
  return value === null ? [] : [{ value, expiresAt, origin }];
}

function keep(finds: CapturedValues, found: readonly SourceValues[]): CapturedValues {
  const changed = found.filter(
    ([source, candidates]) => !isSame(finds.candidates.get(source) ?? [], candidates),
  );
  if (changed.length === 0) return finds;
  return { ...finds, candidates: new Map([...finds.candidates, ...changed]) };
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

import type { CookiesStep } from '../../../shared/api/login-session';
import type { FieldProblem, FieldProgress } from '../../../shared/model/login';
import { plainText } from '../../../shared/util/plain-text';
import { compileOptionalRE2, type Matcher } from './re2';
import { belongsToSite } from './domain-match';

/** One place a field's value may come from. */
export type FieldSource =
  | { kind: 'cookie'; name: string; domain: string | null }
  /** `name` is lower-case; only requests to a URL that matches count. */
  | { kind: 'header'; name: string; matchesRequest: Matcher }
  /** `name` is a key of the body; only requests to a URL that matches count. */
  | { kind: 'body'; name: string; matchesRequest: Matcher }
  | { kind: 'storage'; name: string }
  /** What extractJS returns, by this name or by the field's ID. */
  | { kind: 'script'; name: string };

/** A field of a cookies step. */
export interface CaptureField {
  id: string;
  /** For people: the name of the cookie, header or storage key, else the ID. */
  name: string;
  required: boolean;
  /** The first source with a value that fits counts. */
  sources: readonly FieldSource[];
  /** The bridge leaves it to the script alone. */
  isSpecial: boolean;
  /** Nothing here knows where to find it: all its sources are of kinds that are not known. */
  isUnknown: boolean;
  fits: Matcher;
}

type WireField = CookiesStep['fields'][number];

interface WireSource {
  type?: string | undefined;
  name?: string | undefined;
  cookieDomain?: string | undefined;
  requestURLRegex?: string | undefined;
}

/** The fields of a step. The `sources` that newer releases send take precedence over type and name. */
export function readFields(step: CookiesStep): CaptureField[] {
  return step.fields.map((field) => {
    const known = wireSourcesOf(field).filter(({ type }) => kindOf(type) !== 'unknown');
    const sources = known.flatMap((source) => readSource(source, field, step.url));
    return {
      id: field.id,
      name: plainText(nameForPeople(known, field)),
      required: field.required ?? field.optional !== true,
      sources: withScriptByID(sources, field.id),
      isSpecial: known.length > 0 && known.every(({ type }) => type === 'special'),
      // A script may return what it wants.
      isUnknown: known.length === 0 && !step.extractJS?.trim(),
      fits: compileOptionalRE2(field.pattern),
    };
  });
}

/**
 * Of a field whose sources are all of unknown kinds, its own type counts, if it has one: an older
 * release's word for the same. A field without both is described by its ID alone.
 */
function wireSourcesOf(field: WireField): readonly WireSource[] {
  const listed = field.sources ?? [];
  const isListed = listed.some(({ type }) => kindOf(type) !== 'unknown');
  return isListed || (listed.length > 0 && !field.type) ? listed : [field];
}

const KINDS = {
  cookie: 'cookie',
  header: 'header',
  request_header: 'header',
  request_body: 'body',
  local_storage: 'storage',
  special: 'script',
} as const;

/** `untyped` is what names no type at all. */
function kindOf(type: string | undefined): Kind | 'untyped' | 'unknown' {
  if (!type) return 'untyped';
  return isKnownType(type) ? KINDS[type] : 'unknown';
}

function isKnownType(type: string): type is keyof typeof KINDS {
  return Object.hasOwn(KINDS, type);
}

function readSource(source: WireSource, field: WireField, stepURL: string): FieldSource[] {
  const name = source.name ?? field.name ?? field.id;
  const cookie: FieldSource = { kind: 'cookie', name, domain: source.cookieDomain || null };
  switch (kindOf(source.type)) {
    case 'cookie':
      return [cookie];
    // As Beeper's own clients read it: a cookie, unless a script has it.
    case 'untyped':
      return [cookie, { kind: 'script', name }];
    case 'header':
      return [
        {
          kind: 'header',
          name: name.toLowerCase(),
          matchesRequest: readRequestURL(source.requestURLRegex, stepURL),
        },
      ];
    case 'body':
      return [
        {
          kind: 'body',
          name,
          matchesRequest: readRequestURL(source.requestURLRegex, stepURL),
        },
      ];
    case 'storage':
      return [{ kind: 'storage', name }];
    case 'script':
      return [{ kind: 'script', name }];
    case 'unknown':
      return [];
  }
}

/** Without a pattern that can be read, only requests to the step's own site count. */
function readRequestURL(pattern: string | undefined, stepURL: string): Matcher {
  return compileOptionalRE2(pattern, (url) => belongsToSite(url, stepURL));
}

function nameForPeople(sources: readonly WireSource[], field: WireField): string {
  const named = sources.find(({ type }) => type !== 'special');
  return named === undefined ? field.id : (named.name ?? field.name ?? field.id);
}

/**
 * extractJS may return any field by its ID, whatever else the field names: bridges whose script reads
 * local storage declare the field as local storage.
 */
function withScriptByID(sources: FieldSource[], id: string): FieldSource[] {
  if (sources.some((source) => source.kind === 'script')) return sources;
  return [...sources, { kind: 'script', name: id }];
}

/**
 * Whether what was found is enough to be sent: every required field, and when none is required at
 * least one, so that a step of optional fields is not sent empty.
 */
export function isComplete(
  fields: readonly CaptureField[],
  found: ReadonlyMap<string, string>,
): boolean {
  const hasRequired = fields.every((field) => !field.required || found.has(field.id));
  return hasRequired && (found.size > 0 || fields.length === 0);
}

/** Where each field stands, without its value; `tooLarge` has the IDs of those whose value is. */
export function progressOfFields(
  fields: readonly CaptureField[],
  found: ReadonlyMap<string, string>,
  tooLarge: ReadonlySet<string>,
): FieldProgress[] {
  return fields.map((field): FieldProgress => {
    const { id, name, required } = field;
    const isFound = found.has(id);
    const problem = isFound ? null : problemOf(field, tooLarge);
    return { fieldID: id, name, required, found: isFound, ...(problem && { problem }) };
  });
}

/** Why a value that is not there does not come. */
function problemOf(field: CaptureField, tooLarge: ReadonlySet<string>): FieldProblem | null {
  if (tooLarge.has(field.id)) return 'too-large';
  return field.isUnknown ? 'unknown-source' : null;
}

type Kind = FieldSource['kind'];

/** A source with its field. */
type SourceOfField<K extends Kind = Kind> = {
  field: CaptureField;
  source: Extract<FieldSource, { kind: K }>;
};

/** The sources of a step by name, so that an event costs no more than the values it brings. */
export interface FieldSourceIndex {
  stepURL: string;
  cookie: ReadonlyMap<string, SourceOfField<'cookie'>[]>;
  header: ReadonlyMap<string, SourceOfField<'header'>[]>;
  body: ReadonlyMap<string, SourceOfField<'body'>[]>;
  storage: ReadonlyMap<string, SourceOfField<'storage'>[]>;
  script: readonly SourceOfField<'script'>[];
}

export function indexSources(fields: readonly CaptureField[], stepURL: string): FieldSourceIndex {
  return {
    stepURL,
    cookie: sourcesByName(fields, 'cookie'),
    header: sourcesByName(fields, 'header'),
    body: sourcesByName(fields, 'body'),
    storage: sourcesByName(fields, 'storage'),
    script: sourcesOf(fields, 'script'),
  };
}

function sourcesOf<K extends Kind>(fields: readonly CaptureField[], kind: K): SourceOfField<K>[] {
  return fields.flatMap((field) =>
    field.sources
      .filter((source): source is Extract<FieldSource, { kind: K }> => source.kind === kind)
      .map((source) => ({ field, source })),
  );
}

function sourcesByName<K extends Kind>(
  fields: readonly CaptureField[],
  kind: K,
): Map<string, SourceOfField<K>[]> {
  const byName = new Map<string, SourceOfField<K>[]>();
  for (const entry of sourcesOf(fields, kind)) {
    byName.set(entry.source.name, [...(byName.get(entry.source.name) ?? []), entry]);
  }
  return byName;
}

import type { CookiesStep } from '../../../shared/api/login-session';
import type { FieldProgress } from '../../../shared/model/login';
import { compileOptionalRE2, type Matcher } from './re2';
import { belongsToSite } from './domain-match';

/** One place a field's value may come from. */
export type FieldSource =
  | { kind: 'cookie'; name: string; domain: string | null }
  /** `name` is lower-case; only requests to a URL that matches count. */
  | { kind: 'header'; name: string; matchesRequest: Matcher }
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
    const listed = (field.sources ?? []).filter((source) => isKnown(source.type));
    const wireSources: readonly WireSource[] = listed.length > 0 ? listed : [field];
    const sources = wireSources.map((source) => readSource(source, field, step.url));
    return {
      id: field.id,
      name: nameForPeople(wireSources, field),
      required: field.required ?? field.optional !== true,
      sources: withScriptByID(sources, field.id),
      fits: compileOptionalRE2(field.pattern),
    };
  });
}

const KNOWN_TYPES = ['cookie', 'header', 'request_header', 'local_storage', 'special'];

function isKnown(type: string | undefined): boolean {
  return type !== undefined && KNOWN_TYPES.includes(type);
}

function readSource(source: WireSource, field: WireField, stepURL: string): FieldSource {
  const name = source.name ?? field.name ?? field.id;
  switch (source.type) {
    case 'cookie':
      return { kind: 'cookie', name, domain: source.cookieDomain || null };
    case 'header':
    case 'request_header':
      return {
        kind: 'header',
        name: name.toLowerCase(),
        matchesRequest: readRequestURL(source.requestURLRegex, stepURL),
      };
    case 'local_storage':
      return { kind: 'storage', name };
    default:
      return { kind: 'script', name };
  }
}

/** Without a pattern that can be read, only requests to the step's own site count. */
function readRequestURL(pattern: string | undefined, stepURL: string): Matcher {
  return compileOptionalRE2(pattern, (url) => belongsToSite(url, stepURL));
}

function nameForPeople(sources: readonly WireSource[], field: WireField): string {
  const named = sources.find((source) => isKnown(source.type) && source.type !== 'special');
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

/** Where each field stands, without its value. */
export function progressOfFields(
  fields: readonly CaptureField[],
  found: ReadonlyMap<string, string>,
): FieldProgress[] {
  return fields.map(({ id, name, required }) => ({
    fieldID: id,
    name,
    required,
    found: found.has(id),
  }));
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
  storage: ReadonlyMap<string, SourceOfField<'storage'>[]>;
  script: readonly SourceOfField<'script'>[];
}

export function indexSources(fields: readonly CaptureField[], stepURL: string): FieldSourceIndex {
  return {
    stepURL,
    cookie: sourcesByName(fields, 'cookie'),
    header: sourcesByName(fields, 'header'),
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

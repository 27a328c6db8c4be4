import { bodyEntries } from '../../../shared/util/request-body';
import type { CaptureField, FieldSource } from '../capture/field-sources';
import { readCookieHeader } from './cookie-header';
import type { PastedRequest } from './pasted-request';

/** The named values of a pasted request. */
export interface RequestValues {
  readonly url: string | null;
  /** What stands where a source says. */
  ofSource: (source: FieldSource) => readonly string[];
  /** What stands anywhere in the request by the source's name, then by the field's ID; the likeliest first. */
  anywhere: (source: FieldSource, fieldID: string) => readonly string[];
}

/** Reads the values that fields may ask for, and no others. */
export function readRequest(
  { url, headers, body }: PastedRequest,
  fields: readonly CaptureField[],
): RequestValues {
  const cookies = readCookieHeader(headers.get('cookie') ?? '');
  const inBody = wantedEntries(body, namesOf(fields));
  const bodyValues = (name: string) => inBody.get(name) ?? [];
  const named = (name: string) => [
    ...bodyValues(name),
    ...listOf(cookies.get(name)),
    ...listOf(headers.get(name.toLowerCase())),
  ];
  return {
    url,
    ofSource(source) {
      if (source.kind === 'cookie') return listOf(cookies.get(source.name));
      if (source.kind === 'header') return listOf(headers.get(source.name));
      return source.kind === 'body' ? bodyValues(source.name) : [];
    },
    anywhere: (source, fieldID) => [...named(source.name), ...named(fieldID)],
  };
}

function listOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function namesOf(fields: readonly CaptureField[]): ReadonlySet<string> {
  return new Set(fields.flatMap(({ id, sources }) => [id, ...sources.map(({ name }) => name)]));
}

/** The values of a body by wanted name; a header's, which is lower-case, in any casing. */
function wantedEntries(
  body: string | null,
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  if (body === null) return found;
  for (const [name, value] of bodyEntries(body)) {
    const wanted = [name, name.toLowerCase()].find((each) => names.has(each));
    if (wanted === undefined) continue;
    const values = found.get(wanted);
    if (values === undefined) found.set(wanted, [value]);
    else values.push(value);
  }
  return found;
}

/** Where a reported sign-in had a value from. */
export interface ReportedSource {
  type: string;
  name: string;
}

/** A field of a reported step. */
export interface ReportedField {
  id: string;
  required: boolean;
  sources: readonly ReportedSource[];
}

/** As much of a sign-in as a report of the program tells. */
export interface ReportedSignIn {
  fields: readonly ReportedField[];
  /** The addresses of its pages in order, as the report has them: without what may be a value. */
  pages: readonly string[];
}

const HEADING = 'Bridgekeeper sign-in report 1';
const FIELD = /^ {2}field (\S+)( \(optional\))? <- (.*)$/;
const SOURCE = /^(\S+) (\S+)/;
/** A pattern, as the report has it: a string of JSON. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
/** What may be a value, in a report. */
const HIDDEN = '{…}';
const PAGE = /^ {2}\+[\d.]+ s {2}page \d+ (?:redirect )?(https?:\/\/\S+)/;

/** Reads a report; a sentence says what is missing when it does not tell enough to be played back. */
export function readReport(text: string): ReportedSignIn | { missing: string } {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== HEADING) return { missing: `The first line is not “${HEADING}”.` };
  const fields = firstStep(lines).flatMap((line): ReportedField[] => {
    // Patterns are left out: values are made up here.
    const [, id, optional, sources = ''] = FIELD.exec(line.replaceAll(QUOTED, '')) ?? [];
    if (id === undefined) return [];
    return [{ id, required: optional === undefined, sources: readSources(sources) }];
  });
  if (fields.some(({ id, sources }) => [id, ...sources.map(({ name }) => name)].includes(HIDDEN))) {
    return { missing: 'It hides the name of a field or of a source.' };
  }
  if (fields.length === 0) return { missing: 'It has no step whose values come from a browser.' };
  const pages = lines.flatMap((line) => PAGE.exec(line)?.[1] ?? []);
  if (pages.length === 0) return { missing: 'It names no page that came.' };
  return { fields, pages };
}

/** The lines of the first step whose values come from a browser. */
function firstStep(lines: readonly string[]): readonly string[] {
  const type = lines.indexOf('  type cookies');
  const end = lines.indexOf('', type);
  return type === -1 ? lines : lines.slice(type, end === -1 ? undefined : end);
}

function readSources(text: string): ReportedSource[] {
  return text.split(', ').flatMap((source) => {
    const [, type, name] = SOURCE.exec(source) ?? [];
    return type === undefined || name === undefined ? [] : [{ type, name }];
  });
}

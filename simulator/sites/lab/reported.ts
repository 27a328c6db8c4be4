import { cookie, redirect } from '../http';
import { newSecret } from '../secret';
import { labPage, signInPage, welcomePage, type LabRun, type Oddity } from './oddity';
import type { ReportedField, ReportedSignIn } from './report-reader';

/** A site made from a report: its pages come in the same order, and give away what the real ones did. */
export function reportedOddity({ fields, pages }: ReportedSignIn): Oddity {
  const valueOf = ({ validValues }: LabRun, id: string) => (validValues[id] ??= newSecret());
  const named = (type: string) =>
    fields.flatMap((field) => {
      const source = field.sources.find((one) => one.type === type);
      return source === undefined ? [] : [{ id: field.id, name: source.name }];
    });
  const steps = pages.slice(1);
  const target = (at: number) => (at < steps.length ? `page-${at}` : 'welcome');

  return {
    id: 'reported',
    name: 'A reported sign-in',
    description: 'It goes the way that a report tells.',
    step: (usual) => ({ ...usual, fields: fields.map(wireField), extractJS: scriptFor(fields) }),
    pages: {
      'GET ': (run) => signInPage(run, undefined, `<p>${pages[0] ?? ''}</p>`),
      'POST sign-in': (run) =>
        redirect(
          target(0),
          [...named('cookie'), ...named('cookie-or-script')].map(({ id, name }) =>
            cookie(name, valueOf(run, id), { httpOnly: true }),
          ),
        ),
      ...Object.fromEntries(
        steps.map((place, at) => [
          `GET page-${at}`,
          (run: LabRun) => labPage(run, `<p>${place}</p>`, `location.href = '${target(at + 1)}';`),
        ]),
      ),
      'GET welcome': (run) => {
        const pairs = (type: string) => named(type).map(({ id, name }) => [name, valueOf(run, id)]);
        const script = `const from = ${JSON.stringify({
          storage: pairs('local_storage'),
          headers: pairs('request_header'),
          body: pairs('request_body'),
        })};
for (const [name, value] of from.storage) localStorage.setItem(name, value);
window.reportedValues = ${JSON.stringify(Object.fromEntries(fields.map(({ id }) => [id, valueOf(run, id)])))};
fetch('api', {
  method: 'POST',
  headers: { 'content-type': 'application/json', ...Object.fromEntries(from.headers) },
  body: JSON.stringify(Object.fromEntries(from.body)),
});`;
        return welcomePage(run, script);
      },
      'POST api': () => ({ status: 204, body: '' }),
    },
  };
}

function wireField({ id, required, sources }: ReportedField) {
  return {
    id,
    required,
    sources: sources.map(({ type, name }) =>
      type === 'cookie-or-script' ? { name } : { type, name },
    ),
  };
}

/** What only a script has is on the last page, where one finds it. */
function scriptFor(fields: readonly ReportedField[]): string {
  const ids = fields
    .filter(({ sources }) => sources.some(({ type }) => type === 'special'))
    .map(({ id }) => id);
  return ids.length === 0
    ? ''
    : `(async () => {
  while (window.reportedValues === undefined) await new Promise((next) => setTimeout(next, 100));
  return Object.fromEntries(${JSON.stringify(ids)}.map((id) => [id, window.reportedValues[id]]));
})()`;
}

import { npm } from './tool.mjs';

/**
 * Advisories that do not concern this program, each with the reason.
 * @type {Readonly<Record<string, string>>}
 */
const ALLOWED = {};

const AUDIT_MS = 60_000;

/**
 * @typedef {object} Advisory
 * @property {string} id as in the list above: `GHSA-…`
 * @property {string} text `zod: what is wrong (high)`
 */

/**
 * What npm knows against what package-lock.json names.
 * @param {readonly string[]} [options] for npm
 * @returns {Promise<Advisory[] | null>} null when the registry was not reached, or answers no audits
 */
export async function readAdvisories(options = []) {
  const command = ['audit', '--json', '--package-lock-only', ...options];
  const { output } = await npm(command, { collect: true, timeoutMs: AUDIT_MS });
  return advisoriesOf(output);
}

/**
 * @param {string} output of `npm audit --json`, with whatever npm said before it
 * @returns {Advisory[] | null} null when it is no report
 */
export function advisoriesOf(output) {
  const report = parse(output.slice(output.indexOf('{')));
  if (report?.vulnerabilities === undefined) return null;
  /** @type {Map<string, Advisory>} */
  const found = new Map();
  for (const { via } of Object.values(report.vulnerabilities)) {
    // A text names another package, which is in the report itself.
    for (const cause of via.filter((/** @type {unknown} */ one) => typeof one === 'object')) {
      const id = String(cause.url).replace(/^.*\//, '');
      found.set(id, { id, text: `${cause.name}: ${cause.title} (${cause.severity})` });
    }
  }
  return [...found.values()];
}

/**
 * @param {readonly Advisory[]} advisories
 * @param {Readonly<Record<string, string>>} [allowed]
 * @returns {string[]} sentences, empty when all is well
 */
export function auditProblems(advisories, allowed = ALLOWED) {
  const open = advisories.filter(({ id }) => allowed[id] === undefined);
  const over = Object.keys(allowed).filter((id) => advisories.every((one) => one.id !== id));
  return [
    ...open.map(({ id, text }) => `${text}: https://github.com/advisories/${id}`),
    ...over.map(
      (id) => `${id} is no longer reported: take it out of the list in scripts/lib/audit.mjs.`,
    ),
  ];
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

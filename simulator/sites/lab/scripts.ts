import { newSecret } from '../secret';
import { welcomePage, type Oddity, type LabRun } from './oddity';

/** A value that only a script can get. */
const TOKEN_FIELD = {
  id: 'token',
  required: true,
  sources: [{ type: 'special' as const, name: 'lab.token' }],
};

/** The last page keeps the token in its global `labToken`, where no other source finds it. */
const WITH_TOKEN = {
  'GET welcome': (run: LabRun) => {
    run.validValues['token'] ??= newSecret();
    return welcomePage(run, `window.labToken = '${run.validValues['token']}';`);
  },
};

/** A script that gets the token. */
function getting(id: string, name: string, description: string, extractJS: string): Oddity {
  return {
    id: `script-${id}`,
    name,
    description,
    step: (usual) => ({ ...usual, fields: [TOKEN_FIELD], extractJS }),
    pages: WITH_TOKEN,
  };
}

/** A script that finds nothing; the step wants only the cookie. */
function useless(id: string, name: string, description: string, extractJS: string): Oddity {
  return {
    id: `script-${id}`,
    name,
    description,
    step: (usual) => ({ ...usual, extractJS }),
  };
}

const ON_LAST_PAGE = `location.pathname.endsWith('/welcome')`;

export const SCRIPT_ODDITIES = [
  getting(
    'resolves',
    'Script that resolves',
    'A promise of an object by field ID.',
    'new Promise((resolve) => setTimeout(() => resolve({ token: window.labToken }), 100))',
  ),
  getting(
    'source-name',
    'Script that names its source',
    'An object by the name of the source instead of the field.',
    `((where) => ${ON_LAST_PAGE} ? { [where.name]: window.labToken } : undefined)({ name: 'lab.token' })`,
  ),
  getting(
    'null',
    'Script that resolves to null',
    'Null on the first page, the value on the last.',
    `(async () => (${ON_LAST_PAGE} ? { token: window.labToken } : null))()`,
  ),
  getting(
    'late',
    'Script that publishes late',
    'Nothing at once; the value comes later through the global of the page.',
    `(() => {
  const look = setInterval(() => {
    if (window.labToken === undefined) return;
    clearInterval(look);
    setTimeout(() => { window.__BEEP_BEEP_AUTH_RESULTS__ = { token: window.labToken }; }, 500);
  }, 100);
  return {};
})()`,
  ),
  getting(
    'escapes',
    'Script with escaped line breaks',
    'The line breaks and tabs are written as \\n and \\t.',
    '(() => {\\n\\t// The token, if any\\n\\treturn { token: window.labToken };\\n})()',
  ),
  getting(
    'junk',
    'Script that returns junk',
    'Values of every wrong type first, the right one on the last page.',
    `(async () => ${ON_LAST_PAGE}
  ? { token: window.labToken, other: 'junk', session: { a: 1 } }
  : { token: 7, session: null, '': [], constructor: {}, toString: 'junk' })()`,
  ),
  getting(
    'gives-up',
    'Script that gives up',
    'It waits for its user on the last page, fails, and waits again only in another document.',
    `(${ON_LAST_PAGE} ? (window.labWait ??= new Promise((resolve, reject) => {
  if (sessionStorage.getItem('labGaveUp') !== null) return resolve({ token: window.labToken });
  sessionStorage.setItem('labGaveUp', 'yes');
  setTimeout(() => reject(new Error('expired')), 2_500);
})) : null)`,
  ),
  getting(
    'left',
    'Script that is left',
    'On the first page it still waits when that is left.',
    `${ON_LAST_PAGE} ? { token: window.labToken } : new Promise(() => undefined)`,
  ),
  useless(
    'rejects',
    'Script that rejects',
    'A promise that is rejected on every page.',
    `Promise.reject(new Error('not today'))`,
  ),
  useless('throws', 'Script that throws', 'It throws on every page.', 'undefined.token'),
  useless('broken', 'Script that is no script', 'It cannot even be parsed.', 'new Promise((('),
  useless('empty', 'Script that returns nothing', 'An object without values.', '({})'),
  useless(
    'hangs',
    'Script that never settles',
    'A promise that is still waiting.',
    'new Promise(() => undefined)',
  ),
  useless(
    'loops',
    'Script that loops on the last page',
    'The last page freezes; the cookie is there.',
    `${ON_LAST_PAGE} && (() => { for (;;); })()`,
  ),
  useless(
    'loops-at-once',
    'Script that loops at once',
    'The first page freezes, and nobody can sign in.',
    '(() => { for (;;); })()',
  ),
];

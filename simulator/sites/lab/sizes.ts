import { cookie, json, redirect } from '../http';
import { newSecret } from '../secret';
import { labPage, onHost, SESSION_FIELD, welcomePage, type LabRun, type Oddity } from './oddity';

/** More than browsers keep of one site: of these the last. */
const COOKIES = 300;
const KEPT_FOR_SURE = 120;

const nameOf = (index: number) => `c${String(index).padStart(3, '0')}`;
const NAMED = [nameOf(COOKIES - KEPT_FOR_SURE), nameOf(COOKIES - 1)];

const manyCookies: Oddity = {
  id: 'many-cookies',
  name: '300 cookies',
  description: 'Two of them are wanted, and all that a request carries, in their order.',
  step: (usual, { root }) => ({
    ...usual,
    fields: [
      ...NAMED.map((name) => ({
        id: name,
        required: true,
        sources: [{ type: 'cookie' as const, name, cookieDomain: 'lab.localhost' }],
      })),
      {
        id: 'cookie_header',
        required: true,
        sources: [{ type: 'request_header', name: 'Cookie', requestURLRegex: `^${root}api/me$` }],
      },
    ],
  }),
  pages: {
    'POST sign-in': (run) => {
      const all = Array.from({ length: COOKIES }, (_, index) => {
        // Every third one is sent before the others, for its path.
        const path = index % 3 === 0 ? run.folder : '/';
        const name = nameOf(index);
        const value = NAMED.includes(name) ? newSecret() : `v${index}`;
        if (NAMED.includes(name)) run.validValues[name] = value;
        return cookie(name, value, { path });
      });
      return redirect(`${run.folder}welcome`, all);
    },
    'GET welcome': (run) => welcomePage(run, `fetch('api/me', { method: 'POST' });`),
    'POST api/me': (run, { headers }) => {
      run.validValues['cookie_header'] = headers.cookie ?? '';
      return json({});
    },
  },
};

const LARGE = 100_000;
/** What browsers take of a cookie, its name and its value together. */
const LARGEST_COOKIE = 4_096;

/** Text of `bytes` bytes that hardly anything on the way leaves alone if it can help it. */
function awkwardText(bytes: number): string {
  const piece = `${newSecret()} "\\\n\u2028✓🦊%2B&=+;`;
  const whole = piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
  return whole + 'x'.repeat(bytes - Buffer.byteLength(whole));
}

const largeValues: Oddity = {
  id: 'large-values',
  name: 'Values of 100 kB',
  description: 'In local storage, a header and a body; and the largest cookie there can be.',
  step: (usual, { root, validValues }) => {
    Object.assign(validValues, {
      key: awkwardText(LARGE),
      body: awkwardText(LARGE),
      header: newSecret().padEnd(LARGE, 'abc%2B=;"'),
      session: newSecret().padEnd(LARGEST_COOKIE - 'session'.length, 'x'),
    });
    return {
      ...usual,
      fields: [
        SESSION_FIELD,
        { id: 'key', name: 'key', type: 'local_storage' },
        {
          id: 'header',
          required: true,
          sources: [
            { type: 'request_header', name: 'X-Lab-Key', requestURLRegex: `^${root}api/header$` },
          ],
        },
        {
          id: 'body',
          required: true,
          sources: [
            { type: 'request_body', name: 'user.token', requestURLRegex: `^${root}api/body$` },
          ],
        },
      ],
    };
  },
  pages: {
    'POST sign-in': ({ folder, validValues }) => {
      const session = validValues['session'] ?? '';
      // One byte more, and browsers leave it out.
      return redirect(`${folder}welcome`, [
        cookie('session', session),
        cookie('session', `${session}x`),
      ]);
    },
    'GET welcome': (run) => {
      const { key, header, body } = run.validValues;
      return welcomePage(
        run,
        `localStorage.setItem('key', ${scriptText(key)});
// The server takes no header of that size; it is sent nevertheless.
fetch('api/header', { method: 'POST', headers: { 'X-Lab-Key': ${scriptText(header)} } }).catch(() => undefined);
fetch('api/body', { method: 'POST', body: JSON.stringify({ user: { token: ${scriptText(body)} } }) });`,
      );
    },
    'POST api/body': () => json({}),
  },
};

const PARTS = ['a', 'b', 'c'];
/** Each small enough, and too much together. */
const PART_UNITS = 900_000;
/** More than one value may have. */
const TOO_LARGE_UNITS = 1_200_000;

/** Writes values of a size into the local storage of the page, and what is accepted at a button's press. */
function writesStorage(run: LabRun, units: Readonly<Record<string, number>>): string {
  const large = Object.entries(units);
  for (const [name] of large) run.validValues[name] ??= newSecret();
  return `
const small = ${JSON.stringify(run.validValues)};
for (const [name, units] of ${JSON.stringify(large)}) localStorage.setItem(name, name.repeat(units));
document.querySelector('#less').addEventListener('click', () => {
  for (const name in small) localStorage.setItem(name, small[name]);
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});`;
}

const storageField = (name: string) => ({ id: name, name, type: 'local_storage' as const });
const LESS = '<button id="less">Write less</button>';
const each = (units: number) => Object.fromEntries(PARTS.map((name) => [name, units]));

const tooMuch: Oddity = {
  id: 'too-much',
  name: 'Too much together',
  description: 'Three values of 900 kB, on three hosts of the site, until the button is pressed.',
  step: (usual) => ({ ...usual, fields: PARTS.map(storageField) }),
  pages: {
    'GET welcome': (run) =>
      labPage(
        run,
        LESS +
          ['a.lab', 'b.lab']
            .map((host) => `<iframe title="${host}" src="${onHost(run, host, 'part')}"></iframe>`)
            .join(''),
        writesStorage(run, each(PART_UNITS)),
      ),
    'GET part': (run) => labPage(run, LESS, writesStorage(run, each(PART_UNITS))),
  },
};

const tooLarge: Oddity = {
  id: 'too-large',
  name: 'One value that is too large',
  description: 'A value of 1.2 MB, until the button is pressed, beside one that is not.',
  step: (usual) => ({ ...usual, fields: [storageField('a'), storageField('b')] }),
  pages: {
    'GET welcome': (run) => labPage(run, LESS, writesStorage(run, { a: TOO_LARGE_UNITS, b: 10 })),
  },
};

/** A text as a script has it, which nothing in it can end. */
function scriptText(text = ''): string {
  return JSON.stringify(text).replaceAll('<', '\\u003c');
}

export const SIZE_ODDITIES = [manyCookies, largeValues, tooMuch, tooLarge];

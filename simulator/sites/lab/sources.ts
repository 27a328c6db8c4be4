import { json } from '../http';
import { newSecret } from '../secret';
import { labPage, SESSION_FIELD, signInPage, welcomePage, type Oddity } from './oddity';

/** A value of the body of a request to `api/…`. */
function bodyField(id: string, name: string, path: string) {
  return {
    id,
    required: true,
    pattern: '^xoxc-',
    sources: [{ type: 'request_body' as const, name, requestURLRegex: `/api/${path}$` }],
  };
}

const BODY_FIELDS = [
  bodyField('form', 'token', 'form'),
  bodyField('json', 'user.token', 'json'),
  bodyField('multipart', 'token', 'multipart'),
  bodyField('beacon', 'token', 'beacon'),
  bodyField('huge', 'token', 'huge'),
];

const BODY_PATHS = BODY_FIELDS.map(({ id }) => `POST api/${id}`);

/** Sends each token in a body of another shape, and other values to other addresses. */
function sendsBodies(tokens: Readonly<Record<string, string>>): string {
  return `(async () => {
  const tokens = ${JSON.stringify(tokens)};
  const send = (path, body) => fetch(path, { method: 'POST', body }).catch(() => undefined);
  await send('api/other', new URLSearchParams({ token: 'xoxc-decoy' }));
  await send('api/form', new URLSearchParams({ reason: 'boot', token: 'not-it' }));
  await send('api/form', new URLSearchParams({ reason: 'boot', token: tokens.form }));
  await send('api/json', JSON.stringify({ token: 'xoxc-decoy', user: { token: tokens.json } }));
  const form = new FormData();
  form.append('file', new Blob(['token=xoxc-decoy']), 'token');
  form.append('token', tokens.multipart);
  await send('api/multipart', form);
  // Larger than any memory, though the page has but a part of it, over and over.
  const endless = new Array(8).fill().reduce((b) => new Blob([b, b]), new Blob([new Uint8Array(5e7)]));
  const signal = AbortSignal.timeout(300);
  await fetch('api/json', { method: 'POST', body: endless, signal }).catch(() => undefined);
  navigator.sendBeacon('api/beacon', JSON.stringify({ token: tokens.beacon }));
  await send('api/huge', JSON.stringify({ token: tokens.huge, rest: 'x'.repeat(50_000_000) }));
})();`;
}

const bodies: Oddity = {
  id: 'bodies',
  name: 'Values in request bodies',
  description: 'The values are nowhere but in what the last page sends: forms, JSON, 50 MB.',
  step(usual, { validValues }) {
    for (const { id } of BODY_FIELDS) validValues[id] = newSecret('xoxc-');
    return { ...usual, fields: [SESSION_FIELD, ...BODY_FIELDS] };
  },
  pages: {
    'GET welcome': (run) => welcomePage(run, sendsBodies(run.validValues)),
    'POST api/other': () => json({}),
    ...Object.fromEntries(BODY_PATHS.map((path) => [path, () => json({})])),
  },
};

const typeless: Oddity = {
  id: 'typeless',
  name: 'Fields without a type',
  description: 'Nothing says where the values are: one is a cookie, the other is the script’s.',
  step: (usual, { validValues }) => {
    validValues['extra'] = newSecret();
    return {
      ...usual,
      fields: [{ id: 'session' }, { id: 'extra', sources: [{ name: 'lab.extra' }] }],
      extractJS: `({ 'lab.extra': window.labExtra })`,
    };
  },
  pages: {
    'GET welcome': (run) =>
      welcomePage(run, `window.labExtra = ${JSON.stringify(run.validValues['extra'])};`),
  },
};

const special = (id: string) => ({
  id,
  required: true,
  pattern: '^.{8,}$',
  sources: [{ type: 'special' as const, name: `lab.${id}` }],
});

const emptyScript: Oddity = {
  id: 'empty-script',
  name: 'Script that says it failed',
  description: 'Its values are empty: the bridge is to know that it could not get them.',
  step(usual, { validValues }) {
    Object.assign(validValues, { blackbox: '', captcha: '' });
    const { expectedFinalURLRegex: _none, ...step } = usual;
    return {
      ...step,
      fields: [special('blackbox'), special('captcha')],
      extractJS: `new Promise((resolve) => {
  setTimeout(() => resolve({ blackbox: '', 'lab.captcha': '' }), 300);
})`,
    };
  },
};

const unknown: Oddity = {
  id: 'unknown-source',
  name: 'A source nobody knows',
  description: 'One of the values is somewhere only a later release knows of.',
  step(usual, { validValues }) {
    validValues['token'] = newSecret();
    const source = { type: 'shared_worker', name: 'token' };
    return {
      ...usual,
      fields: [SESSION_FIELD, { id: 'token', required: true, sources: [source] }],
    };
  },
};

const hugeStorage: Oddity = {
  id: 'huge-storage',
  name: 'Values of 4 MB',
  description: 'The page writes 4 MB twenty times a second, until its button is pressed.',
  step: (usual) => ({
    ...usual,
    fields: [{ id: 'key', name: 'key', type: 'local_storage' }],
  }),
  pages: {
    'GET ': (run) => signInPage(run),
    'GET welcome'(run) {
      run.validValues['key'] = newSecret();
      const script = `
let round = 0;
let timer;
// One after the other: an interval would leave a busy machine's page no time for a click.
const write = () => {
  const begun = performance.now();
  round += 1;
  localStorage.setItem('key', String(round).padEnd(4_000_000, 'x'));
  window.__BEEP_BEEP_AUTH_RESULTS__ = { key: String(round).padEnd(4_000_000, 'y') };
  timer = setTimeout(write, Math.max(5, 50 - (performance.now() - begun)));
};
write();
document.querySelector('#less').addEventListener('click', () => {
  clearTimeout(timer);
  localStorage.setItem('key', ${JSON.stringify(run.validValues['key'])});
});`;
      return labPage(run, '<button id="less">Write less</button>', script);
    },
  },
};

export const SOURCE_ODDITIES = [bodies, typeless, emptyScript, unknown, hugeStorage];

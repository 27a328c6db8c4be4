import { html, json, quoted, type Reply } from '../http';
import { newSecret } from '../secret';
import { labPage, signInPage, welcomePage, type Oddity, type LabRun, onHost } from './oddity';

/** A field `key` of the local storage. */
const KEY_FIELD = { id: 'key', name: 'key', type: 'local_storage' } as const;

/** A script that stores a new value of `key`, the only right one, after a while. */
function delayedStorage({ validValues, env }: LabRun): string {
  validValues['key'] = `{"token":"${newSecret()}%2B"}`;
  return `setTimeout(() => localStorage.setItem('key', ${JSON.stringify(validValues['key'])}), ${env.delayMs});`;
}

const storage: Oddity = {
  id: 'storage',
  name: 'Late local storage',
  description: 'The value gets into the local storage a while after the last page has loaded.',
  step: (usual) => ({ ...usual, fields: [KEY_FIELD] }),
  pages: { 'GET welcome': (run) => welcomePage(run, delayedStorage(run)) },
};

const frameStorage: Oddity = {
  id: 'iframe-storage',
  name: 'Local storage of a frame',
  description:
    'The value gets into the local storage of another host, in a frame of the last page.',
  step: (usual) => ({ ...usual, fields: [KEY_FIELD] }),
  pages: {
    'GET welcome': (run) =>
      welcomePage(
        run,
        undefined,
        `<iframe title="Vault" src="${onHost(run, 'vault.lab', 'vault')}"></iframe>`,
      ),
    'GET vault': (run) =>
      html(`<!doctype html><p>Vault</p><script>${delayedStorage(run)}</script>`),
  },
};

/** A request of the page, with a header when there is one to send. */
function request(path: string, headers: Readonly<Record<string, string>> = {}): string {
  return `await fetch('${path}', ${JSON.stringify({ method: 'POST', headers })});`;
}

const emptyReply: (run: LabRun) => Reply = () => json({});

const headers: Oddity = {
  id: 'headers',
  name: 'Headers of some requests',
  description: 'Anonymous requests carry the headers too, and other hosts get other values.',
  step: (usual, { root }) => ({
    ...usual,
    fields: [
      { id: 'key', name: 'X-LAB-KEY', type: 'header' },
      {
        id: 'authorization',
        required: true,
        pattern: '^Bearer ',
        sources: [
          {
            type: 'request_header',
            name: 'AUTHORIZATION',
            requestURLRegex: `^${quoted(root)}api/`,
          },
        ],
      },
    ],
  }),
  pages: {
    'GET ': (run) =>
      signInPage(
        run,
        `(async () => { ${request('api/anonymous', { 'X-Lab-Key': 'anonymous' })} })();`,
      ),
    'GET welcome': (run) => {
      const { validValues } = run;
      validValues['authorization'] = `Bearer ${newSecret()}%2B`;
      validValues['key'] = newSecret();
      const elsewhere = `fetch('${onHost(run, 'elsewhere', 'api/beacon')}',
        { method: 'POST', headers: { 'X-Lab-Key': 'decoy' } }).catch(() => undefined);`;
      return welcomePage(
        run,
        `(async () => {
${elsewhere}
${request('other', { Authorization: 'Bearer decoy' })}
${request('api/scheme', { Authorization: 'Basic decoy' })}
${request('api/key', { 'X-Lab-Key': validValues['key'] })}
${request('api/me', { Authorization: validValues['authorization'] })}
})();`,
      );
    },
    'POST other': emptyReply,
    'POST api/anonymous': emptyReply,
    'POST api/scheme': emptyReply,
    'POST api/key': emptyReply,
    'POST api/me': emptyReply,
    'OPTIONS api/beacon': () => allowAll({ status: 204 }),
    'POST api/beacon': () => allowAll(json({})),
  },
};

function allowAll(reply: Reply): Reply {
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
  return { ...reply, headers: { ...reply.headers, ...open } };
}

const optional: Oddity = {
  id: 'optional',
  name: 'Optional values',
  description: 'Two of the values never come, and need not.',
  step: (usual) => ({
    ...usual,
    fields: [
      ...usual.fields,
      { id: 'never', required: false, sources: [{ type: 'cookie', name: 'never' }] },
      { id: 'neither', name: 'neither', type: 'local_storage', optional: true },
    ],
  }),
  pages: { 'GET welcome': (run) => labPage(run, '<p>You are signed in.</p>') },
};

export const VALUE_ODDITIES = [storage, frameStorage, headers, optional];

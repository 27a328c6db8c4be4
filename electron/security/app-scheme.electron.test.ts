import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProtocolResponse, Session } from 'electron';
import { expect, it } from 'vitest';
import { freshFolder } from '../testing/folder';
import { serveApp } from './app-scheme.electron';

/** What `app://` answers, by a double of the protocol; e2e/security.spec.ts has the real one. */
async function startServing() {
  const beside = await freshFolder();
  const folder = join(beside, 'renderer');
  await mkdir(folder);
  await writeFile(join(folder, 'index.html'), 'ours');
  await writeFile(join(folder, 'notes.txt'), 'ours, and of no use');
  await writeFile(join(beside, 'secret.html'), 'secret');
  await mkdir(join(beside, 'renderer-of-another'));
  await writeFile(join(beside, 'renderer-of-another', 'index.html'), 'secret');
  type Handler = (request: { url: string }, answer: (response: ProtocolResponse) => void) => void;
  let handler: Handler = () => undefined;
  const registerBufferProtocol = (_scheme: string, given: Handler) => void (handler = given);
  serveApp({ protocol: { registerBufferProtocol } } as unknown as Session, folder);
  return async (url: string) => {
    const given = await new Promise<ProtocolResponse>((answer) => handler({ url }, answer));
    const { statusCode: status = 200, headers, error } = given;
    return { status, headers, text: String(given.data), error };
  };
}

/** A content policy as its parts. */
const partsOf = (policy: string) => policy.split(';').map((part) => part.trim());

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
];

it('serves the page under a policy without network, frames or inline code', async () => {
  const fetch = await startServing();
  const { status, headers, text } = await fetch('app://bridgekeeper/index.html');
  expect([status, text]).toEqual([200, 'ours']);
  const policy = partsOf(String(headers?.['content-security-policy']));
  expect(policy.sort()).toEqual([...POLICY, "frame-ancestors 'none'"].sort());
  expect(headers?.['x-content-type-options']).toBe('nosniff');
});

it('has the same policy in the page itself, but for what only a header can say', async () => {
  const html = await readFile(new URL('../../renderer/index.html', import.meta.url), 'utf8');
  const [, policy = ''] = /Content-Security-Policy"\s+content="([^"]+)"/.exec(html) ?? [];
  expect(partsOf(policy).sort()).toEqual([...POLICY].sort());
});

it.each([
  'app://bridgekeeper/..%2fsecret.html',
  'app://bridgekeeper/..%2frenderer-of-another%2findex.html',
  'app://bridgekeeper/notes.txt',
  'app://stranger/index.html',
  'app://bridgekeeper/%e0%a4%a.html',
])('does not serve %s', async (url) => {
  const fetch = await startServing();
  const response = await fetch(url);
  expect([response.status, response.text]).toEqual([404, 'Not found']);
});

it('fails a page whose file is gone, instead of showing another in its place', async () => {
  const fetch = await startServing();
  expect(await fetch('app://bridgekeeper/gone.html')).toMatchObject({ error: -6 });
});

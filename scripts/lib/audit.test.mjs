import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { auditProblems, readAdvisories } from './audit.mjs';

const ADVISORY = {
  id: 1,
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  title: 'It breaks',
  severity: 'high',
  vulnerable_versions: '<99',
  cwe: [],
  cvss: { score: 0, vectorString: null },
};
const READ = [{ id: 'GHSA-aaaa-bbbb-cccc', text: 'zod: It breaks (high)' }];

/** @type {import('node:http').Server | undefined} */
let server;
/** npm remembers advisories. */
let cache = '';

/**
 * The real npm asks a registry of the test's own.
 * @param {number} status of its answer to an audit
 * @param {object} answer
 */
async function ask(status, answer) {
  server = createServer((request, response) => {
    const isAudit = request.url?.endsWith('/advisories/bulk') ?? false;
    request.resume();
    response.writeHead(isAudit ? status : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isAudit ? answer : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const registry = `http://127.0.0.1:${address.port}`;
  cache = await mkdtemp(join(tmpdir(), 'bridgekeeper-npm-'));
  return readAdvisories([`--registry=${registry}`, `--cache=${cache}`, '--fetch-retries=0']);
}

afterEach(async () => {
  server?.close();
  await rm(cache, { recursive: true, force: true });
});

describe('readAdvisories', () => {
  it('reads what npm knows against a package of the lock file', async () => {
    expect(await ask(200, { zod: [ADVISORY] })).toEqual(READ);
  });

  it('reads that nothing is known', async () => {
    expect(await ask(200, {})).toEqual([]);
  });

  it('says when a registry answers no audits', async () => {
    expect(await ask(405, {})).toBeNull();
  });
});

describe('auditProblems', () => {
  it('names what is not on the list, and what is on it for nothing', () => {
    expect(auditProblems(READ, {})).toEqual([
      'zod: It breaks (high): https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
    ]);
    expect(auditProblems(READ, { 'GHSA-aaaa-bbbb-cccc': 'not reached from here' })).toEqual([]);
    expect(auditProblems([], { 'GHSA-old': 'once' })).toEqual([
      'GHSA-old is no longer reported: take it out of the list in scripts/lib/audit.mjs.',
    ]);
  });
});

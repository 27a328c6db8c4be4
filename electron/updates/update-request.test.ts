import { createHash } from 'node:crypto';
import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import { freshFolder } from '../testing/folder';
import { createManualClock } from '../testing/manual-clock';
import { aContent, startUpdateServer, type UpdateFault } from './testing/update-server';
import { toUpdateError } from './update-error';
import { createUpdateRequests } from './update-request';

const NAME = 'new.AppImage';
const CONTENT = aContent();
const SIGNED = {
  sha512: createHash('sha512').update(CONTENT).digest('base64'),
  size: CONTENT.length,
};

async function start({ allowsLoopback = true } = {}) {
  const server = await startUpdateServer();
  onTestFinished(server.stop);
  const clock = createManualClock();
  const requests = createUpdateRequests({ fetch: httpFetch, clock, allowsLoopback });
  const file = join(await freshFolder(), 'file');
  server.files.set(NAME, CONTENT);
  const url = `${server.url}/${NAME}`;
  const percents: number[] = [];
  let downloads = 0;
  const problemOf = (running: Promise<unknown>) =>
    running.then(
      () => null,
      (error: unknown) => toUpdateError(error).problem,
    );
  return {
    server,
    clock,
    requests,
    file,
    url,
    percents,
    /** To a place where nothing is left of the one before. */
    async download(expected = SIGNED) {
      if (downloads++ > 0) await rm(file, { force: true });
      return problemOf(requests.download(url, file, expected, (percent) => percents.push(percent)));
    },
    read: (maxBytes = 10_000_000) => problemOf(requests.read(url, maxBytes)),
  };
}

it('fetches a file as it was signed, and says how far it is', async () => {
  const { download, file, percents, clock } = await start();
  expect(await download()).toBeNull();
  expect((await readFile(file)).equals(CONTENT)).toBe(true);
  expect(percents.at(-1)).toBe(100);
  expect([...new Set(percents)]).toEqual(percents);
  expect(clock.pending()).toEqual([]);
});

it('writes over nothing, and through no link', async () => {
  const { download, file } = await start();
  const other = `${file}-other`;
  await writeFile(other, 'of somebody else');
  await symlink(other, file);
  expect(await download()).toBe('disk');
  expect(await readFile(other, 'utf8')).toBe('of somebody else');
});

it('refuses another file, a longer one and a shorter one', async () => {
  const { download, server } = await start();
  server.files.set(NAME, Buffer.alloc(CONTENT.length, 'x'));
  expect(await download()).toBe('wrong-file');
  server.files.set(NAME, Buffer.concat([CONTENT, Buffer.from('x')]));
  expect(await download()).toBe('wrong-file');
  server.files.set(NAME, CONTENT.subarray(1));
  expect(await download()).toBe('cut-off');
});

it('reads a file without end no further than what was signed', async () => {
  const { download, server, file } = await start();
  server.faults.set(NAME, 'endless');
  expect(await download()).toBe('wrong-file');
  expect((await readFile(file)).length).toBeLessThanOrEqual(CONTENT.length);
});

it.each<[UpdateFault, string | null, string | null]>([
  ['cut', 'unreachable', 'cut-off'],
  ['circle', 'bad-answer', 'bad-answer'],
  ['endless', 'bad-answer', 'wrong-file'],
  [{ status: 500 }, 'bad-answer', 'bad-answer'],
  [{ status: 206 }, 'bad-answer', 'bad-answer'],
  [{ redirect: 'http://example.com/' }, 'bad-answer', 'bad-answer'],
  [{ redirect: 'file:///etc/passwd' }, 'bad-answer', 'bad-answer'],
  [{ redirect: 'https://user:password@127.0.0.1:1/' }, 'bad-answer', 'bad-answer'],
])(
  'of a server with the fault %j a small file is %s, a large one %s',
  async (fault, small, large) => {
    const { read, download, server } = await start();
    server.faults.set(NAME, fault);
    expect(await read()).toBe(small);
    expect(await download()).toBe(large);
  },
);

it('waits a minute for a server that hangs, and for one that stops half-way', async () => {
  const { read, download, server, clock, percents } = await start();
  server.faults.set(NAME, 'hang');
  const hanging = read();
  await clock.advance(59_000);
  await clock.advance(1_000);
  expect(await hanging).toBe('silent');
  server.faults.set(NAME, 'stuck');
  const stuck = download();
  await expect.poll(() => percents.at(-1) ?? 0).toBeGreaterThan(40);
  await clock.advance(60_000);
  expect(await stuck).toBe('silent');
});

it('follows a redirect to where it may ask', async () => {
  const { server, requests, url } = await start();
  server.faults.set('moved', { redirect: url });
  expect((await requests.read(`${server.url}/moved`, 10_000_000))?.length).toBe(CONTENT.length);
});

it('says that a file is not there, not reached, or too large', async () => {
  const { server, requests, read } = await start();
  expect(await requests.read(`${server.url}/nothing`, 100)).toBeNull();
  expect(await read(100)).toBe('bad-answer');
  await expect(requests.read('http://127.0.0.1:9/', 100)).rejects.toMatchObject({
    problem: 'unreachable',
  });
});

it('asks no server of this computer where that is not allowed', async () => {
  const { read, server } = await start({ allowsLoopback: false });
  expect(await read()).toBe('bad-answer');
  expect(server.requests).toEqual([]);
});

it('ends what is under way when the program does', async () => {
  const { download, read, requests, server } = await start();
  server.faults.set(NAME, 'stuck');
  const stuck = download();
  await expect.poll(() => server.requests.length).toBe(1);
  requests.stop();
  expect(await stuck).not.toBeNull();
  expect(await read()).not.toBeNull();
  expect(server.requests).toHaveLength(1);
});

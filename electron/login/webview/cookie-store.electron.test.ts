import { EventEmitter } from 'node:events';
import type { Session } from 'electron';
import { expect, it } from 'vitest';
import { openCookieStore } from './cookie-store.electron';

// Electron runs only in Electron; e2e/webview/events.spec.ts reads the real store.
function storeAnswering(answer: unknown) {
  const calls: string[] = [];
  const cookies = new EventEmitter();
  const link = {
    send: (method: string) => {
      calls.push(method);
      return Promise.resolve(answer);
    },
    close: () => Promise.resolve(),
  };
  const session = { cookies } as unknown as Session;
  const store = openCookieStore({ debugger: link, session, onChange: () => calls.push('changed') });
  return { calls, cookies, store };
}

const BASE = { value: 'v', domain: 'www.example.com', path: '/', size: 3, priority: 'Medium' };
const partitionsOf = async (cookies: object[]) =>
  (await storeAnswering({ cookies }).store.readAll()).map(({ partition }) => partition);

it('reads domain cookies, host cookies, and when they expire', async () => {
  const { store } = storeAnswering({
    cookies: [
      { ...BASE, name: 'session', expires: -1 },
      { ...BASE, name: 'lasting', domain: '.example.com', path: '/a', expires: 1_900_000_000.5 },
    ],
  });
  expect(await store.readAll()).toEqual([
    {
      ...{ name: 'session', value: 'v', domain: 'www.example.com', path: '/' },
      ...{ hostOnly: true, expiresAt: null, partition: null },
    },
    {
      ...{ name: 'lasting', value: 'v', domain: '.example.com', path: '/a' },
      ...{ hostOnly: false, expiresAt: 1_900_000_000_500, partition: null },
    },
  ]);
});

it('tells partitions apart, as Electron 33 and as 45 name them', async () => {
  const named = (partitionKey: unknown) => ({ ...BASE, name: 'd', partitionKey });
  const key = { topLevelSite: 'https://example.com', hasCrossSiteAncestor: false };
  expect(
    await partitionsOf([
      named('https://example.com'),
      named(key),
      named({ ...key, hasCrossSiteAncestor: true }),
      // A frame of another site on a page of the top site.
      { ...named({ ...key, hasCrossSiteAncestor: true }), domain: '.sso.example' },
      named(''),
      { ...BASE, name: 'd', partitionKeyOpaque: true },
      named(null),
    ]),
  ).toEqual([
    'https://example.com',
    'https://example.com',
    'opaque',
    'https://example.com',
    'opaque',
    'opaque',
    null,
  ]);
});

it('rejects what is no list of cookies', async () => {
  await expect(storeAnswering({ cookies: [{ name: 1 }] }).store.readAll()).rejects.toThrow();
});

it('reports changes until it is stopped', async () => {
  const { calls, cookies, store } = storeAnswering({ cookies: [] });
  cookies.emit('changed');
  await store.readAll();
  store.stop();
  cookies.emit('changed');
  expect(calls).toEqual(['changed', 'Network.getAllCookies']);
});

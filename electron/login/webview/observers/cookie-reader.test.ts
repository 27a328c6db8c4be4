import { describe, expect, it } from 'vitest';
import { createCookieReader, readAllCookies, type StoreCookie } from './cookie-reader';

const cookie = (name: string, more: Partial<StoreCookie> = {}): StoreCookie => ({
  name,
  value: 'v',
  domain: 'www.example.com',
  path: '/',
  ...more,
});

/** A store that leaves partitioned cookies out when asked for a URL, as Electron's does. */
function storeOf(unpartitioned: StoreCookie[], partitioned: StoreCookie[] = []) {
  const urls: string[] = [];
  return {
    urls,
    get({ url }: { url?: string }) {
      if (url === undefined) return Promise.resolve([...unpartitioned, ...partitioned]);
      urls.push(url);
      return Promise.resolve(unpartitioned);
    },
  };
}

describe('readAllCookies', () => {
  it('recognizes domain cookies, host cookies, and when they expire', async () => {
    const store = storeOf([
      cookie('session'),
      cookie('lasting', { domain: '.example.com', path: '/a', expirationDate: 1_900_000_000 }),
    ]);
    expect(await readAllCookies(store)).toEqual([
      {
        name: 'session',
        value: 'v',
        domain: 'www.example.com',
        path: '/',
        hostOnly: true,
        expiresAt: null,
        isPartitioned: false,
      },
      {
        name: 'lasting',
        value: 'v',
        domain: '.example.com',
        path: '/a',
        hostOnly: false,
        expiresAt: 1_900_000_000_000,
        isPartitioned: false,
      },
    ]);
    expect(store.urls).toEqual([]);
  });

  it('recognizes partitioned cookies, even from one of the same name', async () => {
    const store = storeOf(
      [cookie('both', { secure: true }), cookie('plain', { secure: true, domain: '.example.com' })],
      [cookie('both', { secure: true, value: 'apart' }), cookie('alone', { secure: true })],
    );
    const cookies = await readAllCookies(store);
    expect(cookies.map(({ name, value, isPartitioned }) => [name, value, isPartitioned])).toEqual([
      ['both', 'v', false],
      ['plain', 'v', false],
      ['both', 'apart', true],
      ['alone', 'v', true],
    ]);
    expect(store.urls).toEqual(['https://www.example.com/', 'https://example.com/']);
  });
});

describe('createCookieReader', () => {
  function readerOf() {
    const reads: { resolve: (cookies: StoreCookie[]) => void; reject: () => void }[] = [];
    const emitted: number[] = [];
    let failures = 0;
    const reader = createCookieReader({
      store: {
        get: () =>
          new Promise((resolve, reject) => {
            reads.push({ resolve, reject: () => reject(new Error('no')) });
          }),
      },
      emit: ({ cookies }) => emitted.push(cookies.length),
      onFail: () => {
        failures += 1;
      },
    });
    return { reads, emitted, reader, failures: () => failures };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const some = (count: number) => Array.from({ length: count }, () => cookie('some'));

  it('reads at once, and once more for all that changed meanwhile', async () => {
    const { reads, emitted, reader } = readerOf();
    for (let change = 0; change < 10; change += 1) void reader.refresh();
    expect(reads).toHaveLength(1);
    reads[0]?.resolve(some(1));
    await settled();
    expect(reads).toHaveLength(2);
    reads[1]?.resolve(some(10));
    await settled();
    expect(reads).toHaveLength(2);
    expect(emitted).toEqual([1, 10]);
  });

  it('goes on after a read that fails', async () => {
    const { reads, emitted, reader, failures } = readerOf();
    void reader.refresh();
    reads[0]?.reject();
    await settled();
    void reader.refresh();
    reads[1]?.resolve(some(2));
    await settled();
    expect([emitted, failures()]).toEqual([[2], 1]);
  });

  it('emits nothing once it is stopped', async () => {
    const { reads, emitted, reader } = readerOf();
    void reader.refresh();
    reader.stop();
    reads[0]?.resolve(some(1));
    void reader.refresh();
    await settled();
    expect([emitted, reads.length]).toEqual([[], 1]);
  });
});

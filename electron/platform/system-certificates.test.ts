import { describe, expect, it } from 'vitest';
import { createSystemTrust, withSystemTrust } from './system-certificates';

/** Node's settings, of a version that has them; the tests run on one that has not. */
function start(system: () => string[]) {
  const given: string[][] = [];
  let readings = 0;
  const trust = createSystemTrust({
    getCACertificates(type) {
      if (type === 'default') return ['its own'];
      readings += 1;
      return system();
    },
    setDefaultCACertificates: (certificates) => void given.push(certificates),
  });
  return { trust, given, readings: () => readings };
}

describe('the system’s certificates', () => {
  it('are trusted beside Node’s own, and read once', () => {
    const { trust, given, readings } = start(() => ['a company’s']);
    expect(readings()).toBe(0);
    trust();
    trust();
    expect([given, readings()]).toEqual([[['its own', 'a company’s']], 1]);
  });

  it('change nothing where they cannot be read', () => {
    const { trust, given } = start(() => {
      throw new Error('no access');
    });
    expect(trust).not.toThrow();
    expect(given).toEqual([]);
  });

  it('are no concern of an older Node', () => {
    expect(createSystemTrust({})).not.toThrow();
  });

  it('are there before anything is fetched', async () => {
    const done: string[] = [];
    const fetch = (url: unknown) => Promise.resolve(done.push(String(url)) as never);
    await withSystemTrust(fetch, () => done.push('trusted'))('https://a.example/');
    expect(done).toEqual(['trusted', 'https://a.example/']);
  });
});

import { describe, expect, it } from 'vitest';
import {
  MAX_BYTES_TO_PROGRAM,
  MAX_VALUE,
  messageToProgramSchema,
} from '../../shared/browser-extension/messages';
import { offerOf, type Reading } from './offer';

const NOTHING: Reading = {
  cookies: [],
  storage: [],
  requests: [],
  bodies: [],
  script: null,
  unreadable: [],
};
const ABOUT = { key: 'step-1', pageURL: 'https://x.com/', isConfirmed: false };
const origin = 'https://x.com';
const cookie = {
  name: 'big',
  domain: '.x.com',
  path: '/',
  hostOnly: false,
  expiresAt: null,
  partition: null,
};

describe('offerOf', () => {
  it('is what the contract takes', () => {
    const offer = offerOf(ABOUT, {
      ...NOTHING,
      cookies: [{ ...cookie, value: '1' }],
      storage: [{ origin, entries: [['__proto__', '2']], tooLarge: ['huge'] }],
      requests: [{ url: `${origin}/api`, entries: [['x-auth', '3']] }],
      bodies: [{ url: `${origin}/api`, entries: [['csrf', '4']] }],
      script: { found: [['s', '5']], tooLarge: [] },
      unreadable: ['header'],
    });
    expect(messageToProgramSchema.parse(offer)).toEqual(offer);
    expect(offer).toMatchObject({
      requests: [{ headers: [['x-auth', '3']] }],
      tooLarge: ['huge'],
      unreadable: ['header'],
    });
  });

  it('has the storage of no more origins than the program takes', () => {
    const storage = Array.from({ length: 1_001 }, (_, index) => ({
      ...{ origin: `https://${index}.x.com`, tooLarge: [] },
      entries: [['a', String(index)]] as [string, string][],
    }));
    const offer = offerOf(ABOUT, { ...NOTHING, storage });
    expect(messageToProgramSchema.parse(offer)).toEqual(offer);
    expect(offer.storage.at(-1)?.entries).toEqual([['a', '1000']]);
  });

  it('names a value that is too large instead of sending it', () => {
    const value = 'x'.repeat(MAX_VALUE + 1);
    const offer = offerOf(ABOUT, { ...NOTHING, cookies: [{ ...cookie, value }] });
    expect(offer).toMatchObject({ cookies: [], tooLarge: ['big'] });
  });

  it('keeps the whole within what a message may have, the latest requests first', () => {
    const value = '\u0001'.repeat(MAX_VALUE);
    const requests = ['a', 'b', 'c'].map((name) => ({
      url: `${origin}/${name}`,
      entries: [[name, value]] as [string, string][],
    }));
    const offer = offerOf(ABOUT, { ...NOTHING, requests });
    expect(Buffer.byteLength(JSON.stringify(offer))).toBeLessThan(MAX_BYTES_TO_PROGRAM);
    expect(offer.requests.map(({ url }) => url)).toEqual([`${origin}/c`]);
    expect(offer.tooLarge.toSorted()).toEqual(['a', 'b']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['  Alice\n\tExample ', 'Alice Example'],
    ['Ali\u202ece', 'Ali ce'],
    ['علي 😀 Ünïcode', 'علي 😀 Ünïcode'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['', ''],
  ])('%j becomes %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is one short line, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const plain = plainText(text);
        expect([...plain].length).toBeLessThanOrEqual(200);
        // eslint-disable-next-line no-control-regex -- these are what must not be left
        expect(plain).not.toMatch(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/);
      }),
      { seed: 1 },
    );
  });
});

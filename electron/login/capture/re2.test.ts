import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOptionalRE2, compileRE2 } from './re2';

describe('readPattern', () => {
  it('never throws, neither reading nor matching', () => {
    const patternish = fc.string({ unit: fc.constantFrom(...'ab()[]{}?*+|^$\\.:=!<1,-PQE') });
    fc.assert(
      fc.property(patternish, fc.string({ unit: 'binary' }), (pattern, text) => {
        expect([true, false, undefined]).toContain(compileRE2(pattern)?.(text));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('readOptionalPattern', () => {
  it.each([undefined, '', '('])('lets everything through for %j', (pattern) => {
    expect(compileOptionalRE2(pattern)('anything')).toBe(true);
    expect(compileOptionalRE2(pattern, () => false)('anything')).toBe(false);
  });

  it('tests what it can read', () => {
    expect(compileOptionalRE2('^[ab]$', () => true)('c')).toBe(false);
  });
});

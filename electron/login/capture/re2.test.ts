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

  it('does not try a long text against a costly pattern, and does a long against a usual one', () => {
    const long = `${'a'.repeat(999_999)}!`;
    expect(compileRE2('a[ab]{900}!$')?.(long)).toBe(false);
    expect(compileRE2('a[ab]{900}!$')?.(long.slice(-20_000))).toBe(true);
    expect(compileRE2('^.{8,}!$')?.(long)).toBe(true);
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBash, splitCmd } from './shell-words';
import { quoteForBash, quoteForCmd } from '../testing/copy-as-curl';

describe('splitBash', () => {
  it.each<[string, string[][]]>([
    ['curl a b', [['curl', 'a', 'b']]],
    ['-H \'a: "b" \\n\'', [['-H', 'a: "b" \\n']]],
    ['-H "a: \\"b\\" \\$c \\d"', [['-H', 'a: "b" $c \\d']]],
    ["$'it\\'s\\u0021\\x41\\101\\n\\q'", [["it's!AA\n\\q"]]],
    ["$'\\U0001f600'", [['😀']]],
    ["'a'\\''b'", [["a'b"]]],
    ["-d ''", [['-d', '']]],
    ['a \\\n  b\\\r\n c', [['a', 'b', 'c']]],
    ['a\\ b', [['a b']]],
    ['a ;\nb & c', [['a'], ['b'], ['c']]],
    ["'never closed", [['never closed']]],
    ["$'never closed\\", [['never closed\\']]],
    ['a\\', [['a']]],
    [' \n ', []],
  ])('%s', (text, words) => {
    expect(splitBash(text)).toEqual(words);
  });
});

describe('splitCmd', () => {
  it.each<[string, string[][]]>([
    ['curl a b', [['curl', 'a', 'b']]],
    ['-H ^"a: ^\\^"b^\\^" ^%^2F^"', [['-H', 'a: "b" %2F']]],
    ['-H "a: ^\\^"b^\\^" ^%^2F"', [['-H', 'a: "b" %2F']]],
    ['-H "a: ""b"" "%"2F"', [['-H', 'a: "b" %2F']]],
    ['^"a\\\\b^"', [['a\\b']]],
    ['a ^\r\n  b ^\n c', [['a', 'b', 'c']]],
    ['^"a^&b^|c;d^" & e', [['a&b|c;d'], ['e']]],
    ['a ^& b', [['a', '&', 'b']]],
    ['^"a^\n\nb^"', [['a\nb']]],
    ['-d ^"^"', [['-d', '']]],
    ['^"never closed', [['never closed']]],
    ['a^', [['a']]],
  ])('%s', (text, words) => {
    expect(splitCmd(text)).toEqual(words);
  });
});

const anyText = fc.string({ unit: fc.constantFrom(...'aB2 \'"\\^%!$&|;{}=:\n\t`é😀\u0001') });
const cmdText = anyText.map((text) => text.replaceAll('\u0001', ''));

describe('what a browser quotes', () => {
  it('comes back as it was, from bash', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1 }), (words) => {
        expect(splitBash(words.map(quoteForBash).join(' '))).toEqual([words]);
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it.each(['^"', '"'] as const)('comes back as it was, from cmd in %s', (mark) => {
    fc.assert(
      fc.property(fc.array(cmdText, { minLength: 1 }), (words) => {
        const quoted = words.map((word) => quoteForCmd(word, mark));
        expect(splitCmd(quoted.join(' '))).toEqual([words]);
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('or anything else is split without throwing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const words of [...splitBash(text), ...splitCmd(text)]) {
          expect(words.length).toBeGreaterThan(0);
        }
      }),
      { seed: 10, numRuns: 500 },
    );
  });
});

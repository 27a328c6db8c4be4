import { describe, expect, it } from 'vitest';
import { asciiOf } from './one-byte';

/** What an expression is, and what it is once it was written in ASCII. */
const both = (expression: string): unknown[] =>
  [expression, asciiOf(expression)].map((text): unknown => (0, eval)(`(${text})`));

describe('asciiOf', () => {
  it.each([
    "'“quoted” – ü 日本 🙂'",
    '`a template of ${1 + 1} parts · 🙂`',
    '{ größe: 1, "é": 2 }',
    '"a🙂b".replace(/[🙂–]/u, "x") + "é".match(/é/)?.[0]',
    '"\\u00e9" + "é"',
    '"a\\–b\\\\–c".replace(/\\–/, "x") + "ü"',
  ])('keeps what %s is', (expression) => {
    const [as, now] = both(expression);
    expect(now).toEqual(as);
    expect(asciiOf(expression)).not.toMatch(/[\u0080-\uffff]/);
  });

  it('leaves ASCII as it is', () => {
    expect(asciiOf('const a = "b\\n";\n')).toBe('const a = "b\\n";\n');
  });
});

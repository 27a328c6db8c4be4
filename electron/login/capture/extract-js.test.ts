import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { runnableScript } from './extract-js';

describe('runnableScript', () => {
  it.each([
    'new Promise((resolve) => resolve({ a: 1 }))',
    '(async () => ({ a: 1 }))()',
    '((c) => ({ a: c.b }))({ b: 1 });',
    '({\n\ta: 1,\n})',
    '({ a: "line\\nbreak\\t" })',
    '({ a: /\\n/.test("x") })',
    '`one\\ntwo`',
  ])('leaves what parses as it is: %j', (code) => {
    expect(runnableScript(code)).toBe(code);
  });

  it.each([
    ['(() => {\\n\\tconst a = 1;\\r\\n\\treturn a;\\n})()', 1],
    ['(() => {\\n\\t// a comment\\n\\treturn 1;\\n})()', 1],
    ['(() => {\\n return "a\\\\n".length;\\n})()', 3],
    ['(() => {\\n return "a\\n".length;\\n})()', 2],
    ["(() => {\\n return '\\t\"'.length + `\\t`.length;\\n})()", 3],
  ])('makes line breaks between statements real: %j', (code, result) => {
    expect(runInNewContext(runnableScript(code))).toBe(result);
  });

  it.each(['', 'no JavaScript', '(() => {\\n', '"never closed \\n', 'x'.repeat(100_000) + ' y'])(
    'leaves what never parses as it is',
    (code) => {
      expect(runnableScript(code)).toBe(code);
    },
  );

  it('copes with long strings', () => {
    const long = 'a\\\\'.repeat(200_000);
    expect(() => runnableScript(`(\\n"${long}" "${long}`)).not.toThrow();
  });

  it('runs nothing', () => {
    runnableScript('globalThis.hasRun = true');
    expect(globalThis).not.toHaveProperty('hasRun');
  });
});

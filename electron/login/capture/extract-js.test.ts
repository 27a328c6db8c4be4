import { runInNewContext, Script } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
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
    const runs = (['runInThisContext', 'runInNewContext', 'runInContext'] as const).map((method) =>
      vi.spyOn(Script.prototype, method),
    );
    // Run in any context at all it throws, while its reading with a real line break would not.
    const code = "globalThis.hasRun = true; if (String.raw`\\n`.length === 2) throw 'has run'";
    expect(runnableScript(code)).toBe(code);
    expect(globalThis).not.toHaveProperty('hasRun');
    for (const run of runs) expect(run).not.toHaveBeenCalled();
  });
});

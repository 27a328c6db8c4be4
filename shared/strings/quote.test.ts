import { expect, it } from 'vitest';
import { quoted } from './quote';

it.each([
  ['a_status_of_tomorrow', '“a_status_of_tomorrow”'],
  ['', '“”'],
  ['one\ntwo\u202ethree', '“one two three”'],
  ['x'.repeat(100_000), `“${'x'.repeat(60)}…”`],
  ['🌻'.repeat(61), `“${'🌻'.repeat(60)}…”`],
])('%#', (word, words) => {
  expect(quoted(word)).toBe(words);
});

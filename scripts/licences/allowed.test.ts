import { expect, it } from 'vitest';
import { mayBePassedOn } from './allowed';

it.each([
  ['MIT', true],
  ['(CC-BY-4.0 AND MIT)', true],
  ['MIT OR GPL-2.0', true],
  ['MIT AND GPL-2.0', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN file', false],
  ['UNLICENSED', false],
  ['', false],
])('%j', (licence, isAllowed) => {
  expect(mayBePassedOn({ name: 'thing', version: '1.0.0', licence, text: 'Terms.' })).toBe(
    isAllowed,
  );
});

it('knows what was looked up of a package that names none', () => {
  const licence = { version: '1.0.0', licence: '', text: 'Terms.' };
  expect(mayBePassedOn({ ...licence, name: 'jsbi' })).toBe(true);
});

import { expect, it } from 'vitest';
import { preferenceSchemas } from '../../../shared/model/settings';
import { pollSecondsOf } from './poll-seconds';

it.each([
  ['5', 5],
  [' 300 ', 300],
  ['015', 15],
  ['4', null],
  ['301', null],
  ['-15', null],
  ['15.5', null],
  ['1e2', null],
  ['', null],
  ['soon', null],
  ['9'.repeat(400), null],
])('%j is %j', (typed, seconds) => {
  expect(pollSecondsOf(typed)).toBe(seconds);
});

it('accepts what the main process accepts', () => {
  for (const typed of ['4', '5', '6', '299', '300', '301']) {
    const isAccepted = preferenceSchemas.pollSeconds.safeParse(Number(typed)).success;
    expect(pollSecondsOf(typed) !== null).toBe(isAccepted);
  }
});

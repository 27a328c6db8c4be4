import { expect, it } from 'vitest';
import { pasteOutcomeText } from './pasting';

it.each([
  [{ taken: 2, otherHost: null }, '2 values taken from it.'],
  [{ taken: 0, otherHost: null }, 'There is nothing in it that is still needed.'],
  [
    { taken: 0, otherHost: { from: 'ads.example', wanted: 'x.com' } },
    'That is from ads.example. What is needed is from x.com: copy a request that goes there.',
  ],
])('%j', (outcome, text) => {
  expect(pasteOutcomeText(outcome)).toBe(text);
});

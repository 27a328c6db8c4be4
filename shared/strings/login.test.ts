import { describe, expect, it } from 'vitest';
import { completeHeading, countdownAnnouncement, countdownText, replacedText } from './login';

const MINUTE_MS = 60_000;

describe('the countdown', () => {
  it.each([
    [5 * MINUTE_MS + 1, null],
    [5 * MINUTE_MS, 'This sign-in ends in 5:00'],
    [298_001, 'This sign-in ends in 4:59'],
    [60_000, 'This sign-in ends in 1:00'],
    [8_200, 'This sign-in ends in 0:09'],
    [1, 'This sign-in ends in 0:01'],
    [0, 'This sign-in ends now'],
    [-5_000, 'This sign-in ends now'],
  ])('with %d ms left: %s', (left, words) => {
    expect(countdownText(left)).toBe(words);
  });

  it('changes once a minute for a screen reader', () => {
    const texts = new Set<string | null>();
    for (let left = 6 * MINUTE_MS; left >= -MINUTE_MS; left -= 1_000)
      texts.add(countdownAnnouncement(left));
    expect([...texts]).toEqual([
      null,
      'This sign-in ends in 5 minutes.',
      'This sign-in ends in 4 minutes.',
      'This sign-in ends in 3 minutes.',
      'This sign-in ends in 2 minutes.',
      'This sign-in ends in 1 minute.',
      'This sign-in ends now.',
    ]);
  });
});

describe('headings', () => {
  it('name who signed in, as far as that is known', () => {
    const bob = { accountID: 'b', network: 'WhatsApp', displayName: 'Bob' };
    expect(completeHeading(bob, 'WhatsApp')).toBe('Bob is signed in to WhatsApp');
    expect(completeHeading({ ...bob, displayName: null }, 'X')).toBe('WhatsApp is signed in');
    expect(completeHeading(null, 'X')).toBe('X is signed in');
    expect(replacedText(bob, 'Alice')).toBe('You signed in as Bob, in place of Alice.');
    expect(replacedText(null, 'Alice')).toBe('You signed in as somebody else, in place of Alice.');
  });
});

import { describe, expect, it } from 'vitest';
import { decisionSentence, factsText, rhythmSentence, upShareText } from './history';

const DAY_MS = 86_400_000;

describe('the words of the history', () => {
  it('never round a share up to all', () => {
    expect([1, 0.99999, 0.5, 0, null].map(upShareText)).toEqual([
      '100 %',
      '99.9 %',
      '50.0 %',
      '0.0 %',
      '–',
    ]);
  });

  it('leave out what did not happen', () => {
    expect(factsText({ disconnects: 1, needs: 0, signIns: 2 })).toBe('1 disconnect · 2 sign-ins');
    expect(factsText({ disconnects: 0, needs: 1, signIns: 0 })).toBe('needed you once');
    expect(factsText({ disconnects: 0, needs: 0, signIns: 0 })).toBe('No disconnects seen');
  });

  it.each([
    ['renewal', true, 'runs-out-soon', 'You were told that the sign-in may run out'],
    ['renewal', false, 'muted', 'Held back: you muted it (its sign-in may run out)'],
    ['disconnected', false, 'muted', 'Held back: you muted it'],
  ])('say of a decision about %s (told: %s, %s): %s', (about, told, reason, sentence) => {
    const decision = { at: 0, accountID: 'a', kind: 'decision', about, told, reason } as const;
    expect(decisionSentence(decision)).toBe(sentence);
  });

  it('say how often without a promise', () => {
    expect([18.4 * DAY_MS, DAY_MS, 1_000].map(rhythmSentence)).toEqual([
      'It has needed you about every 18 days.',
      'It has needed you about once a day.',
      'It has needed you several times a day.',
    ]);
  });
});

import { expect, it } from 'vitest';
import { judge, type Figure } from './verdicts';

const figure = (over: Partial<Figure>): Figure => ({
  name: 'x',
  unit: 'ms',
  ours: [3, 1, 2],
  bare: [2, 2, 1],
  reach: null,
  ...over,
});

it('takes the medians, the spread and their ratio', () => {
  expect(judge(figure({}))).toMatchObject({
    ...{ value: 2, least: 1, most: 3, bareValue: 2, ratio: 1, verdict: null },
  });
});

it.each([
  [{ ratio: 1 }, 'held'],
  [{ ratio: 0.99 }, 'short'],
  [{ extra: 0 }, 'held'],
  [{ extra: -0.5 }, 'short'],
  [{ atMost: 2 }, 'held'],
  [{ atMost: 1.9 }, 'short'],
] as const)('judges by %j: %s', (reach, verdict) => {
  expect(judge(figure({ reach })).verdict).toBe(verdict);
});

it('holds no ratio to nothing', () => {
  const { bare: _none, ...alone } = figure({ reach: { ratio: 9 } });
  expect(judge(alone).verdict).toBe('short');
});

it('takes another value of the series where that is asked for', () => {
  const most = judge(figure({ of: 'max', reach: { atMost: 2 } }));
  expect(most).toMatchObject({ value: 3, bareValue: 2, verdict: 'short' });
});

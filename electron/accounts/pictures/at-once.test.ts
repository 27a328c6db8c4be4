import { expect, it } from 'vitest';
import { createAtOnce } from './at-once';

it('runs no more than the limit at once, in order, also after one that failed', async () => {
  const atOnce = createAtOnce(2);
  const started: number[] = [];
  const ends: ((isWell: boolean) => void)[] = [];
  const runs = [0, 1, 2, 3].map((number) =>
    atOnce(async () => {
      started.push(number);
      const isWell = await new Promise<boolean>((resolve) => ends.push(resolve));
      if (!isWell) throw new Error(`${number} failed`);
      return number;
    }),
  );
  const settled = Promise.allSettled(runs);
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  ends[1]?.(false);
  await expect(runs[1]).rejects.toThrow('1 failed');
  await new Promise(setImmediate);
  expect(started).toEqual([0, 1, 2]);
  ends[0]?.(true);
  await runs[0];
  await new Promise(setImmediate);
  expect(started).toEqual([0, 1, 2, 3]);
  ends[2]?.(true);
  ends[3]?.(true);
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
});

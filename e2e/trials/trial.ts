import { expect, test } from '@playwright/test';

/** Of a trial's annotations: what was expected, and what was seen. */
export const EXPECTED = 'expected';
export const SEEN = 'seen';
/** One of several rows that a trial has beside its own. */
export const ROW = 'row';
/** The tag of the trials that `npm test` runs too. */
export const SELECTED = '@selected';

/**
 * The details of a trial: something is done to the program, and one thing is expected to be seen.
 *
 * @param expected what is seen when the program holds, as a row of the table shows it
 */
export const expecting = (expected: string) => ({
  annotation: { type: EXPECTED, description: expected },
});

/** The same, for a trial that `npm test` runs too. */
export const selected = (expected: string) => ({ ...expecting(expected), tag: SELECTED });

/**
 * Closes a trial with what was seen, which is put together from what was observed and is never the
 * expected sentence itself.
 */
export function saw(seen: string): void {
  const { annotations } = test.info();
  annotations.push({ type: SEEN, description: seen });
  expect(seen).toBe(annotations.find(({ type }) => type === EXPECTED)?.description);
}

/** Adds a row to the table, where what is shown by one run has many places. */
export function sawAt(name: string, expected: string, seen: string): void {
  test.info().annotations.push({
    type: ROW,
    description: JSON.stringify({ name, expected, seen }),
  });
  expect.soft(seen, name).toBe(expected);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdsOff, readDangers, ROOT } from './guard';
import { GUARDS } from './list';

test('every guard that a comment names is in the list of npm run guards, once', () => {
  const dangers = readDangers();
  expect(dangers.length).toBeGreaterThan(50);
  const unlisted = dangers.filter(
    (danger) => GUARDS.filter((guard) => holdsOff(guard, danger)).length === 0,
  );
  expect(unlisted).toEqual([]);
});

test('the list names nothing that is not there', () => {
  const dangers = readDangers();
  const stale = GUARDS.filter((guard) => {
    const isNamed = dangers.some((danger) => holdsOff(guard, danger));
    const isThere = readFileSync(join(ROOT, guard.file), 'utf8').split(guard.code).length === 2;
    return !isNamed || !isThere;
  });
  expect(stale).toEqual([]);
});

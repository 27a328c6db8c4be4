import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { untilTaken } from './squirrel';

// Squirrel itself is macOS' alone, where no test runs.
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('is done once Squirrel has taken it, and not when it was handed over', async () => {
  const squirrel = new EventEmitter();
  let isDone = false;
  const taken = untilTaken(squirrel, async () => ['file']).finally(() => (isDone = true));
  await settled();
  expect(isDone).toBe(false);
  squirrel.emit('update-downloaded');
  expect(await taken).toEqual(['file']);
  expect(squirrel.eventNames()).toEqual([]);
});

it.each([
  ['error', new Error('signed otherwise')],
  ['update-not-available', undefined],
])('fails where Squirrel says %s, also while it is still handed over', async (event, detail) => {
  const squirrel = new EventEmitter();
  const hand = async () => {
    squirrel.emit(event, detail);
    await settled();
  };
  await expect(untilTaken(squirrel, hand)).rejects.toThrow(/signed otherwise|no update/);
  expect(squirrel.eventNames()).toEqual([]);
});

it('fails as the download does, and listens no longer', async () => {
  const squirrel = new EventEmitter();
  await expect(untilTaken(squirrel, () => Promise.reject(new Error('cut off')))).rejects.toThrow(
    'cut off',
  );
  expect(squirrel.eventNames()).toEqual([]);
});

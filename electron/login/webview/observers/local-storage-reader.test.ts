import { expect, it } from 'vitest';
import { createManualClock } from '../../../testing/manual-clock';
import { createLocalStorageReader, type Frame } from './local-storage-reader';

const READ_MS = 30;
const ORIGIN = 'https://www.example.com';

function start(keys = ['token']) {
  const clock = createManualClock();
  const emitted: unknown[] = [];
  const frames: Frame[] = [];
  const reader = createLocalStorageReader({
    clock,
    keys,
    frames: () => frames,
    emit: ({ origin, entries }) => emitted.push([origin, entries]),
  });
  return { clock, emitted, frames, reader };
}

const answering = (id: string, answer: () => unknown): Frame => ({
  id,
  run: () => Promise.resolve(answer()),
});

it('emits each origin’s entries when they are new, and no more often', async () => {
  const { clock, emitted, frames } = start();
  let token: string | null = null;
  frames.push(answering('1', () => ({ origin: ORIGIN, found: [['token', token]], tooLarge: [] })));
  await clock.advance(READ_MS * 4);
  token = 'a';
  await clock.advance(READ_MS * 4);
  expect(emitted).toEqual([
    [ORIGIN, { token: null }],
    [ORIGIN, { token: 'a' }],
  ]);
});

it.each([
  ['has no storage', () => null],
  ['has no origin of its own', () => ({ origin: 'null', found: [['token', 'a']], tooLarge: [] })],
  ['says something else', () => ({ origin: ORIGIN, found: [['token', 7]], tooLarge: [] })],
  [
    'fails',
    () => {
      throw new Error('gone');
    },
  ],
])('skips a frame that %s', async (_what, answer) => {
  const { clock, emitted, frames } = start();
  frames.push({ id: '1', run: async () => answer() });
  frames.push(answering('2', () => ({ origin: ORIGIN, found: [['token', 'a']], tooLarge: [] })));
  await clock.advance(READ_MS);
  expect(emitted).toEqual([[ORIGIN, { token: 'a' }]]);
});

it('says which values are too large to be read', async () => {
  const clock = createManualClock();
  const events: unknown[] = [];
  createLocalStorageReader({
    clock,
    keys: ['token', 'other'],
    frames: () => [
      answering('1', () => ({ origin: ORIGIN, found: [['other', 'a']], tooLarge: ['token'] })),
    ],
    emit: (event) => events.push(event),
  });
  await clock.advance(READ_MS);
  expect(events).toEqual([
    {
      kind: 'storage',
      origin: ORIGIN,
      entries: { other: 'a', token: null },
      tooLarge: ['token'],
    },
  ]);
});

it('reads a frame with large values less often, and the others as ever', async () => {
  const { clock, frames } = start();
  const asked = { small: 0, large: 0, huge: 0 };
  const frame = (id: keyof typeof asked, found: unknown, tooLarge: string[]) =>
    answering(id, () => {
      asked[id] += 1;
      return { origin: ORIGIN, found, tooLarge };
    });
  frames.push(frame('small', [['token', 'a']], []));
  frames.push(frame('large', [['token', 'x'.repeat(900_000)]], []));
  frames.push(frame('huge', [], ['token']));
  await clock.advance(10_000);
  expect(asked.small).toBeGreaterThan(90);
  expect([asked.large, asked.huge].every((count) => count > 5 && count < 15)).toBe(true);
});

it('does not pile questions up on a frame that hangs, and asks it again later', async () => {
  const { clock, frames } = start();
  let asked = 0;
  frames.push({
    id: '1',
    run: () => {
      asked += 1;
      return new Promise(() => undefined);
    },
  });
  await clock.advance(4_500);
  expect(asked).toBe(1);
  await clock.advance(1_500);
  expect(asked).toBe(2);
});

it('does nothing without keys, and nothing once it is stopped', async () => {
  const none = start([]);
  none.reader.read();
  expect(none.clock.pending()).toEqual([]);
  const some = start();
  some.reader.stop();
  some.frames.push(
    answering('1', () => ({ origin: ORIGIN, found: [['token', 'a']], tooLarge: [] })),
  );
  some.reader.read();
  await some.clock.advance(READ_MS * 2);
  expect([some.emitted, some.clock.pending()]).toEqual([[], []]);
});

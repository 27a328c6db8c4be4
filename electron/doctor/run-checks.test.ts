import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { ok } from './finding';
import { runChecks } from './run-checks';

describe('runChecks', () => {
  it('lets one that hangs, and one that throws, hide none of the others', async () => {
    const clock = createManualClock();
    const running = runChecks(
      [
        ['tray', () => new Promise(() => undefined)],
        ['disk', () => Promise.reject(new Error('open /home/alice'))],
        ['clock', () => ok('It is noon.')],
        [
          'proxy',
          () => {
            throw new Error('at once');
          },
        ],
      ],
      { clock, limitMs: 5_000 },
    );
    await clock.advance(5_000);
    const lines = await running;
    expect(lines.map(({ id, state }) => [id, state])).toEqual([
      ['tray', 'unknown'],
      ['disk', 'unknown'],
      ['clock', 'ok'],
      ['proxy', 'unknown'],
    ]);
    expect(lines[0]?.what).toBe('It did not answer in time.');
    expect(lines[1]?.what).toBe('It could not be looked at: Error');
    expect(clock.pending()).toEqual([]);
  });
});

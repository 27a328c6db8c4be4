import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { createPoller } from './poller';

function start(delay = 15_000) {
  const clock = createManualClock();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const started = clock.now();
  let signal: AbortSignal | undefined;
  const poller = createPoller({
    clock,
    poll: (pollSignal) => {
      signal = pollSignal;
      begun.push(clock.now() - started);
      return new Promise((resolve, reject) => {
        ends.push(() => resolve(delay));
        pollSignal.addEventListener('abort', () => reject(pollSignal.reason));
      });
    },
  });
  return { clock, poller, begun, end: () => ends.at(-1)?.(), signal: () => signal };
}

describe('poller', () => {
  it('polls at once, then when each poll says', async () => {
    const { clock, poller, begun, end } = start();
    poller.start();
    expect(begun).toEqual([0]);
    end();
    await clock.advance(14_999);
    expect(begun).toEqual([0]);
    await clock.advance(1);
    expect(begun).toEqual([0, 15_000]);
  });

  it('has one poll in flight, whoever asks', async () => {
    const { clock, poller, begun, end } = start();
    poller.start();
    const asked = [poller.pollNow(), poller.pollNow()];
    expect(begun).toHaveLength(1);
    end();
    await clock.advance(0);
    expect(begun).toEqual([0, 0]);
    end();
    await Promise.all(asked);
    await clock.advance(14_999);
    expect(begun).toHaveLength(2);
    await clock.advance(1);
    expect(begun).toHaveLength(3);
  });

  it('answers with a poll that began after the question', async () => {
    const { clock, poller, begun, end } = start();
    poller.start();
    let isAnswered = false;
    const answered = poller.pollNow().then(() => (isAnswered = true));
    end();
    await clock.advance(0);
    expect([begun.length, isAnswered]).toEqual([2, false]);
    end();
    await answered;
    expect(begun).toHaveLength(2);
  });

  it('polls now when asked, and counts the wait from then', async () => {
    const { clock, poller, begun, end } = start();
    poller.start();
    end();
    await clock.advance(10_000);
    void poller.pollNow();
    end();
    await clock.advance(14_999);
    expect(begun).toEqual([0, 10_000]);
    await clock.advance(1);
    expect(begun).toEqual([0, 10_000, 25_000]);
  });

  it('goes on after a poll that failed through a mistake, and does not hide it', async () => {
    const clock = createManualClock();
    let polls = 0;
    const poller = createPoller({
      clock,
      poll: () => {
        polls += 1;
        return polls === 1 ? Promise.reject(new Error('a mistake')) : Promise.resolve(15_000);
      },
    });
    await expect(poller.pollNow()).rejects.toThrow('a mistake');
    await clock.advance(15_000);
    expect(polls).toBe(2);
    poller.stop();
  });

  it('stops: the wait, the poll under way, and what is asked later', async () => {
    const { clock, poller, begun, signal } = start();
    poller.start();
    const underWay = poller.pollNow();
    poller.stop();
    await underWay;
    expect(signal()?.aborted).toBe(true);
    await poller.pollNow();
    await clock.advance(60_000);
    expect(begun).toEqual([0]);
    expect(clock.pending()).toEqual([]);
  });
});

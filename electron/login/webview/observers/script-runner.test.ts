import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../platform/clock';
import { createManualClock } from '../../../testing/manual-clock';
import { pickFrom, readPublished } from './injected-scripts';
import { createScriptRunner } from './script-runner';

const READ_MS = 100;
/** Statements, so that they run as they are. */
const SOURCE = 'const found = 1; found;';
const NAMES = ['token'];

function start(source: string | null = SOURCE) {
  const clock = createManualClock();
  const emitted: unknown[] = [];
  let givenUp = 0;
  /** How each run of the script is to end, in order; one that is missing stays pending. */
  const ends: (() => Promise<unknown>)[] = [];
  let runs = 0;
  let published: unknown = null;
  let isHung = false;
  const runner = createScriptRunner({
    clock,
    source,
    names: NAMES,
    run: (code) => {
      if (code === SOURCE) {
        runs += 1;
        return ends[runs - 1]?.() ?? new Promise(() => undefined);
      }
      expect(code).toBe(readPublished(NAMES));
      return isHung ? new Promise(() => undefined) : Promise.resolve(published);
    },
    emit: ({ values }) => emitted.push(values),
    onGivenUp: () => (givenUp += 1),
  });
  return {
    clock,
    emitted,
    ends,
    runner,
    runs: () => runs,
    givenUp: () => givenUp,
    publish: (values: unknown) => {
      published = values;
    },
    hang: () => {
      isHung = true;
    },
  };
}

const resolves = (value: unknown) => () => Promise.resolve(value);
const rejects = () => Promise.reject(new Error('no'));

describe('a script that fails', () => {
  const failsAfter = (clock: Clock, ms: number) => () =>
    new Promise((_resolve, reject) => clock.setTimeout(() => reject(new Error('no')), ms));

  it.each([
    [1_000, 0],
    [2_000, 1],
  ])('after %i ms has given up %i times', async (ms, times) => {
    const { clock, ends, runner, givenUp } = start();
    ends.push(failsAfter(clock, ms));
    runner.onDocument();
    await clock.advance(5_000);
    expect(givenUp()).toBe(times);
  });

  it.each(['onLeave', 'onDocument', 'stop'] as const)('is no matter after %s', async (event) => {
    const { clock, ends, runner, givenUp } = start();
    ends.push(failsAfter(clock, 3_000));
    runner.onDocument();
    await clock.advance(2_500);
    runner[event]();
    await clock.advance(5_000);
    expect(givenUp()).toBe(0);
  });

  it('is no matter once it has published what it found', async () => {
    const { clock, ends, runner, givenUp, publish } = start();
    ends.push(failsAfter(clock, 3_000));
    runner.onDocument();
    publish({ found: [['token', 'a']], tooLarge: [] });
    await clock.advance(5_000);
    expect(givenUp()).toBe(0);
  });
});

describe('the runs', () => {
  it('counts what is in a large result without holding it all once more', async () => {
    const { clock, ends, runner, runs } = start();
    ends.push(resolves({ numbers: new Array(2_000_000).fill(0) }), resolves({}));
    runner.onDocument();
    await clock.advance(0);
    runner.onMoved();
    await clock.advance(1_990);
    expect(runs()).toBe(1);
    await clock.advance(20);
    expect(runs()).toBe(2);
    runner.stop();
  });

  it('rests after a large result, however often the page moves, and then runs once more', async () => {
    const { clock, ends, runner, runs } = start();
    const inner: Record<string, unknown> = { text: 'x'.repeat(4_000_000), gap: undefined };
    inner['itself'] = inner;
    ends.push(resolves({ inner }), resolves({ token: 'small' }));
    runner.onDocument();
    await clock.advance(0);
    for (let move = 0; move < 39; move += 1) {
      runner.onMoved();
      await clock.advance(100);
    }
    expect(runs()).toBe(1);
    await clock.advance(101);
    expect(runs()).toBe(2);
    runner.onMoved();
    await clock.advance(5);
    expect(runs()).toBe(3);
    runner.stop();
  });

  it('emits what the promise gives, once', async () => {
    const { clock, emitted, ends, runner } = start();
    ends.push(resolves({ token: 'a' }), resolves({ token: 'a' }), resolves({ token: 'b' }));
    runner.onDocument();
    await clock.advance(0);
    runner.onMoved();
    await clock.advance(0);
    runner.onMoved();
    await clock.advance(0);
    expect(emitted).toEqual([{ token: 'a' }, { token: 'b' }]);
  });

  it.each([
    ['null', resolves(null)],
    ['{}', resolves({})],
    ['a rejection', rejects],
  ])('tries once more on the loaded page after %s', async (_what, end) => {
    const { clock, emitted, ends, runner, runs } = start();
    ends.push(end, resolves({ token: 'a' }));
    runner.onDocument();
    await clock.advance(0);
    runner.onLoaded();
    await clock.advance(0);
    expect([runs(), emitted]).toEqual([2, [{ token: 'a' }]]);
  });

  it('does not try again on the loaded page while running, or once it has found something', async () => {
    const working = start();
    working.runner.onDocument();
    await working.clock.advance(0);
    working.runner.onLoaded();
    expect(working.runs()).toBe(1);
    const done = start();
    done.ends.push(resolves({ token: 'a' }));
    done.runner.onDocument();
    await done.clock.advance(0);
    done.runner.onLoaded();
    expect(done.runs()).toBe(1);
  });

  it('runs again in each document and after each move', () => {
    const { runner, runs } = start();
    runner.onDocument();
    runner.onMoved();
    runner.onDocument();
    expect(runs()).toBe(3);
  });

  it('ignores a document that is gone', async () => {
    const { clock, emitted, ends, runner } = start();
    let finish: (value: unknown) => void = () => undefined;
    ends.push(() => new Promise((resolve) => (finish = resolve)));
    runner.onDocument();
    runner.onDocument();
    finish({ token: 'late' });
    await clock.advance(0);
    expect(emitted).toEqual([]);
  });

  it('does nothing without a script', async () => {
    const { clock, runner, runs } = start(null);
    runner.onDocument();
    runner.onMoved();
    expect([runs(), clock.pending(), runner.onHung()]).toEqual([0, [], false]);
  });
});

describe('what is published', () => {
  it('is emitted within a tenth of a second, also while the script stays pending', async () => {
    const { clock, emitted, runner, publish } = start();
    runner.onDocument();
    await clock.advance(READ_MS * 3);
    publish({ found: [['token', 'a']], tooLarge: [] });
    await clock.advance(READ_MS);
    await clock.advance(READ_MS * 3);
    expect(emitted).toEqual([{ token: 'a' }]);
  });

  it('is not read before there is a document', async () => {
    const { clock, emitted, publish } = start();
    publish({ found: [['token', 'a']], tooLarge: [] });
    await clock.advance(READ_MS * 3);
    expect(emitted).toEqual([]);
  });
});

describe('a page that hangs', () => {
  it('is the script’s fault when nothing was answered since it ran; it is not run again', async () => {
    const { clock, runner, runs, hang } = start();
    hang();
    runner.onDocument();
    await clock.advance(READ_MS * 3);
    expect(runner.onHung()).toBe(true);
    runner.onDocument();
    expect([runs(), clock.pending()]).toEqual([1, []]);
  });

  it('is not, when the page went on answering while the script ran', async () => {
    const { clock, runner, runs, hang } = start();
    runner.onDocument();
    await clock.advance(READ_MS * 3);
    hang();
    await clock.advance(READ_MS * 3);
    expect(runner.onHung()).toBe(false);
    runner.onDocument();
    expect(runs()).toBe(2);
  });
});

describe('the result', () => {
  it.each([
    [{ a: 'text', b: '' }, [{ a: 'text', b: '' }]],
    [{ a: 1, b: false, c: null, d: {}, e: [] }, []],
    [{ a: 'text', b: 1 }, [{ a: 'text' }]],
    [null, []],
    ['text', []],
    [[1], []],
    [undefined, []],
  ])('of %j is %j', async (found, expected) => {
    const { clock, emitted, ends, runner } = start();
    ends.push(resolves(found));
    runner.onDocument();
    await clock.advance(0);
    expect(emitted).toEqual(expected);
  });

  it('of an expression is picked in the page', async () => {
    const ran: string[] = [];
    const events: unknown[] = [];
    const clock = createManualClock();
    const runner = createScriptRunner({
      clock,
      source: 'getToken()',
      names: NAMES,
      run(code) {
        ran.push(code);
        return Promise.resolve({ found: [['token', '']], tooLarge: ['other'] });
      },
      emit: (event) => events.push(event),
      onGivenUp: () => undefined,
    });
    runner.onDocument();
    await clock.advance(0);
    expect(ran).toEqual([pickFrom('getToken()', NAMES)]);
    expect(events).toEqual([
      { kind: 'script', values: { token: '' }, isResult: true, tooLarge: ['other'] },
    ]);
  });

  it('counts although the very same was published before', async () => {
    const { clock, emitted, ends, runner, publish } = start();
    let finish: (value: unknown) => void = () => undefined;
    ends.push(() => new Promise((resolve) => (finish = resolve)));
    runner.onDocument();
    publish({ found: [['token', '']], tooLarge: [] });
    await clock.advance(READ_MS);
    finish({ token: '' });
    await clock.advance(0);
    expect(emitted).toEqual([{ token: '' }, { token: '' }]);
  });
});

it('reads large values less often', async () => {
  const { clock, emitted, runner, publish } = start();
  runner.onDocument();
  let count = 0;
  const publishLarge = () => {
    count += 1;
    publish({ found: [['token', String(count).padEnd(900_000, 'x')]], tooLarge: [] });
  };
  for (let round = 0; round < 100; round += 1) {
    publishLarge();
    await clock.advance(READ_MS);
  }
  expect(emitted.length).toBeGreaterThan(5);
  expect(emitted.length).toBeLessThan(15);
});

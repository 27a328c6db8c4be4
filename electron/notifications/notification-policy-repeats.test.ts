import { describe, expect, it } from 'vitest';
import { HOLD_DOWN_MS } from '../../shared/model/account-status';
import { FORGET_MS, FORGET_OVER_RUNS_MS } from './notification-policy';
import { simulatePolls, STEP_MS } from './testing/snapshot-polls';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** An account that falls and heals, five minutes each. */
function flapping(status = 'disconnected') {
  const polls = simulatePolls();
  polls.poll({ a: 'connected' });
  const fallAndHeal = (times: number) => {
    for (let time = 0; time < times; time += 1) {
      polls.poll({ a: status });
      polls.wait(MINUTE_MS);
      polls.poll({ a: status });
      polls.poll({ a: 'connected' });
      polls.wait(9 * MINUTE_MS);
    }
  };
  return { ...polls, fallAndHeal };
}

describe('an account that keeps dropping', () => {
  it('is told once, then after six hours with the count, and held back with a reason between', () => {
    const { fallAndHeal, notified, poll } = flapping();
    fallAndHeal(3);
    expect(notified()).toEqual([]);
    expect(poll({ a: 'disconnected' })).toEqual(['a disconnected: keeps-dropping']);
    expect(poll({ a: 'connected' })).toEqual(['a silent: flapping']);
    fallAndHeal(30);
    expect(notified()).toHaveLength(1);
    expect(poll({ a: 'disconnected' })).toEqual(['a silent: flapping']);
    poll({ a: 'connected' });
    fallAndHeal(7);
    expect(notified()).toEqual([
      'a disconnected: keeps-dropping',
      'a disconnected: keeps-dropping',
    ]);
  });

  it('is an ordinary one again once it held for an hour', () => {
    const { fallAndHeal, poll, wait, notified } = flapping();
    fallAndHeal(4);
    wait(HOUR_MS);
    poll({ a: 'connected' });
    poll({ a: 'disconnected' });
    wait(HOLD_DOWN_MS);
    expect(poll({ a: 'disconnected' })).toEqual(['a disconnected: outlasted-hold-down']);
    expect(notified()).toHaveLength(2);
  });

  it('has not held for an hour when it fell meanwhile, even as states settled after a resume', () => {
    const { fallAndHeal, poll, wait, resume, notified } = flapping();
    fallAndHeal(4);
    expect(notified()).toHaveLength(1);
    wait(20 * MINUTE_MS);
    resume();
    poll({ a: 'disconnected' });
    wait(50 * MINUTE_MS);
    poll({ a: 'disconnected' });
    poll({ a: 'connected' });
    fallAndHeal(5);
    expect(notified()).toHaveLength(1);
  });

  it('is told at once when it needs its user then', () => {
    const { fallAndHeal, poll } = flapping();
    fallAndHeal(4);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('is one also where it needs its user each time', () => {
    const { fallAndHeal, notified } = flapping('reconnect_required');
    fallAndHeal(20);
    const told = notified();
    expect(told.filter((one) => one.includes('keeps-dropping'))).toHaveLength(1);
    expect(told).toHaveLength(7);
  });

  it('is not one that falls four times in more than an hour', () => {
    const { poll, wait, notified } = flapping();
    for (let time = 0; time < 10; time += 1) {
      poll({ a: 'disconnected' });
      poll({ a: 'connected' });
      wait(25 * MINUTE_MS);
    }
    expect(notified()).toEqual([]);
  });
});

describe('a reminder', () => {
  const told = () => {
    const polls = simulatePolls();
    polls.remind();
    polls.poll({ a: 'connected', b: 'connected' });
    polls.poll({ a: 'reconnect_required', b: 'disconnected' });
    const pass = (ms: number) => {
      polls.wait(ms - STEP_MS);
      return polls.poll({ a: 'reconnect_required', b: 'disconnected' });
    };
    pass(HOLD_DOWN_MS);
    return { ...polls, pass };
  };

  it('comes after 1 hour, 4 hours, then daily, of what needs its user alone', () => {
    const { pass, notified } = told();
    expect(pass(56 * MINUTE_MS)).toEqual([]);
    expect(pass(MINUTE_MS)).toEqual(['a action-required: reminder']);
    expect(pass(MINUTE_MS)).not.toContain('a action-required: reminder');
    pass(2 * HOUR_MS);
    expect(pass(HOUR_MS)).toEqual(['a action-required: reminder']);
    for (let hour = 0; hour < 70; hour += 1) pass(HOUR_MS);
    expect(notified().filter((one) => one.includes('reminder'))).toHaveLength(5);
  });

  it.each([
    ['after-1-hour', 4],
    ['after-4-hours', 4],
    ['daily', 2],
  ] as const)('without that %s', (off, expected) => {
    const { pass, notified, wish } = told();
    const all = { 'after-1-hour': true, 'after-4-hours': true, daily: true };
    wish({ reminders: { ...all, [off]: false } });
    for (let hour = 0; hour < 75; hour += 1) pass(HOUR_MS);
    expect(notified().filter((one) => one.includes('reminder'))).toHaveLength(expected);
  });

  it('of several that were missed is one, and one also comes of what was so at the first look', () => {
    const { poll, wait, remind } = simulatePolls();
    remind();
    poll({ a: 'reconnect_required' });
    wait(50 * HOUR_MS);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: reminder']);
    poll({ a: 'reconnect_required' });
    expect(poll({ a: 'reconnect_required' })).toEqual([]);
  });

  it('goes on after a restart', () => {
    const { pass, memory } = told();
    pass(HOUR_MS);
    const { poll, wait, remind } = simulatePolls(memory());
    remind();
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: already-notified']);
    wait(5 * HOUR_MS);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: reminder']);
  });
});

describe('an account that is gone', () => {
  it('is forgotten after an hour of good polls, and is news when it is added again', () => {
    const { poll, wait, forgotten, memory } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({});
    wait(FORGET_MS - 2 * STEP_MS);
    poll({});
    expect([forgotten, Object.keys(memory())]).toEqual([[], ['a']]);
    wait(2 * STEP_MS);
    poll({});
    expect([forgotten, memory()]).toEqual([['a'], {}]);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('is forgotten after 30 days, however short each run is', () => {
    const first = simulatePolls();
    first.poll({ a: 'connected', b: 'connected' });
    first.poll({});
    const goneSince = first.now();
    expect(first.memory()).toMatchObject({ a: { goneSince }, b: { goneSince } });

    const second = simulatePolls(first.memory());
    second.wait(FORGET_OVER_RUNS_MS);
    second.poll({ b: 'connected' });
    expect(second.forgotten).toEqual([]);

    const third = simulatePolls(second.memory());
    third.wait(FORGET_OVER_RUNS_MS + goneSince - STEP_MS);
    third.poll({});
    expect([third.forgotten, Object.keys(third.memory())]).toEqual([['a'], ['b']]);
  });

  it('is not while Beeper is away, or was missing for a moment', () => {
    const { poll, wait, miss, forgotten } = simulatePolls();
    poll({ a: 'reconnect_required' });
    miss();
    wait(2 * FORGET_MS);
    miss();
    poll({});
    poll({ a: 'reconnect_required' });
    wait(FORGET_MS);
    poll({});
    expect(forgotten).toEqual([]);
  });
});

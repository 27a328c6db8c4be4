import { describe, expect, it } from 'vitest';
import { HOLD_DOWN_MS } from '../../shared/model/account-status';
import { SETTLE_MS } from './account-decision';
import { STEP_MS, simulatePolls } from './testing/snapshot-polls';

describe('Beeper’s absence', () => {
  it('is no problem of any account, and its return gives a minute to settle', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected', b: 'connected' });
    miss();
    miss();
    poll({ a: 'connecting', b: 'reconnect_required' });
    wait(SETTLE_MS - 5 * STEP_MS);
    poll({ a: 'connected', b: 'connected' });
    wait(SETTLE_MS);
    poll({ a: 'connected', b: 'connected' });
    expect(notified()).toEqual([]);
  });

  it('what stays after the minute is notified', () => {
    const { poll, miss, wait } = simulatePolls();
    poll({ a: 'connected', b: 'connected' });
    miss();
    expect(poll({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'b silent: settling',
      'a silent: settling',
    ]);
    wait(SETTLE_MS);
    expect(poll({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
      'a silent: held-down',
    ]);
    wait(HOLD_DOWN_MS - SETTLE_MS);
    expect(poll({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'a disconnected: outlasted-hold-down',
    ]);
  });

  it('a hold-down under way begins anew at its return', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'disconnected' });
    wait(HOLD_DOWN_MS - 10_000);
    miss();
    wait(30_000);
    poll({ a: 'disconnected' });
    wait(HOLD_DOWN_MS - 10_000);
    poll({ a: 'disconnected' });
    expect(notified()).toEqual([]);
    wait(10_000);
    poll({ a: 'disconnected' });
    expect(notified()).toHaveLength(1);
  });

  it('a single hiccup is no absence', () => {
    const { poll, miss } = simulatePolls();
    poll({ a: 'connected' });
    miss('server');
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('that comes again and again does not silence what stays', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    miss();
    for (let times = 0; times < 10; times += 1) {
      poll({ a: 'reconnect_required' });
      wait(SETTLE_MS / 2);
      miss();
    }
    expect(notified()).toEqual(['a action-required: at-once']);
  });

  it('that comes again and again does not silence what lasts', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    for (let times = 0; times < 4; times += 1) {
      miss();
      poll({ a: 'disconnected' });
      wait(HOLD_DOWN_MS / 2);
    }
    expect(notified()).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('that is short begins anew what has lasted, for who fell since', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    miss();
    poll({ a: 'connected' });
    wait(3 * HOLD_DOWN_MS);
    poll({ a: 'disconnected' });
    wait(SETTLE_MS);
    poll({ a: 'disconnected' });
    miss();
    poll({ a: 'disconnected' });
    wait(HOLD_DOWN_MS - SETTLE_MS);
    poll({ a: 'disconnected' });
    expect(notified()).toEqual([]);
    wait(SETTLE_MS);
    poll({ a: 'disconnected' });
    expect(notified()).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('of the computer asleep does not count, however short', () => {
    const { poll, wait, resume, notified } = simulatePolls();
    poll({ a: 'connected' });
    resume();
    poll({ a: 'connecting' });
    wait(HOLD_DOWN_MS - STEP_MS);
    resume();
    poll({ a: 'connecting' });
    wait(STEP_MS);
    poll({ a: 'connecting' });
    expect(notified()).toEqual([]);
  });

  it('that is long has what may heal by itself last anew, also soon after another one', () => {
    const { poll, miss, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    miss();
    poll({ a: 'connected' });
    wait(SETTLE_MS);
    poll({ a: 'connecting' });
    miss();
    wait(HOLD_DOWN_MS);
    poll({ a: 'connecting' });
    wait(HOLD_DOWN_MS - 2 * STEP_MS);
    poll({ a: 'connecting' });
    expect(notified()).toEqual([]);
    wait(2 * STEP_MS);
    poll({ a: 'connecting' });
    expect(notified()).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('a refused token is an absence too', () => {
    const { poll, miss } = simulatePolls();
    poll({ a: 'connected' });
    miss('unauthorized');
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: settling']);
  });
});

describe('a resume from sleep', () => {
  it('gives a minute to settle, recovery included', () => {
    const { poll, resume, wait, notified } = simulatePolls();
    poll({ a: 'connected', b: 'connected' });
    poll({ a: 'reconnect_required', b: 'connected' });
    resume();
    poll({ a: 'connected', b: 'reconnect_required' });
    poll({ a: 'reconnect_required', b: 'connected' });
    wait(SETTLE_MS);
    poll({ a: 'reconnect_required', b: 'connected' });
    expect(notified()).toEqual(['a action-required: at-once']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });
});

describe('a list that is not whole, as Beeper may give it while it starts', () => {
  const SLOW_MS = 2 * SETTLE_MS;

  it('does not make news again of what was notified', () => {
    const { poll, wait, notified } = simulatePolls();
    poll({ a: 'connected', b: 'connected' });
    poll({ a: 'reconnect_required', b: 'connected' });
    poll({});
    wait(SLOW_MS);
    poll({ a: 'reconnect_required', b: 'connected' });
    expect(notified()).toEqual(['a action-required: at-once']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('at the first poll does not forget what an earlier run notified of', () => {
    const { poll, wait, notified } = simulatePolls({
      a: { notifiedStatuses: ['reconnect_required'], wasConnected: true },
    });
    poll({});
    wait(SLOW_MS);
    poll({ a: 'reconnect_required' });
    expect(notified()).toEqual([]);
  });

  it('does not forget that an account was connected', () => {
    const { poll } = simulatePolls();
    poll({ a: 'connected' });
    poll({});
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('a clock that is set back by an hour', () => {
  const HOUR_MS = 60 * 60_000;

  it('does not stretch the minute to settle', () => {
    const { poll, miss, wait } = simulatePolls();
    wait(HOUR_MS);
    poll({ a: 'connected' });
    miss();
    poll({ a: 'connected' });
    wait(-HOUR_MS);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('does not stretch the hold-down', () => {
    const { poll, wait, notified } = simulatePolls();
    wait(HOUR_MS);
    poll({ a: 'connected' });
    poll({ a: 'disconnected' });
    wait(-HOUR_MS);
    poll({ a: 'disconnected' });
    wait(HOLD_DOWN_MS);
    poll({ a: 'disconnected' });
    expect(notified()).toEqual(['a disconnected: outlasted-hold-down']);
  });
});

describe('a restart', () => {
  const remembered = { a: { notifiedStatuses: ['reconnect_required'], wasConnected: true } };

  it('does not notify again of what was notified', () => {
    const { poll } = simulatePolls(remembered);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: already-notified']);
    poll({ a: 'connecting' });
    expect(poll({ a: 'reconnect_required' })).toEqual([]);
  });

  it('still notifies of the recovery', () => {
    const { poll } = simulatePolls(remembered);
    poll({ a: 'reconnect_required' });
    expect(poll({ a: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('does not notify of what healed meanwhile', () => {
    const { poll, memory } = simulatePolls(remembered);
    expect(poll({ a: 'connected' })).toEqual(['a silent: well-again-unseen']);
    expect(memory()).toMatchObject({ a: { notifiedStatuses: [], wasConnected: true } });
  });

  it('remembers that an account was connected', () => {
    const { poll } = simulatePolls({ a: { notifiedStatuses: [], wasConnected: true } });
    poll({ a: 'disabled' });
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

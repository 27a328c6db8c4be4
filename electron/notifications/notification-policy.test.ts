import { describe, expect, it } from 'vitest';
import { HOLD_DOWN_MS, UNREADABLE_STATUS } from '../../shared/model/account-status';
import { ALL, STEP_MS, simulatePolls } from './testing/snapshot-polls';

describe('what is notified at once', () => {
  it.each(['reconnect_required', 'attention_required', 'connection_required'])('%s', (status) => {
    const { poll } = simulatePolls();
    poll({ a: 'connected' });
    expect(poll({ a: status })).toEqual(['a action-required: at-once']);
  });

  it('not connection_required of an account that never was connected', () => {
    const { poll } = simulatePolls();
    poll({ a: 'disabled' });
    expect(poll({ a: 'connection_required' })).toEqual(['a silent: never-was-connected']);
    poll({ a: 'connected' });
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that appears needing its user', () => {
    const { poll } = simulatePolls();
    poll({ a: 'connected' });
    expect(poll({ a: 'connected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
    ]);
  });
});

it('keeps what it remembers as it is while nothing happens', () => {
  const policy = simulatePolls();
  policy.poll({ a: 'connected', b: 'reconnect_required', c: 'connecting' });
  policy.poll({ a: 'connected', b: 'reconnect_required', c: 'connecting' });
  const before = policy.remembered();
  policy.poll({ a: 'connected', b: 'reconnect_required', c: 'connecting' });
  expect(policy.remembered()).toBe(before);
  policy.poll({ a: 'connected', b: 'reconnect_required', c: 'connected' });
  expect(policy.remembered()).not.toBe(before);
  expect(policy.remembered().get('a')).toBe(before.get('a'));
});

describe('what is held down for three minutes', () => {
  it.each(['disconnected', 'connecting', 'a_status_of_tomorrow', UNREADABLE_STATUS])(
    '%s',
    (status) => {
      const { poll, wait } = simulatePolls();
      poll({ a: 'connected' });
      expect(poll({ a: status })).toEqual(['a silent: held-down']);
      wait(HOLD_DOWN_MS - 2 * STEP_MS);
      expect(poll({ a: status })).toEqual([]);
      expect(poll({ a: status })).toEqual(['a disconnected: outlasted-hold-down']);
    },
  );

  it('counts through disconnected and connecting in turn', () => {
    const { poll, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    for (let minute = 0; minute < 3; minute += 1) {
      poll({ a: 'disconnected' });
      poll({ a: 'connecting' });
      wait(60_000);
    }
    poll({ a: 'disconnected' });
    expect(notified()).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('begins anew after the account was well', () => {
    const { poll, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    for (let times = 0; times < 3; times += 1) {
      poll({ a: 'disconnected' });
      wait(HOLD_DOWN_MS - 10_000);
      poll({ a: 'connected' });
    }
    expect(notified()).toEqual([]);
  });

  it('a need for its user is notified during it', () => {
    const { poll } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'disconnected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('what is never notified', () => {
  it('backfilling, disabled, and the first poll, however long it lasts', () => {
    const { poll, wait, notified } = simulatePolls();
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'connected' });
    wait(10 * HOLD_DOWN_MS);
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'backfilling' });
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'disabled' });
    expect(notified()).toEqual([]);
  });

  it('but what was so at the first poll is news when it comes back', () => {
    const { poll } = simulatePolls();
    poll({ a: 'reconnect_required' });
    poll({ a: 'connected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that is gone', () => {
    const { poll, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({});
    expect(notified()).toEqual([]);
  });

  it('a kind the user turned off', () => {
    const { poll, notified } = simulatePolls({}, { ...ALL, 'action-required': false });
    poll({ a: 'connected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: kind-off']);
    poll({ a: 'connected' });
    expect(notified()).toEqual([]);
  });
});

describe('identical states', () => {
  it('are notified once', () => {
    const { poll, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'connecting' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toEqual(['a action-required: at-once']);
  });

  it('another need of the same account is notified, each once', () => {
    const { poll, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'attention_required' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toHaveLength(2);
  });

  it('a transient problem after a notified need is no news', () => {
    const { poll, wait, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'disconnected' });
    wait(2 * HOLD_DOWN_MS);
    poll({ a: 'disconnected' });
    expect(notified()).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('is notified after a problem, and only then', () => {
    const { poll } = simulatePolls();
    poll({ a: 'connected', b: 'connected' });
    poll({ a: 'reconnect_required', b: 'disconnected' });
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual([]);
  });

  it('a problem after it is notified again', () => {
    const { poll, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toHaveLength(3);
  });

  it('fetching older messages counts as well again', () => {
    const { poll } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    expect(poll({ a: 'backfilling' })).toEqual(['a recovered: well-again']);
  });

  it('is not notified of an account that was turned off', () => {
    const { poll, notified } = simulatePolls();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'disabled' });
    poll({ a: 'connected' });
    expect(notified()).toHaveLength(1);
  });
});

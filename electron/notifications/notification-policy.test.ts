import { describe, expect, it } from 'vitest';
import { HOLD_DOWN_MS } from '../../shared/model/account-status';
import type { Snapshot } from '../../shared/model/snapshot';
import { wireAccount, wireBridge } from '../testing/fixtures';
import { initialSnapshot, reduceSnapshot } from '../accounts/snapshot-reducer';
import {
  afterResume,
  initialPolicyState,
  evaluatePolicy,
  SETTLE_MS,
  notifiedStates,
  type NotifiedState,
} from './notification-policy';

const ALL = { 'action-required': true, disconnected: true, recovered: true };
const STEP_MS = 1_000;

/** A series of polls, a second apart unless `wait` says otherwise; collects what the policy decides. */
function story(remembered: Record<string, NotifiedState> = {}, settings = ALL) {
  let state = initialPolicyState(new Map(Object.entries(remembered)));
  let snapshot: Snapshot = initialSnapshot(0);
  let now = 0;
  const decided: string[] = [];
  let fresh: string[] = [];

  const evaluate = () => {
    const result = evaluatePolicy(state, snapshot, settings, now);
    state = result.state;
    fresh = result.decisions.map(
      ({ accountID, kind, notify, reason }) =>
        `${accountID} ${notify ? kind : 'silent'}: ${reason}`,
    );
    decided.push(...fresh);
  };
  const reduce = (outcome: Parameters<typeof reduceSnapshot>[1]) => {
    now += STEP_MS;
    snapshot = reduceSnapshot(snapshot, outcome, now);
    evaluate();
  };

  return {
    /** A poll that finds these statuses, by account. */
    poll(statuses: Record<string, string>) {
      const accounts = Object.entries(statuses).map(([accountID, status]) =>
        wireAccount({ accountID, status }),
      );
      const bridges = [wireBridge({ accounts })];
      reduce({ ok: true, bridges, listed: [], desktopVersion: null });
      return fresh;
    },
    miss(kind: 'unreachable' | 'server' | 'unauthorized' = 'unreachable') {
      reduce({ ok: false, problem: { kind, detail: null }, retryAfterMs: null });
      return fresh;
    },
    wait: (ms: number) => (now += ms),
    resume: () => (state = afterResume(state, now)),
    notified: () => decided.filter((decision) => !decision.includes('silent')),
    memory: () => Object.fromEntries(notifiedStates(state)),
  };
}

describe('what is notified at once', () => {
  it.each(['reconnect_required', 'attention_required', 'connection_required'])('%s', (status) => {
    const { poll } = story();
    poll({ a: 'connected' });
    expect(poll({ a: status })).toEqual(['a action-required: at-once']);
  });

  it('not connection_required of an account that never was connected', () => {
    const { poll } = story();
    poll({ a: 'disabled' });
    expect(poll({ a: 'connection_required' })).toEqual(['a silent: never-was-connected']);
    poll({ a: 'connected' });
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that appears needing its user', () => {
    const { poll } = story();
    poll({ a: 'connected' });
    expect(poll({ a: 'connected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
    ]);
  });
});

describe('what is held down for three minutes', () => {
  it.each(['disconnected', 'connecting', 'a_status_of_tomorrow'])('%s', (status) => {
    const { poll, wait } = story();
    poll({ a: 'connected' });
    expect(poll({ a: status })).toEqual(['a silent: held-down']);
    wait(HOLD_DOWN_MS - 2 * STEP_MS);
    expect(poll({ a: status })).toEqual([]);
    expect(poll({ a: status })).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('counts through disconnected and connecting in turn', () => {
    const { poll, wait, notified } = story();
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
    const { poll, wait, notified } = story();
    poll({ a: 'connected' });
    for (let times = 0; times < 5; times += 1) {
      poll({ a: 'disconnected' });
      wait(HOLD_DOWN_MS - 10_000);
      poll({ a: 'connected' });
    }
    expect(notified()).toEqual([]);
  });

  it('a need for its user is notified during it', () => {
    const { poll } = story();
    poll({ a: 'connected' });
    poll({ a: 'disconnected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('what is never notified', () => {
  it('backfilling, disabled, and the first poll, however long it lasts', () => {
    const { poll, wait, notified } = story();
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'connected' });
    wait(10 * HOLD_DOWN_MS);
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'backfilling' });
    poll({ a: 'reconnect_required', b: 'disconnected', c: 'disabled' });
    expect(notified()).toEqual([]);
  });

  it('but what was so at the first poll is news when it comes back', () => {
    const { poll } = story();
    poll({ a: 'reconnect_required' });
    poll({ a: 'connected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that is gone', () => {
    const { poll, notified } = story();
    poll({ a: 'connected' });
    poll({});
    expect(notified()).toEqual([]);
  });

  it('a kind the user turned off', () => {
    const { poll, notified } = story({}, { ...ALL, 'action-required': false });
    poll({ a: 'connected' });
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: muted']);
    poll({ a: 'connected' });
    expect(notified()).toEqual([]);
  });
});

describe('identical states', () => {
  it('are notified once', () => {
    const { poll, notified } = story();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'connecting' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toEqual(['a action-required: at-once']);
  });

  it('another need of the same account is notified, each once', () => {
    const { poll, notified } = story();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'attention_required' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toHaveLength(2);
  });

  it('a transient problem after a notified need is no news', () => {
    const { poll, wait, notified } = story();
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
    const { poll } = story();
    poll({ a: 'connected', b: 'connected' });
    poll({ a: 'reconnect_required', b: 'disconnected' });
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual([]);
  });

  it('a problem after it is notified again', () => {
    const { poll, notified } = story();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    expect(notified()).toHaveLength(3);
  });

  it('fetching older messages counts as well again', () => {
    const { poll } = story();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    expect(poll({ a: 'backfilling' })).toEqual(['a recovered: well-again']);
  });

  it('is not notified of an account that was turned off', () => {
    const { poll, notified } = story();
    poll({ a: 'connected' });
    poll({ a: 'reconnect_required' });
    poll({ a: 'disabled' });
    poll({ a: 'connected' });
    expect(notified()).toHaveLength(1);
  });
});

describe('Beeper’s absence', () => {
  it('is no problem of any account, and its return gives a minute to settle', () => {
    const { poll, miss, wait, notified } = story();
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
    const { poll, miss, wait } = story();
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
    const { poll, miss, wait, notified } = story();
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
    const { poll, miss } = story();
    poll({ a: 'connected' });
    miss('server');
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('that comes again and again does not silence what stays', () => {
    const { poll, miss, wait, notified } = story();
    poll({ a: 'connected' });
    miss();
    for (let times = 0; times < 10; times += 1) {
      poll({ a: 'reconnect_required' });
      wait(SETTLE_MS / 2);
      miss();
    }
    expect(notified()).toEqual(['a action-required: at-once']);
  });

  it('a refused token is an absence too', () => {
    const { poll, miss } = story();
    poll({ a: 'connected' });
    miss('unauthorized');
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: settling']);
  });
});

describe('a resume from sleep', () => {
  it('gives a minute to settle, recovery included', () => {
    const { poll, resume, wait, notified } = story();
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
    const { poll, wait, notified } = story();
    poll({ a: 'connected', b: 'connected' });
    poll({ a: 'reconnect_required', b: 'connected' });
    poll({});
    wait(SLOW_MS);
    poll({ a: 'reconnect_required', b: 'connected' });
    expect(notified()).toEqual(['a action-required: at-once']);
    expect(poll({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('at the first poll does not forget what an earlier run notified of', () => {
    const { poll, wait, notified } = story({
      a: { notifiedStatuses: ['reconnect_required'], wasConnected: true },
    });
    poll({});
    wait(SLOW_MS);
    poll({ a: 'reconnect_required' });
    expect(notified()).toEqual([]);
  });

  it('does not forget that an account was connected', () => {
    const { poll } = story();
    poll({ a: 'connected' });
    poll({});
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('a clock that is set back by an hour', () => {
  const HOUR_MS = 60 * 60_000;

  it('does not stretch the minute to settle', () => {
    const { poll, miss, wait } = story();
    wait(HOUR_MS);
    poll({ a: 'connected' });
    miss();
    poll({ a: 'connected' });
    wait(-HOUR_MS);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('does not stretch the hold-down', () => {
    const { poll, wait, notified } = story();
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
    const { poll } = story(remembered);
    expect(poll({ a: 'reconnect_required' })).toEqual(['a silent: already-told']);
    poll({ a: 'connecting' });
    expect(poll({ a: 'reconnect_required' })).toEqual([]);
  });

  it('still notifies of the recovery', () => {
    const { poll } = story(remembered);
    poll({ a: 'reconnect_required' });
    expect(poll({ a: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('does not notify of what healed meanwhile', () => {
    const { poll, memory } = story(remembered);
    expect(poll({ a: 'connected' })).toEqual(['a silent: well-again-unseen']);
    expect(memory()).toEqual({ a: { notifiedStatuses: [], wasConnected: true } });
  });

  it('remembers that an account was connected', () => {
    const { poll } = story({ a: { notifiedStatuses: [], wasConnected: true } });
    poll({ a: 'disabled' });
    expect(poll({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

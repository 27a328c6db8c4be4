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

/** A story of polls, a second apart unless `wait` says otherwise; collects what the policy decides. */
function story(remembered: Record<string, NotifiedState> = {}, settings = ALL) {
  let state = initialPolicyState(new Map(Object.entries(remembered)));
  let snapshot: Snapshot = initialSnapshot(0);
  let now = 0;
  const judged: string[] = [];
  let fresh: string[] = [];

  const look = () => {
    const result = evaluatePolicy(state, snapshot, settings, now);
    state = result.state;
    fresh = result.decisions.map(
      ({ accountID, kind, notify, reason }) =>
        `${accountID} ${notify ? kind : 'silent'}: ${reason}`,
    );
    judged.push(...fresh);
  };
  const poll = (outcome: Parameters<typeof reduceSnapshot>[1]) => {
    now += STEP_MS;
    snapshot = reduceSnapshot(snapshot, outcome, now);
    look();
  };

  return {
    /** A poll that finds these statuses, by account. */
    see(statuses: Record<string, string>) {
      const accounts = Object.entries(statuses).map(([accountID, status]) =>
        wireAccount({ accountID, status }),
      );
      const bridges = [wireBridge({ accounts })];
      poll({ ok: true, bridges, listed: [], desktopVersion: null });
      return fresh;
    },
    miss(kind: 'unreachable' | 'server' | 'unauthorized' = 'unreachable') {
      poll({ ok: false, problem: { kind, detail: null }, retryAfterMs: null });
      return fresh;
    },
    wait: (ms: number) => (now += ms),
    resume: () => (state = afterResume(state, now)),
    told: () => judged.filter((decision) => !decision.includes('silent')),
    memory: () => Object.fromEntries(notifiedStates(state)),
  };
}

describe('what is told at once', () => {
  it.each(['reconnect_required', 'attention_required', 'connection_required'])('%s', (status) => {
    const { see } = story();
    see({ a: 'connected' });
    expect(see({ a: status })).toEqual(['a action-required: at-once']);
  });

  it('not connection_required of an account that never was connected', () => {
    const { see } = story();
    see({ a: 'disabled' });
    expect(see({ a: 'connection_required' })).toEqual(['a silent: never-was-connected']);
    see({ a: 'connected' });
    expect(see({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that appears needing its user', () => {
    const { see } = story();
    see({ a: 'connected' });
    expect(see({ a: 'connected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
    ]);
  });
});

describe('what is held down for three minutes', () => {
  it.each(['disconnected', 'connecting', 'a_status_of_tomorrow'])('%s', (status) => {
    const { see, wait } = story();
    see({ a: 'connected' });
    expect(see({ a: status })).toEqual(['a silent: held-down']);
    wait(HOLD_DOWN_MS - 2 * STEP_MS);
    expect(see({ a: status })).toEqual([]);
    expect(see({ a: status })).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('counts through disconnected and connecting in turn', () => {
    const { see, wait, told } = story();
    see({ a: 'connected' });
    for (let minute = 0; minute < 3; minute += 1) {
      see({ a: 'disconnected' });
      see({ a: 'connecting' });
      wait(60_000);
    }
    see({ a: 'disconnected' });
    expect(told()).toEqual(['a disconnected: outlasted-hold-down']);
  });

  it('begins anew after the account was well', () => {
    const { see, wait, told } = story();
    see({ a: 'connected' });
    for (let times = 0; times < 5; times += 1) {
      see({ a: 'disconnected' });
      wait(HOLD_DOWN_MS - 10_000);
      see({ a: 'connected' });
    }
    expect(told()).toEqual([]);
  });

  it('a need for its user is told during it', () => {
    const { see } = story();
    see({ a: 'connected' });
    see({ a: 'disconnected' });
    expect(see({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('what is never told', () => {
  it('backfilling, disabled, and the first look, however long it lasts', () => {
    const { see, wait, told } = story();
    see({ a: 'reconnect_required', b: 'disconnected', c: 'connected' });
    wait(10 * HOLD_DOWN_MS);
    see({ a: 'reconnect_required', b: 'disconnected', c: 'backfilling' });
    see({ a: 'reconnect_required', b: 'disconnected', c: 'disabled' });
    expect(told()).toEqual([]);
  });

  it('but what was so at the first look is news when it comes back', () => {
    const { see } = story();
    see({ a: 'reconnect_required' });
    see({ a: 'connected' });
    expect(see({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('an account that is gone', () => {
    const { see, told } = story();
    see({ a: 'connected' });
    see({});
    expect(told()).toEqual([]);
  });

  it('a kind the user turned off', () => {
    const { see, told } = story({}, { ...ALL, 'action-required': false });
    see({ a: 'connected' });
    expect(see({ a: 'reconnect_required' })).toEqual(['a silent: muted']);
    see({ a: 'connected' });
    expect(told()).toEqual([]);
  });
});

describe('identical states', () => {
  it('are told once', () => {
    const { see, told } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    see({ a: 'reconnect_required' });
    see({ a: 'connecting' });
    see({ a: 'reconnect_required' });
    expect(told()).toEqual(['a action-required: at-once']);
  });

  it('another need of the same account is told, each once', () => {
    const { see, told } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    see({ a: 'attention_required' });
    see({ a: 'reconnect_required' });
    expect(told()).toHaveLength(2);
  });

  it('a passing trouble after a told need says nothing new', () => {
    const { see, wait, told } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    see({ a: 'disconnected' });
    wait(2 * HOLD_DOWN_MS);
    see({ a: 'disconnected' });
    expect(told()).toHaveLength(1);
  });
});

describe('recovery', () => {
  it('is told after an alert, and only then', () => {
    const { see } = story();
    see({ a: 'connected', b: 'connected' });
    see({ a: 'reconnect_required', b: 'disconnected' });
    expect(see({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
    expect(see({ a: 'connected', b: 'connected' })).toEqual([]);
  });

  it('a trouble after it is told again', () => {
    const { see, told } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    expect(told()).toHaveLength(3);
  });

  it('fetching older messages counts as well again', () => {
    const { see } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    expect(see({ a: 'backfilling' })).toEqual(['a recovered: well-again']);
  });

  it('is not told of an account that was turned off', () => {
    const { see, told } = story();
    see({ a: 'connected' });
    see({ a: 'reconnect_required' });
    see({ a: 'disabled' });
    see({ a: 'connected' });
    expect(told()).toHaveLength(1);
  });
});

describe('Beeper’s absence', () => {
  it('is no alert for anybody, and its return gives a minute to settle', () => {
    const { see, miss, wait, told } = story();
    see({ a: 'connected', b: 'connected' });
    miss();
    miss();
    see({ a: 'connecting', b: 'reconnect_required' });
    wait(SETTLE_MS - 5 * STEP_MS);
    see({ a: 'connected', b: 'connected' });
    wait(SETTLE_MS);
    see({ a: 'connected', b: 'connected' });
    expect(told()).toEqual([]);
  });

  it('what stays after the minute is told', () => {
    const { see, miss, wait } = story();
    see({ a: 'connected', b: 'connected' });
    miss();
    expect(see({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'b silent: settling',
      'a silent: settling',
    ]);
    wait(SETTLE_MS);
    expect(see({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'b action-required: at-once',
      'a silent: held-down',
    ]);
    wait(HOLD_DOWN_MS - SETTLE_MS);
    expect(see({ a: 'disconnected', b: 'reconnect_required' })).toEqual([
      'a disconnected: outlasted-hold-down',
    ]);
  });

  it('a hold-down under way begins anew at its return', () => {
    const { see, miss, wait, told } = story();
    see({ a: 'connected' });
    see({ a: 'disconnected' });
    wait(HOLD_DOWN_MS - 10_000);
    miss();
    wait(30_000);
    see({ a: 'disconnected' });
    wait(HOLD_DOWN_MS - 10_000);
    see({ a: 'disconnected' });
    expect(told()).toEqual([]);
    wait(10_000);
    see({ a: 'disconnected' });
    expect(told()).toHaveLength(1);
  });

  it('a single hiccup is no absence', () => {
    const { see, miss } = story();
    see({ a: 'connected' });
    miss('server');
    expect(see({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('that comes again and again does not silence what stays', () => {
    const { see, miss, wait, told } = story();
    see({ a: 'connected' });
    miss();
    for (let times = 0; times < 10; times += 1) {
      see({ a: 'reconnect_required' });
      wait(SETTLE_MS / 2);
      miss();
    }
    expect(told()).toEqual(['a action-required: at-once']);
  });

  it('a refused token is an absence too', () => {
    const { see, miss } = story();
    see({ a: 'connected' });
    miss('unauthorized');
    expect(see({ a: 'reconnect_required' })).toEqual(['a silent: settling']);
  });
});

describe('a resume from sleep', () => {
  it('gives a minute to settle, recovery included', () => {
    const { see, resume, wait, told } = story();
    see({ a: 'connected', b: 'connected' });
    see({ a: 'reconnect_required', b: 'connected' });
    resume();
    see({ a: 'connected', b: 'reconnect_required' });
    see({ a: 'reconnect_required', b: 'connected' });
    wait(SETTLE_MS);
    see({ a: 'reconnect_required', b: 'connected' });
    expect(told()).toEqual(['a action-required: at-once']);
    expect(see({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });
});

describe('a list that is not whole, as Beeper may give it while it starts', () => {
  const SLOW_MS = 2 * SETTLE_MS;

  it('does not make what was told news again', () => {
    const { see, wait, told } = story();
    see({ a: 'connected', b: 'connected' });
    see({ a: 'reconnect_required', b: 'connected' });
    see({});
    wait(SLOW_MS);
    see({ a: 'reconnect_required', b: 'connected' });
    expect(told()).toEqual(['a action-required: at-once']);
    expect(see({ a: 'connected', b: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('at the first look does not forget what an earlier run told', () => {
    const { see, wait, told } = story({
      a: { notifiedStatuses: ['reconnect_required'], wasConnected: true },
    });
    see({});
    wait(SLOW_MS);
    see({ a: 'reconnect_required' });
    expect(told()).toEqual([]);
  });

  it('does not forget that an account was connected', () => {
    const { see } = story();
    see({ a: 'connected' });
    see({});
    expect(see({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

describe('a clock that is set back by an hour', () => {
  const HOUR_MS = 60 * 60_000;

  it('does not stretch the minute to settle', () => {
    const { see, miss, wait } = story();
    wait(HOUR_MS);
    see({ a: 'connected' });
    miss();
    see({ a: 'connected' });
    wait(-HOUR_MS);
    expect(see({ a: 'reconnect_required' })).toEqual(['a action-required: at-once']);
  });

  it('does not stretch the hold-down', () => {
    const { see, wait, told } = story();
    wait(HOUR_MS);
    see({ a: 'connected' });
    see({ a: 'disconnected' });
    wait(-HOUR_MS);
    see({ a: 'disconnected' });
    wait(HOLD_DOWN_MS);
    see({ a: 'disconnected' });
    expect(told()).toEqual(['a disconnected: outlasted-hold-down']);
  });
});

describe('a restart', () => {
  const told = { a: { notifiedStatuses: ['reconnect_required'], wasConnected: true } };

  it('does not tell again what was told', () => {
    const { see } = story(told);
    expect(see({ a: 'reconnect_required' })).toEqual(['a silent: already-told']);
    see({ a: 'connecting' });
    expect(see({ a: 'reconnect_required' })).toEqual([]);
  });

  it('still tells the recovery', () => {
    const { see } = story(told);
    see({ a: 'reconnect_required' });
    expect(see({ a: 'connected' })).toEqual(['a recovered: well-again']);
  });

  it('says nothing of what healed meanwhile', () => {
    const { see, memory } = story(told);
    expect(see({ a: 'connected' })).toEqual(['a silent: well-again-unseen']);
    expect(memory()).toEqual({ a: { notifiedStatuses: [], wasConnected: true } });
  });

  it('remembers that an account was connected', () => {
    const { see } = story({ a: { notifiedStatuses: [], wasConnected: true } });
    see({ a: 'disabled' });
    expect(see({ a: 'connection_required' })).toEqual(['a action-required: at-once']);
  });
});

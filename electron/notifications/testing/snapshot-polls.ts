import type { Snapshot } from '../../../shared/model/snapshot';
import { initialSnapshot, reduceSnapshot } from '../../accounts/snapshot-reducer';
import { listOf, wireAccount, wireBridge } from '../../testing/fixtures';
import {
  afterResume,
  evaluatePolicy,
  initialPolicyState,
  notifiedStates,
  type NotifiedState,
} from '../notification-policy';

export const ALL = { 'action-required': true, disconnected: true, recovered: true };
export const STEP_MS = 1_000;

/** A series of polls, a second apart unless `wait` says otherwise; collects what the policy decides. */
export function simulatePolls(remembered: Record<string, NotifiedState> = {}, settings = ALL) {
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
      const bridges = listOf(wireBridge({ accounts }));
      reduce({ ok: true, bridges, listed: listOf(), desktopVersion: null });
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

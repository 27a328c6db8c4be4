import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings';
import { NO_SILENCES, type Silences } from '../../../shared/model/silences';
import type { Snapshot } from '../../../shared/model/snapshot';
import { initialSnapshot } from '../../accounts/initial-snapshot';
import { reduceSnapshot } from '../../accounts/snapshot-reducer';
import { listOf, wireAccount, wireBridge } from '../../testing/fixtures';
import { NEVER_NOTIFIED, type NotifiedState } from '../account-memory';
import {
  afterResume,
  evaluatePolicy,
  initialPolicyState,
  notifiedStates,
} from '../notification-policy';

export const ALL = { 'action-required': true, disconnected: true, recovered: true };
export const STEP_MS = 1_000;

/** A series of polls, a second apart unless `wait` says otherwise; collects what the policy decides. */
export function simulatePolls(
  remembered: Record<string, Partial<NotifiedState>> = {},
  settings = ALL,
) {
  const complete = Object.entries(remembered).map(
    ([id, state]) => [id, { ...NEVER_NOTIFIED, ...state }] as const,
  );
  let state = initialPolicyState(new Map(complete));
  const wishes = {
    settings,
    reminders: {
      'after-1-hour': false,
      'after-4-hours': false,
      daily: false,
    } as Settings['reminders'],
    importantAccounts: [] as string[],
    removing: new Set<string>() as ReadonlySet<string>,
    silences: NO_SILENCES as Silences,
    isAway: false,
  };
  const backAgain: string[] = [];
  const forgotten: string[] = [];
  let snapshot: Snapshot = initialSnapshot(0);
  let now = 0;
  const decided: string[] = [];
  let fresh: string[] = [];

  const evaluate = () => {
    const result = evaluatePolicy(state, snapshot, wishes, now);
    state = result.state;
    backAgain.push(...result.backAgain);
    forgotten.push(...result.forgotten);
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
    /** What the user wants and has silenced, from now on. */
    wish: (change: Partial<typeof wishes>) => Object.assign(wishes, change),
    /** The reminders that the program has when nothing is set. */
    remind: () => (wishes.reminders = DEFAULT_SETTINGS.reminders),
    backAgain,
    forgotten,
    now: () => now,
    wait: (ms: number) => (now += ms),
    resume: () => (state = afterResume(state, now)),
    notified: () => decided.filter((decision) => !decision.includes('silent')),
    /** What is remembered of each account, also what is not saved. */
    remembered: () => state.accounts,
    memory: () => Object.fromEntries(notifiedStates(state)),
  };
}

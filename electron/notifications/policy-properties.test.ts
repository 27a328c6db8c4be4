import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOLD_DOWN_MS, isHealthy, isTransient } from '../../shared/model/account-status';
import { NO_SILENCES } from '../../shared/model/silences';
import { simulatePolls } from './testing/snapshot-polls';

const MINUTE_MS = 60_000;
const STATUSES = [
  'connected',
  'reconnect_required',
  'attention_required',
  'disconnected',
  'disabled',
];

type Step =
  | { do: 'poll'; a: string; b: string }
  | { do: 'miss' | 'restart' | 'resume' }
  | { do: 'wait'; ms: number }
  /** Account a falls and heals this often, with so long in each state. */
  | { do: 'flap'; times: number; ms: number; to: string }
  | { do: 'silence'; which: 'none' | 'snooze' | 'quiet' | 'mute' | 'acknowledge' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('poll' as const),
        a: fc.constantFrom(...STATUSES),
        b: fc.constantFrom(...STATUSES),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('miss', 'restart', 'resume') }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('flap' as const),
        times: fc.integer({ min: 1, max: 5 }),
        ms: fc.constantFrom(1, 4, 29).map((minutes) => minutes * MINUTE_MS),
        to: fc.constantFrom('disconnected', 'reconnect_required'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        // Also back: clocks are set.
        ms: fc.constantFrom(-90, -1, 1, 2, 4, 30, 70, 400).map((minutes) => minutes * MINUTE_MS),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('silence' as const),
        which: fc.constantFrom('none', 'snooze', 'quiet', 'mute', 'acknowledge'),
      }),
    },
  ),
  { maxLength: 30 },
) as fc.Arbitrary<Step[]>;

const SILENCES = {
  none: NO_SILENCES,
  snooze: { ...NO_SILENCES, snooze: { since: 0, until: null } },
  quiet: { ...NO_SILENCES, quietUntil: 1 },
  mute: {
    ...NO_SILENCES,
    accounts: [{ accountID: 'a', kind: 'muted' as const, since: 0, until: null }],
  },
  acknowledge: {
    ...NO_SILENCES,
    accounts: [{ accountID: 'a', kind: 'acknowledged' as const, since: 0, until: null }],
  },
};

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often one account may be told of again, by a plain count of what was told and what was seen. */
function createRepeatLimits() {
  const falls: number[] = [];
  let wasWell: boolean | null = null;
  let changedAt = 0;
  /** Since it was first told that it needs its user, or since the clock was set back after that. */
  let need: { since: number; reminders: number } | null = null;
  let dropping: { at: number; isNeed: boolean } | null = null;
  const forgetWhen = () => {
    if (dropping !== null) dropping = { ...dropping, at: -Infinity };
  };
  return {
    clockSetBack(now: number) {
      changedAt = Math.min(changedAt, now);
      if (need !== null) need = { since: now, reminders: 0 };
      forgetWhen();
    },
    see(status: string, now: number) {
      const isWell = isHealthy(status);
      if (now - changedAt >= HOUR_MS) dropping = null;
      if (wasWell === true && !isWell) falls.push(now);
      if (wasWell !== isWell) changedAt = now;
      wasWell = isWell;
      if (isWell || status === 'disabled') need = null;
      // One that is turned off while it has a problem begins anew; one that was well does not.
      if (status === 'disabled') forgetWhen();
    },
    tell(reason: string, isNeed: boolean, now: number) {
      if (reason === 'reminder') {
        need ??= { since: now, reminders: 0 };
        need.reminders += 1;
        const due = 3 + Math.floor((now - need.since) / DAY_MS);
        if (need.reminders > due) throw new Error(`${need.reminders} reminders instead of ${due}`);
      } else if (isNeed) need ??= { since: now, reminders: 0 };
      if (reason !== 'keeps-dropping') return;
      const recent = falls.filter((at) => now - at < HOUR_MS).length;
      if (dropping === null && recent < 4) throw new Error(`said to keep dropping after ${recent}`);
      const isNewNeed = isNeed && dropping?.isNeed === false;
      if (dropping !== null && !isNewNeed && now - dropping.at < 6 * HOUR_MS) {
        throw new Error('said again that it keeps dropping');
      }
      dropping = { at: now, isNeed };
    },
  };
}

/**
 * Written apart from the policy, over what it said alone: told problems of an account since it was last
 * well or off, by status.
 */
function createReference() {
  const told = new Map<string, Set<string>>();
  const heldBack = new Set<string>();
  /** Those whose recovery may not be one yet: said once, and true until something else is said. */
  const settling = new Set<string>();
  return {
    /** Throws when a decision breaks a promise. */
    check(
      id: string,
      status: string,
      decision: string | undefined,
      silence: Step & { do: 'silence' },
    ) {
      const seen = told.get(id) ?? new Set<string>();
      const [, notice, reason] = /^\w+ ([\w-]+): (\S+)$/.exec(decision ?? '') ?? [];
      const isNotified = notice !== undefined && notice !== 'silent';
      const isSilenced =
        silence.which === 'snooze' ||
        silence.which === 'quiet' ||
        (id === 'a' && (silence.which === 'mute' || silence.which === 'acknowledge'));
      if (
        isNotified &&
        isSilenced &&
        !(silence.which === 'acknowledge' && notice === 'recovered')
      ) {
        throw new Error(`${decision} although ${silence.which}`);
      }
      if (isHealthy(status) || status === 'disabled') {
        // No recovery of what was never told, and none twice.
        if (notice === 'recovered' && seen.size === 0) throw new Error(`${decision} of nothing`);
        if (reason === 'settling') settling.add(id);
        else if (reason !== undefined) settling.delete(id);
        if (settling.has(id)) return;
        told.delete(id);
        heldBack.delete(id);
        return;
      }
      settling.delete(id);
      if (reason === 'after-silence' && !heldBack.has(id))
        throw new Error(`${decision} after none`);
      const isRepeat =
        reason !== 'reminder' && reason !== 'after-silence' && reason !== 'keeps-dropping';
      const isDouble = isTransient(status) ? seen.size > 0 : seen.has(status);
      if (isNotified && isRepeat && isDouble) throw new Error(`${decision} twice`);
      if (isNotified) {
        told.set(id, seen.add(status));
        heldBack.delete(id);
      }
      if (['snoozed', 'quiet-hours', 'muted', 'acknowledged'].includes(reason ?? ''))
        heldBack.add(id);
    },
    isTold: (id: string) => (told.get(id)?.size ?? 0) > 0,
  };
}

/** It was down at the first look after a restart, an hour less a minute after it had healed. */
const DROPS_AROUND_A_RESTART: Step[] = [
  { do: 'flap', times: 4, ms: MINUTE_MS, to: 'disconnected' },
  { do: 'flap', times: 1, ms: 29 * MINUTE_MS, to: 'disconnected' },
  { do: 'restart' },
  { do: 'wait', ms: 30 * MINUTE_MS },
  { do: 'flap', times: 5, ms: MINUTE_MS, to: 'disconnected' },
];

it('tells no problem twice, no silenced one, no recovery of nothing; and in the end each one in need', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const reference = createReference();
      const limits = { a: createRepeatLimits(), b: createRepeatLimits() };
      let polls = simulatePolls();
      let silence: Step & { do: 'silence' } = { do: 'silence', which: 'none' };
      const reasons = new Map<string, string>();
      const poll = (statuses: Record<string, string>) => {
        const decisions = polls.poll(statuses);
        for (const [id, limit] of Object.entries(limits)) {
          const status = statuses[id] ?? '';
          limit.see(status, polls.now());
          const [, kind, reason] =
            /^\w+ ([\w-]+): (\S+)$/.exec(decisions.find((one) => one.startsWith(`${id} `)) ?? '') ??
            [];
          if (kind === undefined || reason === undefined || kind === 'silent') continue;
          limit.tell(reason, kind === 'action-required', polls.now());
        }
        for (const [id, status] of Object.entries(statuses)) {
          const decision = decisions.find((one) => one.startsWith(`${id} `));
          reference.check(id, status, decision, silence);
          if (decision !== undefined) reasons.set(id, `${status} ${decision}`);
        }
      };
      for (const step of all) {
        switch (step.do) {
          case 'poll':
            poll({ a: step.a, b: step.b });
            break;
          case 'flap':
            for (let time = 0; time < step.times; time += 1) {
              poll({ a: step.to, b: 'connected' });
              polls.wait(step.ms);
              poll({ a: 'connected', b: 'connected' });
              polls.wait(step.ms);
            }
            break;
          case 'miss':
            polls.miss();
            break;
          case 'wait':
            polls.wait(step.ms);
            if (step.ms < 0) {
              limits.a.clockSetBack(polls.now());
              limits.b.clockSetBack(polls.now());
            }
            break;
          case 'resume':
            polls.resume();
            break;
          case 'silence':
            silence = step;
            polls.wish({ silences: SILENCES[step.which] });
            break;
          case 'restart': {
            const now = polls.now();
            polls = simulatePolls(polls.memory());
            polls.wait(now);
            polls.remind();
            polls.wish({ silences: SILENCES[silence.which] });
          }
        }
      }
      // In the end nothing is silenced, and both need their user for long enough.
      silence = { do: 'silence', which: 'none' };
      polls.wish({ silences: NO_SILENCES });
      const end = { a: 'reconnect_required', b: 'disconnected' };
      for (let time = 0; time < 4; time += 1) {
        poll(end);
        polls.wait(HOLD_DOWN_MS);
      }
      for (const [id, status] of Object.entries(end)) {
        const reason = reasons.get(id) ?? '';
        const hasReason = reason.startsWith(`${status} ${id} silent: `);
        expect(reference.isTold(id) || hasReason).toBe(true);
        // A silence that is over is no reason; one of another status is from before.
        const latest = reason.startsWith(`${status} `) ? reason : '';
        expect(latest).not.toMatch(/snoozed|quiet-hours|muted|acknowledged/);
      }
    }),
    { numRuns: 10_000, examples: [[DROPS_AROUND_A_RESTART]] },
  );
}, 120_000);

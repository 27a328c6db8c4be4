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

it('tells no problem twice, no silenced one, no recovery of nothing; and in the end each one in need', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const reference = createReference();
      let polls = simulatePolls();
      let silence: Step & { do: 'silence' } = { do: 'silence', which: 'none' };
      const reasons = new Map<string, string>();
      const poll = (statuses: Record<string, string>) => {
        const decisions = polls.poll(statuses);
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
          case 'miss':
            polls.miss();
            break;
          case 'wait':
            polls.wait(step.ms);
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
    { numRuns: 10_000 },
  );
}, 120_000);

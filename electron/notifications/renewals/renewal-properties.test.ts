import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NO_SILENCES, type Silences } from '../../../shared/model/silences';
import { SIGN_IN, startRenewalRun } from './testing/renewal-run';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 0, 1);

const STATUSES = ['connected', 'backfilling', 'disconnected', 'reconnect_required', 'disabled'];

const SILENCES: Record<string, Silences> = {
  none: NO_SILENCES,
  snooze: { ...NO_SILENCES, snooze: { since: 0, until: null } },
  quiet: { ...NO_SILENCES, quietUntil: 1 },
  mute: {
    ...NO_SILENCES,
    accounts: [{ accountID: 'a', kind: 'muted', since: 0, until: null }],
  },
};

type Step =
  | { do: 'poll'; a: string; b: string }
  | { do: 'sign-in'; who: 'a' | 'b'; days: number | null }
  | { do: 'wait'; ms: number }
  | { do: 'restart' }
  | { do: 'silence'; which: string }
  | { do: 'wish'; isWanted: boolean; isAway: boolean };

const status = fc.oneof(
  { weight: 3, arbitrary: fc.constant('connected') },
  { weight: 2, arbitrary: fc.constantFrom(...STATUSES) },
);
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('poll' as const), a: status, b: status }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('sign-in' as const),
        who: fc.constantFrom('a' as const, 'b' as const),
        days: fc.constantFrom(null, 1, 5, 30, 90),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        // Also back: clocks are set.
        ms: fc.constantFrom(
          ...[-40 * DAY_MS, -DAY_MS, -14 * HOUR_MS, -1, MINUTE_MS, 14 * HOUR_MS],
          ...[DAY_MS, 3 * DAY_MS, 26 * DAY_MS, 60 * DAY_MS],
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('silence' as const),
        which: fc.constantFrom(...Object.keys(SILENCES)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('wish' as const),
        isWanted: fc.boolean(),
        isAway: fc.boolean(),
      }),
    },
  ),
  { maxLength: 40 },
);

/** Written apart from the policy: of each account the sign-in that counts, and the ends told of. */
function createReference() {
  const signIns = new Map<string, { at: number; end: number }>();
  const told = new Set<string>();
  return {
    signedIn(who: string, at: number, end: number | null) {
      if (end === null) signIns.delete(who);
      else signIns.set(who, { at, end });
    },
    /** Throws when what was told of an account at a poll breaks a promise. */
    check(who: string, status: string, isTold: boolean, now: number, isSilent: boolean) {
      const signIn = signIns.get(who);
      const fail = (what: string) => {
        throw new Error(`${what}: ${who} ${status} at ${now}, ${JSON.stringify(signIn)}`);
      };
      if (signIn === undefined) return isTold ? fail('told of nothing') : undefined;
      const { at, end } = signIn;
      const key = `${who} ${end}`;
      const isEarly = now < end - Math.min(3 * DAY_MS, (end - at) / 10);
      const isWell = status === 'connected' || status === 'backfilling';
      const isDue = !isEarly && now < end && isWell && !isSilent && !told.has(key);
      if (isTold && told.has(key)) fail('told twice');
      if (isTold !== isDue) fail(isTold ? 'told too early, too late or in trouble' : 'lost');
      if (isTold) told.add(key);
      const isCalledFor = status === 'reconnect_required' && now - at >= 10 * MINUTE_MS;
      if (isCalledFor || now >= end + DAY_MS) signIns.delete(who);
    },
  };
}

it('tells of each end once at most, and of none too late; and of each that nothing held back', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const run = startRenewalRun(new Map(), START);
      const reference = createReference();
      let which = 'none';
      let wishes = { isWanted: true, isAway: false };
      let tellings = 0;
      const poll = (statuses: Record<string, string>) => {
        const told = run.poll(statuses);
        tellings += told.length;
        for (const [who, found] of Object.entries(statuses)) {
          const isSilenced = which === 'mute' ? who === 'a' : which !== 'none';
          const isSilent = isSilenced || !wishes.isWanted || wishes.isAway;
          reference.check(who, found, told.includes(who), run.now(), isSilent);
        }
      };
      for (const step of all) {
        switch (step.do) {
          case 'poll':
            poll({ a: step.a, b: step.b });
            break;
          case 'sign-in': {
            const end = step.days === null ? null : run.now() + step.days * DAY_MS;
            run.keeper().signedIn({ ...SIGN_IN, accountID: step.who, endsAt: end }, []);
            reference.signedIn(step.who, run.now(), end);
            break;
          }
          case 'wait':
            run.wait(step.ms);
            break;
          case 'restart':
            run.restart();
            break;
          case 'silence':
            which = step.which;
            run.silence(SILENCES[which] ?? NO_SILENCES);
            break;
          case 'wish':
            wishes = { isWanted: step.isWanted, isAway: step.isAway };
            run.wish(wishes);
        }
      }
      // In the end nothing holds anything back: a sign-in that runs out is told of.
      run.silence(NO_SILENCES);
      run.wish({ isWanted: true, isAway: false });
      [which, wishes] = ['none', { isWanted: true, isAway: false }];
      const end = run.now() + 30 * DAY_MS;
      run.keeper().signedIn({ ...SIGN_IN, endsAt: end }, []);
      reference.signedIn('a', run.now(), end);
      run.wait(28 * DAY_MS);
      tellings = 0;
      poll({ a: 'connected', b: 'disabled' });
      expect(tellings).toBe(1);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);

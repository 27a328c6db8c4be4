import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHealthy, severityOf } from '../../shared/model/account-status';
import { BAND_SLOTS, type HistoryEntry, type PastState } from '../../shared/model/history';
import type { StatusChange } from '../../shared/model/snapshot';
import { needsEvery, statisticsOf } from './statistics';
import { aChange, aSignIn } from './testing/entries';
import { bandsOf, stretchesOf } from './timeline';
import type { Span } from './watched-spans';

const STATUSES = [
  'connected',
  'backfilling',
  'connecting',
  'disconnected',
  'reconnect_required',
  'disabled',
  'telepathic',
  null,
];
const PERIOD: Span = { from: 100, until: 300 };

const changes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 320 }), fc.constantFrom(...STATUSES)), {
    maxLength: 25,
  })
  .map((pairs) => pairs.sort(([a], [b]) => a - b).map(([at, to]) => aChange(at, to)));
/** Apart from each other and in order, by pairs of sorted, distinct moments. */
const watched = fc
  .uniqueArray(fc.integer({ min: 0, max: 320 }), { maxLength: 12 })
  .map((moments) => {
    const sorted = moments.sort((a, b) => a - b);
    return sorted.flatMap((from, index): Span[] => {
      const until = sorted[index + 1];
      return index % 2 === 0 && until !== undefined ? [{ from, until }] : [];
    });
  });

/** The plain way: how the account was in the middle of one unit of time. */
function stateAt(moment: number, all: readonly StatusChange[], spans: readonly Span[]): PastState {
  const change = all.findLast(({ at }) => at <= moment);
  const isWatched = spans.some(({ from, until }) => from <= moment && moment <= until);
  if (change === undefined || !isWatched) return 'unwatched';
  if (change.to === null) return 'absent';
  return isHealthy(change.to) ? 'connected' : severityOf(change.to);
}

const UNITS = Array.from({ length: 200 }, (_, index) => 100.5 + index);

describe('the stretches of a period', () => {
  it('are what a look at every single moment finds, in order and without a gap', () => {
    fc.assert(
      fc.property(changes, watched, (all, spans) => {
        const stretches = stretchesOf(all, spans, PERIOD);
        const at = (moment: number) =>
          stretches.find(({ from, until }) => from < moment && moment < until)?.state;
        expect(UNITS.map(at)).toEqual(UNITS.map((moment) => stateAt(moment, all, spans)));
        expect(stretches[0]?.from).toBe(PERIOD.from);
        expect(stretches.at(-1)?.until).toBe(PERIOD.until);
        stretches.slice(1).forEach((stretch, index) => {
          expect(stretch.from).toBe(stretches[index]?.until);
          expect(stretch.state).not.toBe(stretches[index]?.state);
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('know nothing before the first change, and nothing that nobody watched', () => {
    const spans = [
      { from: 0, until: 180 },
      { from: 220, until: 250 },
    ];
    expect(stretchesOf([aChange(150, 'connected')], spans, PERIOD)).toEqual([
      { from: 100, until: 150, state: 'unwatched' },
      { from: 150, until: 180, state: 'connected' },
      { from: 180, until: 220, state: 'unwatched' },
      { from: 220, until: 250, state: 'connected' },
      { from: 250, until: 300, state: 'unwatched' },
    ]);
  });
});

describe('the bands of a period', () => {
  it('cover every slot once, each with a state that fell into it, and the worst of them', () => {
    const order: PastState[] = [
      'action-required',
      'disconnected',
      'unknown',
      'in-progress',
      'connected',
      'off',
      'absent',
      'unwatched',
    ];
    fc.assert(
      fc.property(changes, watched, (all, spans) => {
        const stretches = stretchesOf(all, spans, PERIOD);
        const bands = bandsOf(stretches, PERIOD);
        const slots = bands.flatMap(({ from, until, state }) =>
          Array.from({ length: until - from }, () => state),
        );
        const slotLength = 200 / BAND_SLOTS;
        const plain = Array.from({ length: BAND_SLOTS }, (_, slot) => {
          const start = 100 + slot * slotLength;
          const inSlot = stretches.filter(
            ({ from, until }) => from < start + slotLength && until > start,
          );
          return order.find((state) => inSlot.some((stretch) => stretch.state === state));
        });
        expect(slots).toEqual(plain);
        expect(bands.map(({ from }) => from)).toEqual([
          0,
          ...bands.slice(0, -1).map(({ until }) => until),
        ]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('show a drop of a moment in a month of peace', () => {
    const span = { from: 0, until: 30 * 86_400_000 };
    const all = [
      aChange(-1, 'connected'),
      aChange(86_400_000, 'disconnected'),
      aChange(86_400_001, 'connected'),
    ];
    const bands = bandsOf(stretchesOf(all, [span], span), span);
    expect(bands.map(({ state }) => state)).toEqual(['connected', 'disconnected', 'connected']);
  });
});

describe('the statistics of a period', () => {
  it('are what counting every single moment and every step gives', () => {
    const signIns = fc.array(fc.integer({ min: 0, max: 320 }), { maxLength: 5 });
    fc.assert(
      fc.property(changes, watched, signIns, (all, spans, moments) => {
        const entries: HistoryEntry[] = [...all, ...moments.map((at) => aSignIn(at))];
        const statistics = statisticsOf(stretchesOf(all, spans, PERIOD), entries, PERIOD);
        const states = UNITS.map((moment) => stateAt(moment, all, spans));
        const up = states.filter((state) => state === 'connected').length;
        const counted = states.filter(
          (state) => !['unwatched', 'absent', 'off'].includes(state),
        ).length;
        expect(statistics.watchedMs).toBeCloseTo(counted);
        if (counted === 0) expect(statistics.upShare).toBeNull();
        else expect(statistics.upShare).toBeCloseTo(up / counted);

        const steps = all.map((change, index) => [all[index - 1]?.to ?? null, change] as const);
        const isUp = (status: string | null) => status !== null && isHealthy(status);
        const isDown = (status: string | null) =>
          status !== null && !isHealthy(status) && status !== 'disabled';
        const needs = (status: string | null) =>
          status !== null && severityOf(status) === 'action-required';
        const inPeriod = steps.filter(([, { at }]) => at > 100 && at <= 300);
        expect(statistics.disconnects).toBe(
          inPeriod.filter(([was, { to }]) => isUp(was) && isDown(to)).length,
        );
        expect(statistics.needs).toBe(
          inPeriod.filter(([was, { to }]) => !needs(was) && needs(to)).length,
        );
        expect(statistics.signIns).toBe(moments.filter((at) => at > 100 && at <= 300).length);
      }),
      { numRuns: 3_000 },
    );
  });

  it('say how often an account needs its user once it did three times', () => {
    const day = (count: number) => count * 86_400_000;
    const twice = [
      aChange(day(1), 'reconnect_required'),
      aChange(day(2), 'connected'),
      aChange(day(19), 'reconnect_required'),
    ];
    expect(needsEvery(twice)).toBeNull();
    // Another word for the same need is no new need.
    expect(needsEvery([...twice, aChange(day(20), 'attention_required')])).toBeNull();
    expect(
      needsEvery([...twice, aChange(day(20), 'connected'), aChange(day(37), 'attention_required')]),
    ).toBe(day(18));
  });
});

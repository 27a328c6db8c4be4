import { BAND_SLOTS, type Band, type PastState, type Stretch } from '../../shared/model/history';
import { isHealthy, SEVERITIES, severityOf } from '../../shared/model/account-status';
import type { StatusChange } from '../../shared/model/snapshot';
import type { Span } from './watched-spans';

/** Worst first: the one that a slot is drawn with. */
const WORST_FIRST: readonly PastState[] = [...SEVERITIES, 'absent', 'unwatched'];

/** The state that an account is in after a change. */
export function stateAfter({ to }: StatusChange): PastState {
  if (to === null) return 'absent';
  return isHealthy(to) ? 'connected' : severityOf(to);
}

/**
 * How one account was from `from` to `until`, without a gap: each change holds until the next one,
 * as far as somebody watched.
 * @param changes of the account, in order of time
 * @param watched in order, apart from each other
 */
export function stretchesOf(
  changes: readonly StatusChange[],
  watched: readonly Span[],
  { from, until }: Span,
): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: number, end: number, state: PastState) => {
    const clipped = { from: Math.max(start, from), until: Math.min(end, until), state };
    if (clipped.from >= clipped.until) return;
    const last = stretches.at(-1);
    if (last?.state === state) last.until = clipped.until;
    else stretches.push(clipped);
  };

  let spanIndex = 0;
  /** From `start` to `end` the account is in `state`, wherever it was watched. */
  const addWatched = (start: number, end: number, state: PastState) => {
    let at = start;
    for (; spanIndex < watched.length; spanIndex += 1) {
      const span = watched[spanIndex];
      if (span === undefined || span.from >= end) break;
      add(at, span.from, 'unwatched');
      add(Math.max(at, span.from), Math.min(span.until, end), state);
      at = Math.max(at, Math.min(span.until, end));
      if (span.until > end) break;
    }
    add(at, end, 'unwatched');
  };

  const first = changes[0];
  addWatched(-Infinity, first === undefined ? Infinity : first.at, 'unwatched');
  changes.forEach((change, index) => {
    const end = changes[index + 1]?.at ?? Infinity;
    if (end > from) addWatched(change.at, end, stateAfter(change));
  });
  return stretches;
}

/** The stretches of a period, drawn in slots of equal length. */
export function bandsOf(stretches: readonly Stretch[], { from, until }: Span): Band[] {
  const slots: PastState[] = Array.from({ length: BAND_SLOTS }, () => 'unwatched');
  const slotMs = (until - from) / BAND_SLOTS;
  for (const stretch of stretches) {
    const first = Math.floor((stretch.from - from) / slotMs);
    const end = Math.min(BAND_SLOTS, Math.ceil((stretch.until - from) / slotMs));
    for (let slot = first; slot < end; slot += 1) {
      slots[slot] = worse(slots[slot] ?? 'unwatched', stretch.state);
    }
  }
  const bands: Band[] = [];
  slots.forEach((state, index) => {
    const last = bands.at(-1);
    if (last?.state === state) last.until = index + 1;
    else bands.push({ from: index, until: index + 1, state });
  });
  return bands;
}

function worse(a: PastState, b: PastState): PastState {
  return WORST_FIRST.indexOf(a) <= WORST_FIRST.indexOf(b) ? a : b;
}

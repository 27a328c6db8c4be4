import { HISTORY_DAYS } from '../../shared/model/history';
import { LONGEST_GAP_MS } from '../../shared/model/poll-seconds';

/** When Beeper answered, so that the accounts were watched: from the first answer to the last. */
export interface Span {
  from: number;
  until: number;
}

const KEPT_MS = HISTORY_DAYS * 24 * 3_600_000;
const MAX_SPANS = 2_000;

/**
 * The spans after another answer.
 * @param previousAt this run's answer before; null for its first, as nobody watched between two runs
 */
export function withAnswer(spans: readonly Span[], at: number, previousAt: number | null): Span[] {
  const gap = previousAt === null ? Infinity : at - previousAt;
  const from = previousAt !== null && gap >= 0 && gap <= LONGEST_GAP_MS ? previousAt : at;
  const last = spans.at(-1);
  if (last?.until === from) return [...spans.slice(0, -1), { ...last, until: at }];
  return bounded(merged([...spans, { from, until: at }]), at);
}

/** In order and apart from each other, whatever order they come in: clocks are set. */
export function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last === undefined || span.from > last.until) result.push({ ...span });
    else last.until = Math.max(last.until, span.until);
  }
  return result;
}

function bounded(spans: readonly Span[], now: number): Span[] {
  return spans.filter(({ until }) => now - until <= KEPT_MS).slice(-MAX_SPANS);
}

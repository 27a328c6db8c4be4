import type { Clock } from '../../../platform/clock';

const BEAT_MS = 1_000;
/** Beats without an answer after which a page counts as hung. A busy page answers within a few. */
export const MISSED_PINGS = 8;

export interface HangDetector {
  /** There is a new document or process: what was asked before is forgotten. */
  reset(): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** Resolves or rejects when the page answers; a hung page does neither. */
  ask: () => Promise<unknown>;
  onHung: () => void;
  onBack: () => void;
}

/**
 * Tells when a page stops answering. Chromium itself notices that only when somebody types or clicks
 * into the page. Beats are counted, not timed, so that a clock that jumps hangs nobody.
 */
export function createHangDetector({ clock, ask, onHung, onBack }: Options): HangDetector {
  let asked = 0;
  let missed = 0;
  let isWaiting = false;
  let cancel = () => undefined as void;

  const forget = () => {
    asked += 1;
    missed = 0;
    isWaiting = false;
  };

  const answered = (question: number) => {
    if (question !== asked) return;
    const wasHung = missed >= MISSED_PINGS;
    forget();
    if (wasHung) onBack();
  };

  const beat = () => {
    cancel = clock.setTimeout(beat, BEAT_MS);
    if (isWaiting) {
      missed += 1;
      if (missed === MISSED_PINGS) onHung();
      return;
    }
    isWaiting = true;
    const question = asked;
    const done = () => answered(question);
    void ask().then(done, done);
  };

  cancel = clock.setTimeout(beat, BEAT_MS);
  return {
    reset: forget,
    stop() {
      forget();
      cancel();
    },
  };
}

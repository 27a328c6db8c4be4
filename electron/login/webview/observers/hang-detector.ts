import type { Clock } from '../../../platform/clock';

const PING_MS = 1_000;
/** Pings without an answer after which a page counts as hung. A busy page answers within a few. */
export const MISSED_PINGS = 8;

export interface HangDetector {
  /** There is a new document or process: earlier pings no longer count. */
  reset(): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** Resolves or rejects when the page answers; a hung page does neither. */
  ping: () => Promise<unknown>;
  onHung: () => void;
  onRecovered: () => void;
}

/**
 * Detects a page that stops answering. Chromium itself notices that only when somebody types or
 * clicks into the page. Pings are counted, not timed, so that a clock that jumps makes no page hang.
 */
export function createHangDetector({ clock, ping, onHung, onRecovered }: Options): HangDetector {
  let lastPing = 0;
  let missed = 0;
  let isWaiting = false;
  let cancel = () => undefined as void;

  const reset = () => {
    lastPing += 1;
    missed = 0;
    isWaiting = false;
  };

  const onAnswer = (answered: number) => {
    if (answered !== lastPing) return;
    const wasHung = missed >= MISSED_PINGS;
    reset();
    if (wasHung) onRecovered();
  };

  const check = () => {
    cancel = clock.setTimeout(check, PING_MS);
    if (isWaiting) {
      missed += 1;
      if (missed === MISSED_PINGS) onHung();
      return;
    }
    isWaiting = true;
    const sent = lastPing;
    const done = () => onAnswer(sent);
    void ping().then(done, done);
  };

  cancel = clock.setTimeout(check, PING_MS);
  return {
    reset,
    stop() {
      reset();
      cancel();
    },
  };
}

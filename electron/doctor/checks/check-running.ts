import type { Finding } from '../../../shared/model/check-up';
import { RUNNING_TEXT } from '../../../shared/strings/doctor';
import { mend, note, ok } from '../finding';

export interface RunningFacts {
  isRunning: boolean;
  /** Snoozed, or quiet hours. */
  isPaused: boolean;
}

export function checkRunning({ isRunning, isPaused }: RunningFacts): Finding {
  if (!isRunning) return mend(RUNNING_TEXT.no, RUNNING_TEXT.noHow);
  return isPaused ? note(RUNNING_TEXT.paused, RUNNING_TEXT.pausedHow) : ok(RUNNING_TEXT.yes);
}

import { POLL_SECONDS } from '../../../shared/model/poll-seconds';

/** The seconds that the user typed; null unless the settings accept them. */
export function pollSecondsOf(typed: string): number | null {
  const text = typed.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  return seconds >= POLL_SECONDS.least && seconds <= POLL_SECONDS.most ? seconds : null;
}

import type { SubmitOutcome } from '../login-session';

/** What became of a submit, for the trace: never a server's own words. */
export function answerOf(outcome: SubmitOutcome): string {
  switch (outcome.kind) {
    case 'accepted':
      return 'Beeper accepted it';
    case 'over':
      return `Beeper ended the session (${outcome.error.kind}, ${outcome.error.status ?? 'no status'})`;
    case 'not-accepted':
      return 'it did not arrive for certain';
  }
}

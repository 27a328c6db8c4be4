import type { SubmitStep } from '../../../shared/api/login-session';
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

/** What is sent, for the trace. */
export function sendingOf({ type, source }: SubmitStep): string {
  const step = `sends the ${type} step`;
  switch (source) {
    case 'api':
      return `${step}, pasted`;
    case 'browser_extension':
      return `${step}, from the everyday browser`;
    default:
      return step;
  }
}

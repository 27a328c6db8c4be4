import type { ConnectProblemKind } from '../model/connection';

/** How an attempt to connect ended, for the page in the browser. */
export type CallbackOutcome =
  | 'connected'
  /** The answer had come before. */
  | 'answered-already'
  /** The attempt was cancelled before the answer could be used. */
  | 'stopped'
  | ConnectProblemKind;

interface Words {
  heading: string;
  says: string;
}

const NOT_CONNECTED: Words = {
  heading: 'Bridgekeeper was not connected',
  says: 'Beeper did not let Bridgekeeper in. Go back to Bridgekeeper to see what you can do.',
};

const WORDS: Partial<Record<CallbackOutcome, Words>> = {
  connected: {
    heading: 'Go back to Bridgekeeper',
    says: 'Beeper has let Bridgekeeper in. You can close this page.',
  },
  'answered-already': {
    heading: 'This was answered already',
    says: 'Nothing changes, and you can close this page. Bridgekeeper tells you how it went.',
  },
  stopped: {
    heading: 'Bridgekeeper is not waiting any more',
    says: 'It was stopped before it could use this answer. To connect, start again in Bridgekeeper.',
  },
  denied: {
    heading: 'You said no',
    says: 'Bridgekeeper was not connected. If you change your mind, start again in Bridgekeeper.',
  },
  'wrong-state': {
    heading: 'This answer was not used',
    says: 'It does not belong to what Bridgekeeper asked, so nothing was connected. Go back to Bridgekeeper and start again.',
  },
  unreachable: {
    heading: 'Beeper stopped answering',
    says: 'Bridgekeeper was not connected. Make sure that Beeper Desktop runs, then start again in Bridgekeeper.',
  },
};

/** The text of the page that the browser shows after Beeper has redirected it to us. */
export function callbackPageText(outcome: CallbackOutcome): Words {
  return WORDS[outcome] ?? NOT_CONNECTED;
}

/** Beeper's own message, as plain text. */
export function beeperSaid(detail: string): string {
  return `Beeper says: ${detail}`;
}

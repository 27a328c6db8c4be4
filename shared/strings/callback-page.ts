import type { ConnectProblemKind } from '../model/connection';

/** How an attempt to connect ended, for the page in the browser. */
export type CallbackOutcome =
  | 'connected'
  /** The answer had come before. */
  | 'answered-already'
  /** The attempt was cancelled before the answer could be used. */
  | 'stopped'
  | ConnectProblemKind;

interface PageText {
  heading: string;
  text: string;
}

const NOT_CONNECTED: PageText = {
  heading: 'Bridgekeeper was not connected',
  text: 'Beeper did not let Bridgekeeper in. Go back to Bridgekeeper to see what you can do.',
};

const PAGE_TEXT: Partial<Record<CallbackOutcome, PageText>> = {
  connected: {
    heading: 'Go back to Bridgekeeper',
    text: 'Beeper has let Bridgekeeper in. You can close this page.',
  },
  'answered-already': {
    heading: 'This was answered already',
    text: 'Nothing changes, and you can close this page. Bridgekeeper tells you how it went.',
  },
  stopped: {
    heading: 'Bridgekeeper is not waiting any more',
    text: 'It was stopped before it could use this answer. To connect, start again in Bridgekeeper.',
  },
  denied: {
    heading: 'You said no',
    text: 'Bridgekeeper was not connected. If you change your mind, start again in Bridgekeeper.',
  },
  'wrong-state': {
    heading: 'This answer was not used',
    text: 'It does not belong to what Bridgekeeper asked, so nothing was connected. Go back to Bridgekeeper and start again.',
  },
  unreachable: {
    heading: 'Beeper stopped answering',
    text: 'Bridgekeeper was not connected. Make sure that Beeper Desktop is running, then start again in Bridgekeeper.',
  },
};

/** The text of the page that the browser shows after Beeper has redirected it to us. */
export function callbackPageText(outcome: CallbackOutcome): PageText {
  return PAGE_TEXT[outcome] ?? NOT_CONNECTED;
}

/** Beeper's own message, as plain text. */
export function beeperMessageText(detail: string): string {
  return `Beeper says: ${detail}`;
}

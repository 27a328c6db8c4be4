import type { MuteLength, SnoozeLength } from '../model/silences';
import { MUTE_LABELS, SILENCE_TEXT, SNOOZE_LABELS } from './silences';
import { LIST_TEXT } from './window';

export const PALETTE_TEXT = {
  /** The button that opens it. */
  open: 'Search',
  heading: 'Find a command or an account',
  placeholder: 'What would you like to do?',
  results: 'What was found',
  none: 'Nothing is called that. Try a network, a name, or “mute”.',
  pages: {
    overview: 'Overview',
    add: LIST_TEXT.add,
    history: LIST_TEXT.history,
    settings: 'Settings',
    about: 'About Bridgekeeper',
    connect: 'Connect to Beeper',
    demo: 'Steer the demo',
    login: 'Back to the sign-in',
  },
  resume: 'Resume notifications',
  leaveDemo: 'Leave the demo',
} as const;

/** "for 1 hour" out of "For 1 hour". */
function inSentence(length: string): string {
  return length.charAt(0).toLowerCase() + length.slice(1);
}

export function pauseTitle(length: SnoozeLength): string {
  return `${SILENCE_TEXT.pause} ${inSentence(SNOOZE_LABELS[length])}`;
}

/** How many commands were found, for a screen reader. */
export function commandCount(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'command' : 'commands'}`;
}

/** For a screen reader, after a command was carried out that leaves the focus where it was. */
export function doneText(title: string): string {
  return `Done: ${title}`;
}

/** What can be done about an account, by what it is called. */
export const ACCOUNT_TITLES = {
  open: (name: string) => name,
  signIn: (name: string) => `Sign in to ${name} again`,
  goOn: (name: string) => `Go on signing in to ${name}`,
  putOff: (name: string) => `Not now: put ${name} off until it is back`,
  tellAgain: (name: string) => `Tell me again about ${name}`,
  unmute: (name: string) => `Unmute ${name}`,
  history: (name: string) => `History of ${name}`,
} as const;

export function muteTitle(name: string, length: MuteLength): string {
  return `Mute ${name} ${inSentence(MUTE_LABELS[length])}`;
}

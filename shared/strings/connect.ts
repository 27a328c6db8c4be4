import type {
  ConnectProblem,
  ConnectProblemKind,
  FoundBeeper,
  TokenStoreProblem,
} from '../model/connection';
import type { ProblemText } from './problem-text';

const SECOND_MS = 1_000;

/** Where a token is made in Beeper Desktop. */
const WHERE_TOKENS_ARE_MADE = 'Settings, Developers, Approved connections';

/** The page to connect, and to connect again. */
export const CONNECT_TEXT = {
  heading: 'Connect to Beeper',
  headingAgain: 'Connect to Beeper again',
  intro:
    'Bridgekeeper watches over the chat accounts in your Beeper and tells you at once when one of them needs you.',
  searching: 'Looking for Beeper Desktop…',
  notRunning: 'Beeper Desktop is not running on this computer',
  notRunningNext: 'Start it, and this page goes on by itself.',
  apiHint: 'Is it already running? Make sure that its API is on (Settings, Developers).',
  silentNext: 'Make sure that Beeper is running there. This page goes on by itself.',
  tooOldNext: 'Update it, and this page goes on by itself.',
  several: 'Which Beeper?',
  connect: 'Connect',
  connectNext:
    'Your browser opens and asks whether Bridgekeeper may read your accounts and sign them in.',
  noBrowserWay: 'This Beeper cannot ask you in a browser. Paste a token below.',
  settings: 'Settings',
} as const;

/** While an attempt is under way. */
export const CONNECTING_TEXT = {
  preparing: 'Getting ready',
  preparingNext: 'Bridgekeeper introduces itself to Beeper. Then your browser opens.',
  inBrowser: 'Go on in your browser',
  inBrowserNext: 'It asks whether Bridgekeeper may connect. Once you agree, this page goes on.',
  checking: 'Checking the token',
  checkingNext: 'Bridgekeeper asks Beeper for your accounts.',
  cancel: 'Cancel',
  cancelTitle: 'Stop connecting (Esc)',
} as const;

/** Pasting a token by hand. */
export const TOKEN_TEXT = {
  summary: 'Paste a token instead',
  where: `Make one in Beeper Desktop: ${WHERE_TOKENS_ARE_MADE}.`,
  label: 'Token',
  missing: 'Paste the token first.',
  submit: 'Connect with it',
} as const;

/** A Beeper at an address that the user gives. */
export const ADDRESS_TEXT = {
  summary: 'Beeper runs elsewhere',
  hint: 'A Beeper Server on another computer, or another port on this one.',
  label: 'Address',
  placeholder: 'https://beeper.example.com',
  missing: 'Enter the address first.',
  submit: 'Look there',
  useAnyway: 'Use it all the same',
  backToLocal: 'Back to this computer',
} as const;

/** A stored token that cannot be used now. */
export const TOKEN_STORE_PROBLEM_TEXT: Record<TokenStoreProblem, ProblemText> = {
  locked: {
    sentence: 'Your keyring did not give Bridgekeeper its token.',
    advice:
      'Unlock the keyring, then start Bridgekeeper again. Nothing is lost. You can also connect again below.',
  },
  unreadable: {
    sentence: 'The token Bridgekeeper kept cannot be read.',
    advice:
      'Its key has changed, or its file is damaged. Connect again below; the file is kept until then.',
  },
};

/** A keyring's first answer holds for a whole run of the program. */
export const RESTART_TO_UNLOCK = 'Start Bridgekeeper again';

/** On a runtime that must never see a real token. */
export const DEMO_ONLY_TEXT =
  'Parts of this copy of Bridgekeeper come from a third party. To keep your accounts safe, it takes no token and shows demo data only.';

/** When BEEPER_ACCESS_TOKEN decides. */
export const TOKEN_FROM_ENVIRONMENT_TEXT =
  'The token comes from BEEPER_ACCESS_TOKEN. Change it there, then start Bridgekeeper again.';

/** Entering the demo. */
export const TRY_DEMO_TEXT = {
  enter: 'Try it with demo data',
  hint: 'Made-up accounts; nothing is read or changed.',
} as const;

/** What to know about the token in use. */
export const TOKEN_STORAGE_TEXT = {
  /** What the strips about it are called. */
  label: 'How the token is kept',
  readOnlyLabel: 'What the token allows',
  noKeyring: 'No keyring keeps the token, so Bridgekeeper forgets it when it quits.',
  saveInFile: 'Keep it in a file instead',
  question: 'Keep the token in a file?',
  explanation:
    'Only your user may open the file, but the token stands in it as it is: whoever can read your files, as a backup or another program does, could use it to read your chats and write in them.',
  yes: 'Keep it in a file',
  no: 'Do not keep it',
  readOnly:
    'Bridgekeeper can watch your accounts and tell you, but cannot sign them in again with this token.',
} as const;

/** Connecting again after the token was refused. */
export const CONNECT_AGAIN = 'Connect again';

/** Where a sign-in would be, while the token may only read. */
export const CONNECT_TO_SIGN_IN = 'Connect again to sign in';

const PROBLEM_TEXT: Record<ConnectProblemKind, ProblemText> = {
  'bad-address': {
    sentence: 'Bridgekeeper cannot use this address.',
    advice:
      'It should look like https://beeper.example.com or http://localhost:23373, with no password in it.',
  },
  'insecure-address': {
    sentence: 'The connection to this address is not encrypted.',
    advice:
      'Others on the way could read your token, and with it your chats. Use an address that begins with https, unless you know that the connection is safe.',
  },
  unreachable: {
    sentence: 'Beeper does not answer there.',
    advice: 'Make sure that it is running, then try again.',
  },
  'another-user': {
    sentence: 'What answers there is another user’s program.',
    advice: 'Your token was not sent to it. Start Beeper Desktop as yourself, then try again.',
  },
  'signed-out': {
    sentence: 'Nobody is signed in to Beeper Desktop.',
    advice: 'Open Beeper Desktop and sign in there, then try again.',
  },
  'getting-ready': {
    sentence: 'Beeper Desktop is still getting ready.',
    advice: 'Open it to see whether it asks you for something, then try again.',
  },
  'too-old': {
    sentence: 'What answers there is not Beeper, or it is too old for Bridgekeeper.',
    advice: 'Update Beeper, then try again.',
  },
  'no-oauth': {
    sentence: 'This Beeper cannot ask you in a browser.',
    advice: 'Paste a token instead.',
  },
  denied: {
    sentence: 'You said no in the browser, so nothing was connected.',
    advice: 'Connect again if you did not mean to.',
  },
  'wrong-state': {
    sentence: 'The answer from the browser belongs to another question, so it was not used.',
    advice: 'Close the tabs in which Beeper asks about Bridgekeeper, then connect again.',
  },
  refused: {
    sentence: 'Something went wrong in Beeper.',
    advice: 'Try again. If it stays like this, paste a token instead.',
  },
  'timed-out': {
    sentence: 'There was no answer from the browser within two minutes.',
    advice: 'Connect again when you are ready.',
  },
  'no-port': {
    sentence: 'This computer does not let Bridgekeeper wait for the browser’s answer.',
    advice: 'A firewall may keep it from that. Try again, or paste a token instead.',
  },
  'no-browser': {
    sentence: 'Your browser could not be opened.',
    advice: 'Make sure that this computer has a default browser, or paste a token instead.',
  },
  'bad-token': {
    sentence: 'Beeper does not accept this token.',
    advice: 'Check that you copied all of it, or make a new one.',
  },
  'no-read': {
    sentence: 'This token does not let Bridgekeeper see your accounts.',
    advice: `In Beeper Desktop (${WHERE_TOKENS_ARE_MADE}), make one that may read and write.`,
  },
  'demo-only': {
    sentence: 'This copy of Bridgekeeper takes no token.',
    advice: 'Parts of it come from a third party, so it shows demo data only.',
  },
};

/** Why connecting failed, and what to do; without Beeper's own message. */
export function connectProblemText({ kind }: Pick<ConnectProblem, 'kind'>): ProblemText {
  return PROBLEM_TEXT[kind];
}

/** "Beeper 4.2.785", or as much of it as it says. */
export function beeperName({ name, version }: FoundBeeper): string {
  return [name || 'Beeper Desktop', version].filter(Boolean).join(' ');
}

/** "on this computer", "at https://beeper.example.com". */
export function beeperWhere({ isLocal, baseURL }: FoundBeeper): string {
  return isLocal ? 'on this computer' : `at ${baseURL}`;
}

/** A Beeper that cannot be connected to. */
export function tooOldText(beeper: string): string {
  return `${beeper} is too old for Bridgekeeper`;
}

/** Nothing answers at the address that the user gave. */
export function silentText(address: string): string {
  return `Nothing answers at ${address}`;
}

/** The address that is searched instead of this computer's. */
export function searchedAddressText(address: string): string {
  return `Bridgekeeper looks at ${address}.`;
}

/** The address is in the environment; `address` is null until it is known. */
export function addressFromEnvironment(address: string | null): string {
  const which = address === null ? '' : `: ${address}`;
  return `BEEPER_BASE_URL decides the address${which}. Change it there, then start Bridgekeeper again.`;
}

/**
 * "1:58 left to answer".
 * @param left ms
 */
export function timeToAnswer(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / SECOND_MS));
  const rest = String(seconds % 60).padStart(2, '0');
  return `${Math.floor(seconds / 60)}:${rest} left to answer`;
}

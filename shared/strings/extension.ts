import { isolate } from '../util/plain-text';

/** The browser extension as browsers list it. */
export const EXTENSION_TEXT = {
  name: 'Bridgekeeper',
  description:
    'Hands a sign-in of this browser over to Bridgekeeper on this computer, when you press its button.',
} as const;

/** What the extension's button says when the mouse rests on it, or a screen reader reads it. */
export const BADGE_TITLES = {
  idle: 'Bridgekeeper',
  waits: 'Bridgekeeper: a sign-in waits for you',
  underWay: 'Bridgekeeper: a sign-in is being handed over',
  allowing: 'Bridgekeeper: your browser asks you, or you said no; press to go on',
  finalPage: 'Bridgekeeper: waits for the last page; press if you are signed in',
  failed: 'Bridgekeeper: that did not work; press to see why',
  done: 'Bridgekeeper: signed in',
} as const;

/** The extension cannot tell the one from the other. */
const NOT_WAITING =
  'Bridgekeeper is not waiting for a sign-in, or it is not running. Begin one there, and choose “Use my everyday browser”.';

/** The extension's page. */
export const PAGE_TEXT = {
  asking: 'Asking Bridgekeeper…',
  nothing: 'Nothing to do',
  nothingText: NOT_WAITING,
  noHost: 'Bridgekeeper does not know this browser yet',
  noHostText:
    'Start Bridgekeeper on this computer, begin a sign-in there, and choose “Use my everyday browser”. It asks once whether it may work with this browser.',
  closed: 'Bridgekeeper does not answer',
  closedText: NOT_WAITING,
  misfit: 'Bridgekeeper and this extension do not understand each other',
  misfitText:
    'One of them is of another version. Update Bridgekeeper, then load its extension anew.',
  refused: 'This does not work yet',

  whatGoes: 'What is handed over',
  optional: 'if it is there',
  ask: 'Your browser asks you about these sites first. What you allow is given back once the sign-in ends, or you stop it.',
  wrongPage:
    'This tab shows another site. Open the sign-in page, sign in there, then press Bridgekeeper’s button again.',
  untilFinalPage: 'Bridgekeeper takes it once the site shows that you are signed in.',
  signOut:
    'Some networks sign a browser out when its session is used elsewhere, too. To keep this one, sign in in a private window and press the button there.',
  allowPrivate: 'A private window has no button?',
  allowPrivateChromium:
    'Allow it once: right-click Bridgekeeper’s button, choose “Manage extension”, then switch on “Allow in Incognito”.',
  allowPrivateFirefox: 'Allow it once: under Add-ons, Bridgekeeper, “Run in Private Windows”.',

  handOver: 'Hand over to Bridgekeeper',
  handOverAgain: 'Hand over again',
  open: 'Open the sign-in page',
  confirm: 'I am signed in: hand over',
  stop: 'Stop handing over',
  again: 'Try again',
  allowScript: 'Allow the script',

  allowing: 'Your browser is asking you',
  allowingText: 'Allow it there, and the rest goes by itself.',
  reading: 'Looking…',
  missing: 'Not all is there yet',
  missingText: 'Sign in on this page. The rest is handed over as soon as it is there.',
  stillMissing: 'Still missing',
  finalPage: 'Waiting for the last page',
  finalPageText: 'All is there. Bridgekeeper waits until the site shows that you are signed in.',
  sending: 'Handed over',
  sendingText: 'Bridgekeeper is signing in with it.',
  failed: 'That did not work',
  failedText: 'Try it once more, or paste the sign-in in Bridgekeeper.',
  scriptForbidden:
    'One part is read by a script of the bridge, which this browser does not let the extension run.',
  scriptChromium:
    'Right-click Bridgekeeper’s button, choose “Manage extension”, switch on “Allow User Scripts”, and press the button again. Or paste that part in Bridgekeeper.',
  scriptFirefox: 'Allow it below, or paste that part in Bridgekeeper.',
  over: 'This sign-in has ended',
  overText: 'Bridgekeeper says how to go on.',
  nothingKept: 'Nothing was kept here.',
} as const;

/** "Instagram asks". */
export function asksTitle(network: string): string {
  return `${isolate(network)} asks for a sign-in`;
}

/** Whom it is for. */
export function forWhom(account: string | null): string {
  return account === null ? 'For an account that you add' : `For ${isolate(account)}`;
}

/** Above the sites: where there are many, how many lie further down. */
export function readFrom(sites: number): string {
  return sites > 1 ? `Read from ${sites} sites` : 'Read from';
}

/** Whose session it may be. */
export function pageSays(title: string): string {
  return `The page here says: “${isolate(title)}”`;
}

export function doneTitle(network: string): string {
  return `Done: ${isolate(network)} has what it needs`;
}

export const DONE_TEXT = 'You can go on in Bridgekeeper. Nothing was kept here.';

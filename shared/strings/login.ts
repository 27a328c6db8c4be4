import type { PageProblem, CaptureWait, Display, FieldProgress, SignedIn } from '../model/login';
import { duration } from './time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** From here on the user is told when the sign-in ends. */
const COUNTDOWN_MS = 5 * MINUTE_MS;

const FAILURE_SENTENCES = new Map<string, string>([
  [
    'FI.MAU.WHATSAPP.LOGIN_TIMEOUT',
    'The code was not used in time, so WhatsApp ended the sign-in.',
  ],
  [
    'FI.MAU.META_CHECKPOINT_ERROR',
    'The network wants you to confirm that it is you. Do that in its app or on its website, then start again.',
  ],
  [
    'FI.MAU.TWITTER.ACCOUNT_LOCKED',
    'X has locked this account. Unlock it in the app or at x.com, then start again.',
  ],
  [
    'FI.MAU.GMESSAGES.PAIR_INCORRECT_EMOJI',
    'A different emoji was chosen on the phone. Start again, and choose the one shown here.',
  ],
  ['FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'The sign-in took too long, so the bridge ended it.'],
  [
    'FI.MAU.BRIDGE.TOO_MANY_LOGINS',
    'Beeper takes no more accounts of this network. Remove one in Beeper Desktop first.',
  ],
  [
    'COM.BEEPER.WEBAUTHN_UNSUPPORTED',
    'The network asked for a passkey, which does not work here. Start again and choose a password instead, or sign in with Beeper Desktop.',
  ],
  ['M_BAD_STATE', 'Beeper was at another step of this sign-in than Bridgekeeper.'],
  ['M_NOT_FOUND', 'Beeper does not know this sign-in any more.'],
  ['expired', 'A sign-in has to be finished within 30 minutes, and this one was not.'],
  ['unreachable', 'Beeper Desktop stopped answering. Make sure that it runs, then start again.'],
  ['session-gone', 'Beeper ended this sign-in before it was finished.'],
  [
    'not-connected',
    'Bridgekeeper is not connected to Beeper yet. Connect it first, then start again.',
  ],
  [
    'unauthorized',
    'Beeper does not accept Bridgekeeper any more: the connection to it must be renewed. Do that first, then start again.',
  ],
  [
    'rate-limited',
    'Beeper Desktop asks Bridgekeeper to slow down. Wait a minute, then start again.',
  ],
  [
    'malformed',
    'Beeper Desktop sent an answer that Bridgekeeper cannot read. A newer Bridgekeeper may be needed; until then, sign in with Beeper Desktop.',
  ],
  [
    'forbidden',
    'Bridgekeeper’s token may not sign in to accounts. Make a new token in Beeper Desktop (Settings, Developers, Approved connections) that may write.',
  ],
]);

/**
 * What a failed sign-in's code means, as a sentence a person understands.
 * @param code a bridge's, e.g. `FI.MAU.WHATSAPP.LOGIN_TIMEOUT`, or our own, e.g. `expired`
 * @returns null for a code this version does not know
 */
export function failureSentence(code: string): string | null {
  return FAILURE_SENTENCES.get(code) ?? null;
}

/** The frame around every step. */
export const LOGIN_TEXT = {
  back: 'Accounts',
  backTitle: 'Back to your accounts; this sign-in stays open',
  cancel: 'Cancel',
  cancelTitle: 'End this sign-in (Esc)',
  cancelThis: 'End this sign-in',
  confirmCancel: 'End this sign-in? What you entered so far is lost.',
  confirmYes: 'End it',
  confirmNo: 'Go on signing in',
  starting: 'Getting the sign-in ready',
  startingNext: 'Bridgekeeper asks Beeper how to go about it.',
  continue: 'Continue',
  sending: 'Sending',
  show: 'Show',
} as const;

/** Choosing one of several ways to sign in. */
export const FLOW_TEXT = {
  heading: 'How do you want to sign in?',
} as const;

/** Fields the user types into. */
export const INPUT_TEXT = {
  optional: 'optional',
  choose: 'Choose one',
  noChoice: 'None',
  show: 'Show',
  hide: 'Hide',
  missing: 'This is needed.',
  notChosen: 'Choose one of these.',
  misfit: 'This does not look right. Check it for slips.',
  askedAgain: 'It was not accepted. Check it and try again.',
} as const;

/** Waiting for the user's other device. */
export const DISPLAY_TEXT = {
  qrLabel: 'QR code to scan with your phone',
  qrAsText: 'Cannot scan it?',
  qrText: 'The same code as text:',
  qrTooLong: 'This code is too long to be drawn. Here it is as text.',
  qrEmpty: 'The code is not here yet.',
  copyQr: 'Copy the code as text',
  copyCode: 'Copy the code',
  emojiLabel: 'The emoji to choose on your phone',
  noPicture: 'The picture is not here yet. If it does not come, start again.',
} as const;

/** The embedded browser and what stands around it. */
export const BROWSER_TEXT = {
  bar: 'Browser',
  page: 'The page to sign in on',
  opening: 'The page opens here.',
  noPage: 'No page yet',
  back: 'Back',
  reload: 'Reload',
  stop: 'Stop loading',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomReset: 'Back to 100 %',
  secure: 'Secure',
  insecure: 'Not secure',
  otherWay: 'Sign in another way',
  openOutside: 'Open it in your browser',
  goToPage: 'Go to the page (F6 leads there and back)',
  confirm: 'I am signed in',
  confirmTitle: 'Say so once the site shows that you are signed in',
  found: 'found',
  missing: 'missing',
  notNeeded: 'not there, not needed',
} as const;

/** Signing in with the default browser and pasting what it holds. */
export const PASTE_TEXT = {
  heading: 'Sign in another way',
  intro:
    'Sign in with the browser you use every day, then bring over what proves it. What you paste goes straight to Bridgekeeper and is not shown again.',
  openSite: 'Open the site in your browser',
  openedSite: 'The site was handed to your browser.',
  howTo:
    'Once you are signed in there, press F12 and open Network. Reload the page, right-click its first line, and choose Copy as cURL.',
  all: 'Paste it here',
  allHint: 'A cURL command, or the text of a Cookie header.',
  allPlaceholder: 'curl … or name=value; name=value',
  take: 'Use it',
  nothingNew: 'It holds nothing that was still missing.',
  single: 'Or one by one',
  value: 'Paste its value',
  replace: 'Paste another value',
  submit: 'Hand it to Beeper',
  notYet: 'Something needed is still missing.',
  back: 'Back to the page here',
} as const;

/** The ends of a sign-in. */
export const END_TEXT = {
  watched: 'Bridgekeeper watches over it from now on.',
  done: 'Done',
  failed: 'The sign-in did not work',
  startAgain: 'Start again',
  close: 'Close',
  unknownStep: 'This step is new to Bridgekeeper',
} as const;

/** The title of the whole: "Sign in to WhatsApp again", "Add WhatsApp". */
export function loginTitle(network: string, isReconnect: boolean): string {
  return isReconnect ? `Sign in to ${network} again` : `Add ${network}`;
}

/** "for WhatsApp (Alice)". */
export function forWhom(account: string): string {
  return `for ${account}`;
}

/** How a login under way is told of where it is not shown. */
export function loginStripText(network: string, stage: 'open' | 'complete' | 'failed'): string {
  switch (stage) {
    case 'open':
      return `Signing in to ${network}…`;
    case 'complete':
      return `Signed in to ${network}`;
    case 'failed':
      return `Signing in to ${network} did not work`;
  }
}

/** The name of the strip's button, for those who hear it. */
export function showLogin(network: string): string {
  return `${LOGIN_TEXT.show} the sign-in to ${network}`;
}

/**
 * "This sign-in ends in 4:59"; null while there is more time than five minutes.
 * @param left ms
 */
export function countdownText(left: number): string | null {
  if (left > COUNTDOWN_MS) return null;
  if (left <= 0) return 'This sign-in ends now';
  const seconds = Math.ceil(left / SECOND_MS);
  const rest = String(seconds % 60).padStart(2, '0');
  return `This sign-in ends in ${Math.floor(seconds / 60)}:${rest}`;
}

/** The same for those who hear it: changes once a minute. */
export function countdownNews(left: number): string | null {
  if (left > COUNTDOWN_MS) return null;
  if (left <= 0) return 'This sign-in ends now.';
  return `This sign-in ends in ${duration(Math.ceil(left / MINUTE_MS) * MINUTE_MS)}.`;
}

const INPUT_HEADINGS = new Map<string, string>([
  ['username', 'Enter your username'],
  ['password', 'Enter your password'],
  ['phone_number', 'Enter your phone number'],
  ['email', 'Enter your email address'],
  ['2fa_code', 'Enter the code'],
  ['token', 'Enter the token'],
  ['url', 'Enter the address'],
  ['domain', 'Enter the domain'],
  ['select', 'Choose one'],
  ['captcha_code', 'Enter what you see or hear'],
]);

/** What a form asks for, by the types of its fields. */
export function inputHeading(types: readonly (string | undefined)[]): string {
  const [only = ''] = types;
  if (types.length === 0) return 'One more step';
  return (types.length === 1 ? INPUT_HEADINGS.get(only) : undefined) ?? 'Enter your details';
}

const INPUT_LABELS = new Map<string, string>([
  ['username', 'Username'],
  ['password', 'Password'],
  ['phone_number', 'Phone number'],
  ['email', 'Email address'],
  ['2fa_code', 'Code'],
  ['token', 'Token'],
  ['url', 'Address'],
  ['domain', 'Domain'],
  ['select', 'Choice'],
  ['captcha_code', 'What you see or hear'],
]);

/** What a field is called when the bridge does not say, by its type; null for an unknown type. */
export function inputLabel(type: string | undefined): string | null {
  return INPUT_LABELS.get(type ?? '') ?? null;
}

/** The name of the button that shows what is typed into a field, for those who hear it. */
export function showTyped(label: string, isShown: boolean): string {
  return `${isShown ? INPUT_TEXT.hide : INPUT_TEXT.show} ${label}`;
}

/** Said in place of an attachment that cannot be shown. */
export function attachmentNote(name: string | null): string {
  const what = name === null ? 'an attachment' : `“${name}”`;
  return `The network sent ${what}, which cannot be shown here. Beeper Desktop may show it.`;
}

/** What a picture is called for those who do not see it. */
export function attachmentLabel(kind: 'picture' | 'sound', name: string | null): string {
  const what = kind === 'picture' ? 'Picture from the network' : 'Sound from the network';
  return name === null ? what : `${what}: ${name}`;
}

/** What is asked of the user while another device does its part. */
export function displayHeading(display: Display, network: string): string {
  switch (display.type) {
    case 'qr':
      return 'Scan this code with your phone';
    case 'code':
      return 'Enter this code on your phone';
    case 'emoji':
      return 'Choose this emoji on your phone';
    case 'nothing':
      return `Waiting for ${network}`;
    case 'unknown':
      return `${network} waits for something new to Bridgekeeper`;
  }
}

/** What to do about it. */
export function displayAdvice(display: Display, network: string): string {
  switch (display.type) {
    case 'qr':
      return `Open ${network} on your phone, and scan it from there. When it runs out, the next one appears by itself.`;
    case 'code':
      return `Open ${network} on your phone, and enter the code there. This goes on by itself then.`;
    case 'emoji':
      return 'Your phone shows several. Choose the one you see here, and this goes on by itself.';
    case 'nothing':
      return 'Look at your other device: it may ask you to confirm. This goes on by itself.';
    case 'unknown':
      return `Beeper calls it “${display.name}”. If there is something to do on another device, this goes on by itself; else sign in with Beeper Desktop.`;
  }
}

/** "Waiting for 12 seconds"; `length` in ms. */
export function waitingFor(length: number): string {
  return `Waiting for ${duration(length)}`;
}

/** What a cookies step still waits for. */
export function captureWaitText(wait: CaptureWait, needsConfirmation: boolean): string {
  switch (wait) {
    case 'values':
      return 'Waiting for you to sign in';
    case 'final-page':
      return needsConfirmation ? 'Signed in? Then say so' : 'Signed in, waiting for the last page';
    case 'settling':
      return 'Almost done…';
    case 'sending':
      return 'Handing it to Beeper…';
  }
}

/** "2 of 4 found"; what is optional counts only once it is there. */
export function foundText(fields: readonly FieldProgress[]): string {
  const found = fields.filter((field) => field.found).length;
  const wanted = fields.filter((field) => field.required || field.found).length;
  return `${found} of ${wanted} found`;
}

/** "found", "missing"; what is optional is never missing. */
export function fieldText({ found, required }: FieldProgress): string {
  if (found) return BROWSER_TEXT.found;
  return required ? BROWSER_TEXT.missing : BROWSER_TEXT.notNeeded;
}

interface TroubleWords {
  says: string;
  next: string;
}

const TROUBLE_WORDS: Record<PageProblem['kind'], TroubleWords> = {
  offline: {
    says: 'The site cannot be reached.',
    next: 'See that this computer is online, then reload.',
  },
  certificate: {
    says: 'The site cannot prove that it is the real one.',
    next: 'Bridgekeeper does not open it, so that nobody gets your password. A network that wants you to sign in to it first may be in between.',
  },
  crashed: { says: 'The page broke down.', next: 'Reload it to begin again.' },
  unresponsive: { says: 'The page does not respond.', next: 'Give it a moment, or reload it.' },
  'not-secure-browser': {
    says: 'The site does not let you sign in from inside another program.',
    next: 'Sign in with your everyday browser instead.',
  },
  'blocked-app': {
    says: 'The site tried to open an app on this computer. Bridgekeeper kept it from that.',
    next: 'Look for a way to go on in the browser, or sign in another way.',
  },
  'blocked-download': {
    says: 'The site tried to save a file on this computer. Bridgekeeper kept it from that.',
    next: 'Nothing was saved, and you can go on.',
  },
  failed: { says: 'The page could not be opened.', next: 'Reload it, or sign in another way.' },
};

/** What went wrong in the embedded browser, and what to do about it. */
export function pageProblemText(kind: PageProblem['kind']): TroubleWords {
  return TROUBLE_WORDS[kind];
}

/** "125 %". */
export function zoomText(zoom: number): string {
  return `${Math.round(zoom * 100)} %`;
}

/** The heading over the embedded browser, for those who hear it. */
export function siteHeading(network: string): string {
  return `Sign in on ${network}’s page`;
}

/** Who is signed in now. */
export function completeHeading(signedIn: SignedIn | null, network: string): string {
  if (signedIn === null) return `${network} is signed in`;
  return signedIn.displayName === null
    ? `${signedIn.network} is signed in`
    : `${signedIn.displayName} is signed in to ${signedIn.network}`;
}

/** Said when somebody else signed in than was to be reconnected. */
export function replacedText(signedIn: SignedIn | null, replaced: string): string {
  const who = signedIn?.displayName ?? 'somebody else';
  return `You signed in as ${who}; the login of ${replaced} was replaced.`;
}

/** Said of a step this version does not know. */
export function unknownStepText(type: string): string {
  return `Beeper asks for “${type}”, which this Bridgekeeper cannot show. Sign in with Beeper Desktop instead, or update Bridgekeeper.`;
}

import type { SignedIn } from '../model/login';
import { duration } from './time';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** Before that no countdown is shown. */
const COUNTDOWN_MS = 5 * MINUTE_MS;

/** The view around every step. */
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
  startingNext: 'Bridgekeeper is asking Beeper what it takes.',
  continue: 'Continue',
  sending: 'Sending',
  show: 'Show',
} as const;

/** Choosing one of several ways to sign in. */
export const FLOW_TEXT = {
  heading: 'How do you want to sign in?',
} as const;

/** The ends of a sign-in. */
export const END_TEXT = {
  done: 'Done',
  closesByItself: 'Back to your accounts in a moment. Any key keeps you here.',
  needsMore: 'One thing is left:',
  openAccount: 'Open the account',
  failed: 'The sign-in did not work',
  cancelled: 'The sign-in was ended',
  startAgain: 'Start again',
  startAnyway: 'Start again anyway',
  anotherWay: 'Choose another way',
  addAnew: 'Add it again',
  details: 'Details',
  close: 'Close',
  unknownStep: 'This step is new to Bridgekeeper',
  unreadableStep: 'Bridgekeeper cannot show this step',
  passkey: 'This network wants a passkey',
} as const;

/** The title of a login: "Sign in to WhatsApp again", "Add WhatsApp". */
export function loginTitle(network: string, isReconnect: boolean): string {
  return isReconnect ? `Sign in to ${network} again` : `Add ${network}`;
}

/** "for WhatsApp (Alice)". */
export function forAccount(account: string): string {
  return `for ${account}`;
}

/** The banner of a login under way. */
export function loginBannerText(
  network: string,
  stage: 'open' | 'complete' | 'cancelled' | 'failed',
): string {
  switch (stage) {
    case 'open':
      return `Signing in to ${network}…`;
    case 'complete':
      return `Signed in to ${network}`;
    case 'cancelled':
      return `The sign-in to ${network} was ended`;
    case 'failed':
      return `Signing in to ${network} did not work`;
  }
}

/** The name of the banner's button, for a screen reader. */
export function showLoginLabel(network: string): string {
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

/** The same for a screen reader: changes once a minute. */
export function countdownAnnouncement(left: number): string | null {
  if (left > COUNTDOWN_MS) return null;
  if (left <= 0) return 'This sign-in ends now.';
  return `This sign-in ends in ${duration(Math.ceil(left / MINUTE_MS) * MINUTE_MS)}.`;
}

/** Who is signed in now. */
export function completeHeading(signedIn: SignedIn | null, network: string): string {
  if (signedIn === null) return `${network} is signed in`;
  return signedIn.displayName === null
    ? `${signedIn.network} is signed in`
    : `${signedIn.displayName} is signed in to ${signedIn.network}`;
}

/** How the account is after that; `reconnected` is one that was there before. */
export function afterText(account: 'well' | 'settling' | 'unknown', reconnected: boolean): string {
  switch (account) {
    case 'well':
      return reconnected
        ? 'Its messages arrive again. Bridgekeeper goes on watching over it.'
        : 'Its messages arrive from now on, and Bridgekeeper watches over it.';
    case 'settling':
      return 'Beeper is still bringing it up. You hear about it if that does not work.';
    case 'unknown':
      return 'Bridgekeeper watches over it from now on.';
  }
}

/** When another account signed in than the one to be reconnected. */
export function replacedText(signedIn: SignedIn | null, replaced: string): string {
  const who = signedIn?.displayName ?? 'somebody else';
  return `You signed in as ${who}, in place of ${replaced}.`;
}

/** The button that opens a site in the default browser, by its host. */
export function openSiteText(host: string): string {
  return `Open ${host} in your browser`;
}

/** `time` is a local time. */
export function waitUntilText(time: string): string {
  return `It is better not to start again before ${time}.`;
}

/** A step that asks for a passkey. */
export const PASSKEY_STEP_TEXT =
  'A passkey does not work here. Choose another way, such as a phone number or a password, turn the passkey off in the network’s app, or sign in with Beeper Desktop.';

/** A step without something that it needs; what that is belongs under the details. */
export const UNREADABLE_STEP_TEXT =
  'Something is missing in what Beeper sent. Sign in with Beeper Desktop instead, or update both programs.';

/** Beside a step, or a list of ways to sign in, that is shown without a part of it. */
export const UNREADABLE_PARTS_TEXT =
  'Bridgekeeper cannot read all of what Beeper sent. You see the rest.';

/** An unknown step. */
export function unknownStepText(type: string): string {
  return `Beeper asks for “${type}”, which Bridgekeeper cannot show. Sign in with Beeper Desktop instead, or update Bridgekeeper.`;
}

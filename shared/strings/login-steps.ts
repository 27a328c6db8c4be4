import type { Display } from '../model/login';
import { isCodeToEnter } from '../util/instructions';
import { duration } from './time';

const MINUTE_MS = 60_000;

/** Fields the user types into. */
export const INPUT_TEXT = {
  optional: 'optional',
  choose: 'Choose one',
  noChoice: 'None',
  show: 'Show',
  hide: 'Hide',
  missing: 'Please fill this in.',
  notChosen: 'Choose one of these.',
  misfit: 'This does not look right. Check it for typos.',
  noName: 'Answer',
  askedAgain: 'It was not accepted. Check it and try again.',
} as const;

/** Of two fields that Beeper knows by one name. */
export function sameAsText(label: string): string {
  return `Enter the same as in “${label}”: Beeper takes them for one.`;
}

/** A choice among many. */
export const PICKER_TEXT = {
  find: 'Type to find it',
  none: 'Nothing matches. Try fewer letters.',
} as const;

/** How many choices fit what was typed, for those who hear it. */
export function choicesText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'choice' : 'choices'}`;
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

/** The label of a field without one, by its type; null for an unknown type. */
export function inputLabel(type: string | undefined): string | null {
  return INPUT_LABELS.get(type ?? '') ?? null;
}

/** The accessible name of the button that shows what is typed into a field. */
export function showTypedLabel(label: string, isShown: boolean): string {
  return `${isShown ? INPUT_TEXT.hide : INPUT_TEXT.show} ${label}`;
}

/** In place of an attachment that cannot be shown. */
export function attachmentNote(name: string | null): string {
  const what = name === null ? 'an attachment' : `“${name}”`;
  return `The network sent ${what}, which cannot be shown here. Beeper Desktop may show it.`;
}

/** The accessible name of an attachment. */
export function attachmentLabel(kind: 'picture' | 'sound', name: string | null): string {
  const what = kind === 'picture' ? 'Picture from the network' : 'Sound from the network';
  return name === null ? what : `${what}: ${name}`;
}

/** Waiting for the user's other device. */
export const DISPLAY_TEXT = {
  qrLabel: 'QR code to scan with your phone',
  qrAsText: 'Cannot scan it?',
  qrText: 'The same code as text:',
  qrTooLong: 'This code is too long for a picture. Here it is as text.',
  copyQr: 'Copy the code as text',
  copyCode: 'Copy the code',
  copyAddress: 'Copy it',
} as const;

/** The accessible name of an emoji to choose: screen readers know what each is called. */
export function emojiLabel(emoji: string): string {
  return `The emoji to choose on your phone: ${emoji}`;
}

/** The accessible name of a display's picture. */
export function pictureLabel(display: Display): string {
  switch (display.type) {
    case 'qr':
      return DISPLAY_TEXT.qrLabel;
    case 'emoji':
      return display.data === null ? 'The emoji to choose on your phone' : emojiLabel(display.data);
    default:
      return 'Picture from the network';
  }
}

/** What a link of the instructions does. */
export function linkTitle(host: string): string {
  return `Open ${host} in your browser`;
}

/** Why there is nothing to see of a display, or not yet; null when there is, or need not be. */
export function missingDisplayText({ type, data, picture }: Display): string | null {
  if (data !== null || picture.state === 'shown' || type === 'nothing') return null;
  switch (picture.state) {
    case 'loading':
      return 'The picture is still loading.';
    case 'failed':
      return 'The picture could not be loaded. Start again, or sign in with Beeper Desktop.';
    case 'none':
      return type === 'unknown'
        ? null
        : 'Beeper sent nothing to show here. If nothing comes, start again, or sign in with Beeper Desktop.';
  }
}

/** What the user does while another device does its part. */
export function displayHeading(display: Display, network: string): string {
  switch (display.type) {
    case 'qr':
      return 'Scan this code with your phone';
    case 'code':
      return isToEnter(display) ? 'Enter this code on your phone' : `${network} sent this to go on`;
    case 'emoji':
      return 'Choose this emoji on your phone';
    case 'nothing':
      return `Waiting for ${network}`;
    case 'unknown':
      return `${network} waits for something that Bridgekeeper does not know`;
  }
}

/** A code that has not come yet is none to be opened. */
function isToEnter({ data }: Display): boolean {
  return data === null || isCodeToEnter(data);
}

/** How to do that. */
export function displayAdvice(display: Display, network: string): string {
  switch (display.type) {
    case 'qr':
      return `Open ${network} on your phone and scan the code there. If it runs out, a new one appears by itself.`;
    case 'code':
      return isToEnter(display)
        ? `Open ${network} on your phone and enter the code there. Then this goes on by itself.`
        : 'Open it, or copy it to where it is asked for. Then this goes on by itself.';
    case 'emoji':
      return 'Your phone shows several. Choose the one you see here. Then this goes on by itself.';
    case 'nothing':
      return 'Look at your other device: it may ask you to confirm. Then this goes on by itself.';
    case 'unknown':
      return `Beeper calls it “${display.name}”. If another device of yours asks for something, do that, and this goes on by itself. If none does, sign in with Beeper Desktop.`;
  }
}

/** "Waiting…", and from a minute on "Still waiting after 3 minutes"; `length` in ms. */
export function waitingText(length: number): string {
  return length < MINUTE_MS ? 'Waiting…' : `Still waiting after ${duration(length)}`;
}

/** Signing in with the default browser and pasting its cookies. */
export const PASTE_TEXT = {
  heading: 'Sign in another way',
  intro:
    'Sign in with the browser you use every day, then copy from there what proves it, and paste it here. Once pasted, it is not shown again.',
  openSite: 'Open the site in your browser',
  openedSite: 'The site is opening in your browser.',
  howTo:
    'Once you are signed in there, press F12 and open Network. Reload the page, right-click the first line of the list, and choose Copy as cURL.',
  all: 'Paste it here',
  allHint:
    'What your browser copies as cURL, as fetch (Node.js), as PowerShell or as HAR, or the text of a Cookie header.',
  allPlaceholder: 'curl … or name=value; name=value',
  use: 'Use it',
  nothingNew: 'There is nothing in it that is still needed.',
  single: 'Or one by one',
  value: 'Paste its value',
  replace: 'Paste another value',
  submit: 'Hand it to Beeper',
  notYet: 'Something that is needed is still missing.',
  back: 'Back to the sign-in page',
} as const;

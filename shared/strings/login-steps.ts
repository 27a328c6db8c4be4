import type { Display } from '../model/login';
import { duration } from './time';

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
  noName: 'Answer',
  askedAgain: 'It was not accepted. Check it and try again.',
} as const;

/** Of two fields that Beeper knows by one name. */
export function sameAsText(label: string): string {
  return `Enter the same as in “${label}”: Beeper knows both by one name.`;
}

/** A choice among many. */
export const PICKER_TEXT = {
  find: 'Type to find it',
  none: 'Nothing here fits. Try fewer letters.',
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
  qrTooLong: 'This code is too long to be drawn. Here it is as text.',
  copyQr: 'Copy the code as text',
  copyCode: 'Copy the code',
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
      return 'The picture is not here yet.';
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
      return 'Enter this code on your phone';
    case 'emoji':
      return 'Choose this emoji on your phone';
    case 'nothing':
      return `Waiting for ${network}`;
    case 'unknown':
      return `${network} waits for something new to Bridgekeeper`;
  }
}

/** How to do that. */
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

/** Signing in with the default browser and pasting its cookies. */
export const PASTE_TEXT = {
  heading: 'Sign in another way',
  intro:
    'Sign in with the browser you use every day, then bring over what proves it. What you paste goes straight to Bridgekeeper and is not shown again.',
  openSite: 'Open the site in your browser',
  openedSite: 'The site was handed to your browser.',
  howTo:
    'Once you are signed in there, press F12 and open Network. Reload the page, right-click its first line, and choose Copy as cURL.',
  all: 'Paste it here',
  allHint:
    'What your browser copies as cURL, as fetch (Node.js), as PowerShell or as HAR, or the text of a Cookie header.',
  allPlaceholder: 'curl … or name=value; name=value',
  use: 'Use it',
  nothingNew: 'It holds nothing that was still missing.',
  single: 'Or one by one',
  value: 'Paste its value',
  replace: 'Paste another value',
  submit: 'Hand it to Beeper',
  notYet: 'Something needed is still missing.',
  back: 'Back to the page here',
} as const;

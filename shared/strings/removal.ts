import { isolate, plainText } from '../util/plain-text';
import { quoted } from './quote';

/** The dialog that removes a login. */
export const REMOVAL_TEXT = {
  open: 'Remove this sign-in…',
  heading: 'Remove this sign-in?',
  where: 'Where it is removed',
  others: 'This sign-in holds other accounts too. They go with it:',
  typeName: 'To be sure, type this name:',
  keep: 'Keep it',
  close: 'Close',
  remove: 'Remove this sign-in',
  removing: 'Removing',
  goesOn: 'Beeper is removing it. That may take a minute, and goes on when you close this.',
} as const;

/** What is removed, and what stays. */
export function removalMeaning(network: string): string {
  return `Beeper signs out of it and gets no more of its messages. Beeper does not say what becomes of the chats it already has. Your account with ${isolate(network)} itself stays as it is.`;
}

interface ScopeText {
  label: string;
  meaning: string;
}

/** What each scope means; the one that removes least comes first. */
const SCOPE_TEXT: ReadonlyMap<string, ScopeText> = new Map([
  [
    'current-device',
    { label: 'In this Beeper Desktop only', meaning: 'On your other devices it stays signed in.' },
  ],
  [
    'all-devices',
    { label: 'On all your devices', meaning: 'Beeper signs out of it wherever you use Beeper.' },
  ],
]);

/** The scopes that have words of their own, the one that removes least first. */
export const KNOWN_SCOPES: readonly string[] = [...SCOPE_TEXT.keys()];

/** A scope in words; an unknown one as Beeper sent it. */
export function scopeText(scope: string): ScopeText {
  return (
    SCOPE_TEXT.get(scope) ?? {
      label: quoted(scope),
      meaning: 'Beeper offers this, and Bridgekeeper does not know what it does.',
    }
  );
}

/** What is confirmed by typing when neither the account nor its network has a name to type. */
export const REMOVAL_WORD = 'Remove';

/** A removal that goes on while its dialog is closed. @param name as `accountName` has it */
export function beingRemovedText(name: string): string {
  return `The sign-in of ${name} is being removed.`;
}

export function removedText(name: string): string {
  return `The sign-in of ${name} is removed.`;
}

/** Why nothing is removed, as far as that is not about Beeper's answer. */
export type RemovalRefusal = 'not-listed' | 'not-offered' | 'signing-in' | 'under-way';

/** @param name the account's, as `accountName` has it */
export function removalRefusalText(refusal: RemovalRefusal, name: string): string {
  switch (refusal) {
    case 'not-listed':
      return `Beeper does not say how ${name} is signed in, so it cannot be removed here.`;
    case 'not-offered':
      return `Beeper no longer offers to remove ${name} in this way. Close this, and look at it again.`;
    case 'signing-in':
      return `You are signing in to ${name} at the moment. Finish or cancel that first.`;
    case 'under-way':
      return `${name} is being removed already. The network may take a minute to answer.`;
  }
}

/** Beeper lets the token read and nothing else. */
export function mayNotRemoveText(name: string): string {
  return `Beeper does not let Bridgekeeper remove sign-ins, so ${name} is still there. Connect again and let it make changes, or make a new token in Beeper Desktop (Settings, Developers, Approved connections) that may write.`;
}

/** Something else is being done to the login. */
export function removalBusyText(name: string): string {
  return `Beeper is busy with ${name}, maybe because somebody is signing in to it. Nothing was removed. Wait until that is over, then try again.`;
}

/** @param message Beeper's own words; empty when there are none */
export function removalRefusedText(name: string, message: string): string {
  const words = plainText(message);
  return words === ''
    ? `Beeper refused to remove ${name}. Nothing was removed.`
    : `Beeper refused to remove ${name}. Nothing was removed. It says: “${words}”`;
}

/** @param why a sentence about Beeper, such as that it does not answer */
export function notRemovedText(name: string, why: string): string {
  return `${why} ${name} was not removed.`;
}

/** Beeper knows no such login, and lists the account as before. */
export function listedWithoutLoginText(name: string): string {
  return `Beeper no longer knows this sign-in, but still lists ${name}. Look at it in Beeper Desktop.`;
}

/** It may have been removed; a look at the accounts came after that. */
export function maybeRemovedText(name: string, look: 'listed' | 'unanswered'): string {
  return look === 'listed'
    ? `It is not certain whether ${name} was removed: Beeper gave no clear answer. Bridgekeeper has looked again, and it is still there. Wait a minute; if it has not gone by then, try again.`
    : `It is not certain whether ${name} was removed: Beeper stopped answering. Bridgekeeper looks again by itself, and shows what became of it.`;
}

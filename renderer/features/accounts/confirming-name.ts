import type { AccountState } from '../../../shared/model/snapshot';
import { REMOVAL_WORD } from '../../../shared/strings/removal';
import { plainText, visibleText } from '../../../shared/util/plain-text';

/** Longer names are a test of patience. */
const MAX_TYPED_CHARACTERS = 60;

/** Emoji, with what colours, frames and joins them. */
const PICTURES =
  /(?:\ufe0f?\u20e3|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{e0020}-\u{e007f}])(?:\u200d|\ufe0e|\ufe0f)*/gu;

/** What nobody sees and hardly anybody types: joiners, and what chooses a letter's form. */
const UNSEEN = /\p{Join_Control}|\p{Variation_Selector}/gu;

/**
 * The name to type before something is done to an account for good: its holder's, else its
 * network's; without the emoji in it.
 */
export function confirmingName({ displayName, network }: AccountState): string {
  const names = [displayName ?? '', network].map(withoutPictures);
  return names.find(isTypable) ?? REMOVAL_WORD;
}

/** Whether a typed text is a name; signs that keyboards write in several ways make no difference. */
export function isSameName(typed: string, name: string): boolean {
  return folded(typed) === folded(name);
}

function withoutPictures(name: string): string {
  return collapsed(plainText(name).replaceAll(PICTURES, ''));
}

function isTypable(name: string): boolean {
  return /[\p{Letter}\p{Number}]/u.test(name) && [...name].length <= MAX_TYPED_CHARACTERS;
}

function folded(text: string): string {
  const plain = visibleText(text)
    .normalize('NFKC')
    .replaceAll(PICTURES, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(/[‘’ʼ´`]/gu, "'")
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll(/\p{Dash_Punctuation}/gu, '-');
  return collapsed(plain).toLowerCase();
}

function collapsed(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

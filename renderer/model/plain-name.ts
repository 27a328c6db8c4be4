import type { AccountState } from '../../shared/model/snapshot';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Letters that are written from right to left, in the scripts a name is likely to come in. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Marks that order the text around them rather than say anything. */
const ORDERING_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A name on one line, without marks that would turn around what is written beside it. */
export function plainName(name: string): string {
  return name.replace(ORDERING_MARKS, '').replace(/\s+/gu, ' ').trim();
}

/** A name made to stand inside an English sentence: set apart when it runs from right to left. */
export function isolate(name: string): string {
  const plain = plainName(name);
  return RIGHT_TO_LEFT.test(plain) ? FIRST_STRONG_ISOLATE + plain + POP_ISOLATE : plain;
}

/** The account with its names made safe for a sentence. */
export function isolated(account: AccountState): AccountState {
  return {
    ...account,
    network: isolate(account.network),
    displayName: account.displayName === null ? null : isolate(account.displayName),
  };
}

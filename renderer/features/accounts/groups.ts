import { statusLabel, SEVERITY_HEADINGS } from '../../../shared/strings/account';
import type { AccountState } from '../../../shared/model/snapshot';
import { SEVERITIES, type Severity } from '../../../shared/model/account-status';
import { foldedWords, foldText } from '../../../shared/util/fold-text';

export interface Group {
  severity: Severity;
  heading: string;
  accounts: readonly AccountState[];
}

/** The accounts by severity, the most urgent first, without empty groups; order is kept within a group. */
export function groupsOf(accounts: readonly AccountState[]): Group[] {
  return SEVERITIES.map((severity) => ({
    severity,
    heading: SEVERITY_HEADINGS[severity],
    accounts: accounts.filter((account) => account.severity === severity),
  })).filter((group) => group.accounts.length > 0);
}

/**
 * The accounts in which every word of the query occurs: in the network, the display name, the status
 * (its label or as Beeper sent it), its text, or the account ID. A blank query finds all.
 */
export function findAccounts(
  accounts: readonly AccountState[],
  query: string,
): readonly AccountState[] {
  const words = foldedWords(query);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const text = foldText(
      [
        account.network,
        account.displayName,
        account.status,
        statusLabel(account.status),
        account.statusText,
        account.accountID,
      ].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

/** A shorter list is read faster than filtered. */
const MIN_FILTERED_ACCOUNTS = 12;

/** Whether the list has a box to filter it. */
export function isFiltered(accounts: readonly AccountState[]): boolean {
  return accounts.length >= MIN_FILTERED_ACCOUNTS;
}

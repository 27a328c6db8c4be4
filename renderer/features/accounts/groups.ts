import { statusLabel, SEVERITY_HEADINGS } from '../../../shared/strings/account';
import type { AccountState } from '../../../shared/model/snapshot';
import { SEVERITIES, type Severity } from '../../../shared/model/account-status';

export interface Group {
  severity: Severity;
  heading: string;
  accounts: readonly AccountState[];
}

/** The accounts by severity, most urgent first; each group keeps their order, empty ones are left out. */
export function groupsOf(accounts: readonly AccountState[]): Group[] {
  return SEVERITIES.map((severity) => ({
    severity,
    heading: SEVERITY_HEADINGS[severity],
    accounts: accounts.filter((account) => account.severity === severity),
  })).filter((group) => group.accounts.length > 0);
}

/** Folds what a searcher does not mean to tell apart: case, accents, full-width letters. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/**
 * The accounts in which every word of the query occurs: in the network, the user, the status (in
 * words or as it came), what Beeper says about it, or the account ID. A blank query finds all.
 */
export function findAccounts(
  accounts: readonly AccountState[],
  query: string,
): readonly AccountState[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return accounts;
  return accounts.filter((account) => {
    const text = folded(
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

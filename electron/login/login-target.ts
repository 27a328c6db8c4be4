import type { Snapshot } from '../../shared/model/snapshot';
import { accountName } from '../../shared/strings/account';
import type { ExpectedAccount } from './session-parser';

/** What the user wants to sign in to: an account again, or a bridge anew. */
export type LoginTarget = { accountID: string } | { bridgeID: string };

/** What a login is for, with what is known of it. */
export interface ResolvedTarget {
  bridgeID: string;
  network: string;
  /** "WhatsApp (Alice)" when an account is to be reconnected. */
  reconnects: string | null;
  expected: ExpectedAccount | null;
  /** Chosen before, when the login is started again. */
  flowID: string | null;
}

/**
 * Finds what a login is for; null when the snapshot has no such account or bridge. A reconnect
 * depends on neither the bridge's status nor its limit.
 */
export function resolveTarget(
  target: LoginTarget,
  { accounts, bridges }: Snapshot,
): ResolvedTarget | null {
  if ('bridgeID' in target) {
    const bridge = bridges.find(({ bridgeID }) => bridgeID === target.bridgeID);
    if (bridge === undefined) return null;
    const { bridgeID, displayName } = bridge;
    return { bridgeID, network: displayName, reconnects: null, expected: null, flowID: null };
  }
  const account = accounts.find(({ accountID }) => accountID === target.accountID);
  if (account === undefined || account.bridgeID === null) return null;
  const { bridgeID, accountID, loginID, network, displayName } = account;
  const expected = { accountID, loginID, network, displayName };
  return { bridgeID, network, reconnects: accountName(account), expected, flowID: null };
}

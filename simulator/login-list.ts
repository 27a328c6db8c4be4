import type { Account } from './wire';
import type { BridgeLogin, RemoveScope } from '../shared/api/bridge';

interface Home {
  id: string;
  provider: string;
  accounts: readonly Account[];
}

/** The logins behind a bridge's accounts: one for each `loginID`, as healthy as its accounts. */
export function deriveLogins({ id: bridgeID, provider, accounts }: Home): BridgeLogin[] {
  const byLogin = new Map<string, Account[]>();
  for (const account of accounts) {
    if (account.loginID === undefined) continue;
    byLogin.set(account.loginID, [...(byLogin.get(account.loginID) ?? []), account]);
  }
  return [...byLogin].map(([loginID, members]) => {
    const statusText = members.find((member) => member.statusText !== undefined)?.statusText;
    return {
      bridgeID,
      loginID,
      accountIDs: members.map(({ accountID }) => accountID),
      removeScopes: removeScopes(provider),
      status: loginStatus(members.map(({ status }) => status)),
      user: members[0]?.user,
      ...(statusText === undefined ? {} : { statusText }),
    };
  });
}

/** An on-device login can be forgotten here alone; one in the cloud is the same everywhere. */
function removeScopes(provider: string): RemoveScope[] {
  return provider === 'local' ? ['current-device', 'all-devices'] : ['all-devices'];
}

const NEEDS_LOGIN = ['reconnect_required', 'attention_required', 'connection_required'];
const ON_ITS_WAY = ['connecting', 'backfilling', 'disconnected'];

function loginStatus(statuses: readonly string[]): BridgeLogin['status'] {
  if (statuses.some((status) => NEEDS_LOGIN.includes(status))) return 'needs_login';
  if (statuses.some((status) => ON_ITS_WAY.includes(status))) return 'connecting';
  if (statuses.every((status) => status === 'disabled')) return 'logged_out';
  return statuses.includes('connected') ? 'connected' : 'unknown';
}

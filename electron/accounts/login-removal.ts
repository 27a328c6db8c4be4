import { accountIDsOnLogin } from '../../shared/model/login-members';
import type { AccountState } from '../../shared/model/snapshot';
import { accountName } from '../../shared/strings/account';
import {
  listedWithoutLoginText,
  maybeRemovedText,
  removalRefusalText,
  type RemovalRefusal,
} from '../../shared/strings/removal';
import type { BeeperClient } from '../beeper-api/client';
import type { ApiError } from '../beeper-api/errors';
import { UserFacingError } from '../ipc/user-facing-error';
import type { ExpectedRemoval } from '../notifications/expected-removals';
import type { AccountMonitor } from './account-monitor';
import { accountAfterLook, isAbsent, refusalSentence, removalFate } from './removal-fate';

interface Options {
  /** Null while nothing is connected. */
  client: Pick<BeeperClient, 'login' | 'removeLogin'> | null;
  monitor: Pick<AccountMonitor, 'snapshot' | 'checkNow'>;
  /** The account that is being signed in to. */
  accountInHand: () => string | null;
  expectRemoval: (accountIDs: readonly string[]) => ExpectedRemoval;
  log: (line: string) => void;
}

interface Target {
  client: Pick<BeeperClient, 'login' | 'removeLogin'>;
  account: AccountState;
  bridgeID: string;
  loginID: string;
}

/**
 * Removes the login of an account, and never asks for that again by itself. Resolves when it is gone;
 * rejects with a sentence when it is not, or when nobody knows.
 */
export function createLoginRemoval(options: Options) {
  const { client, monitor, accountInHand, expectRemoval, log } = options;
  const underWay = new Set<string>();

  const targetOf = (accountID: string): Target => {
    const { accounts } = monitor.snapshot();
    const account = accounts.find((one) => one.accountID === accountID);
    // Said without a name only where Beeper has taken the account away meanwhile.
    if (account === undefined) throw refusal('not-listed', 'this account');
    const { bridgeID, loginID } = account;
    if (client === null || !bridgeID || !loginID) throw refusal('not-listed', accountName(account));
    return { client, account, bridgeID, loginID };
  };

  /** Resolves when a look at Beeper finds the account gone. */
  const lookAgain = async (
    { account }: Target,
    doubt: 'absent' | 'uncertain',
    expected: ExpectedRemoval,
  ) => {
    expected.confirm();
    await monitor.checkNow();
    const found = accountAfterLook(account.accountID, monitor.snapshot());
    if (found === 'gone') return;
    const name = accountName(account);
    if (doubt === 'uncertain' || found === 'unanswered')
      throw failed(maybeRemovedText(name, found));
    expected.cancel();
    throw failed(listedWithoutLoginText(name));
  };

  const remove = async (target: Target, scope: string) => {
    const { client, account, bridgeID, loginID } = target;
    const name = accountName(account);
    const members = (named: readonly string[] = []) =>
      accountIDsOnLogin(account, monitor.snapshot().accounts, named);

    const login = await client.login(bridgeID, loginID);
    if (!login.ok) {
      if (isAbsent(login.error)) return lookAgain(target, 'absent', expectRemoval(members()));
      throw refusedBy(login.error, name);
    }
    const { removeScopes, accountIDs } = login.value;
    // SECURITY: another scope than those that Beeper offers may remove more than the user was told.
    if (!removeScopes.includes(scope)) throw refusal('not-offered', name);

    const expected = expectRemoval(members(accountIDs));
    const fate = removalFate(await client.removeLogin(bridgeID, loginID, scope));
    log(`removing the login of ${account.accountID}: ${fate.kind}`);
    switch (fate.kind) {
      case 'removed':
        expected.confirm(fate.accountIDs);
        void monitor.checkNow();
        return;
      case 'refused':
        expected.cancel();
        throw refusedBy(fate.error, name);
      default:
        return lookAgain(target, fate.kind, expected);
    }
  };

  return async (accountID: string, scope: string): Promise<void> => {
    const target = targetOf(accountID);
    const name = accountName(target.account);
    const inHand = accountInHand();
    const { accounts } = monitor.snapshot();
    if (inHand !== null && accountIDsOnLogin(target.account, accounts).includes(inHand)) {
      throw refusal('signing-in', name);
    }
    const login = JSON.stringify([target.bridgeID, target.loginID]);
    if (underWay.has(login)) throw refusal('under-way', name);
    underWay.add(login);
    try {
      await remove(target, scope);
    } finally {
      underWay.delete(login);
    }
  };
}

function failed(sentence: string): UserFacingError {
  return new UserFacingError('failed', sentence);
}

function refusedBy(error: ApiError, name: string): UserFacingError {
  const code = error.kind === 'forbidden' ? error.kind : 'failed';
  return new UserFacingError(code, refusalSentence(name, error));
}

function refusal(why: RemovalRefusal, name: string): UserFacingError {
  return failed(removalRefusalText(why, name));
}

import type { AccountDetails } from '../../shared/model/account-details';
import { problemSentence } from '../../shared/strings/api-problem';
import type { Snapshot } from '../../shared/model/snapshot';
import type { BeeperClient } from '../beeper-api/client';
import type { ApiError } from '../beeper-api/errors';
import type { History } from '../history/history';
import { historyRows } from '../history/history-rows';
import { inOrder } from '../history/past-report';
import { needsEvery } from '../history/statistics';
import { apiProblemOf } from '../beeper-api/api-problem';

const MAX_ROWS = 8;

interface Options {
  client: BeeperClient | null;
  history: Pick<History, 'entries'>;
  snapshot: () => Snapshot;
}

/** Fetches what the snapshot does not hold about one account. */
export function createAccountDetails({ client, history, snapshot }: Options) {
  return async (accountID: string): Promise<AccountDetails> => {
    const entries = history.entries().filter((entry) => entry.accountID === accountID);
    const wanted = { filter: 'all', search: '', limit: MAX_ROWS } as const;
    const details: AccountDetails = {
      capabilities: null,
      login: null,
      problem: null,
      history: historyRows(entries, wanted).rows,
      needsEveryMs: needsEvery(inOrder(entries)),
    };
    const account = snapshot().accounts.find((one) => one.accountID === accountID);
    if (client === null || account === undefined || account.bridgeID === null) return details;

    const { bridgeID, loginID } = account;
    const [capabilities, login] = await Promise.all([
      client.capabilities(bridgeID),
      loginID === null ? null : client.login(bridgeID, loginID),
    ]);
    const failed = [capabilities, login].find((result) => result?.ok === false);
    return {
      ...details,
      capabilities: capabilities.ok ? capabilities.value : null,
      login: login?.ok ? login.value : null,
      problem: failed?.ok === false && isWorthShowing(failed.error) ? sentence(failed.error) : null,
    };
  };
}

/** An older Beeper lacks these endpoints; that error is not shown. */
function isWorthShowing({ kind }: ApiError): boolean {
  return kind !== 'not-found';
}

function sentence(error: ApiError): string {
  return problemSentence(apiProblemOf(error));
}

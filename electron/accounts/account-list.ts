import type { ListedAccount } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import type { Entry, ItemList } from '../../shared/api/item-list';
import { rememberPerObject } from '../../shared/util/remember';
import type { BeeperClient } from '../beeper-api/client';
import { createMisfitLog } from '../beeper-api/misfit-log';
import { childSignal } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';

/** How much longer than the bridges the account list may take. */
const EXTRA_MS = 2_000;
/** For how long it stands while the bridges go on listing the accounts that they listed beside it. */
const STANDS_MS = 60_000;

type Answer = Awaited<ReturnType<BeeperClient['accounts']>>;

/** One look at `GET /v1/accounts`, beside one at the bridges. */
interface AccountListLook {
  /** What it says beside these bridges; null when it fails, or takes EXTRA_MS longer than they did. */
  beside(bridges: ItemList<Bridge>): Promise<ItemList<ListedAccount> | null>;
  /** Gives up a request under way. To be called when the poll is over. */
  end(): void;
}

interface LookOptions {
  client: Pick<BeeperClient, 'accounts'>;
  signal: AbortSignal;
  /** Asks whatever was said before. */
  isWanted: boolean;
}

interface LastList {
  bridges: ItemList<Bridge>;
  listed: ItemList<ListedAccount>;
  at: number;
  addsNothing: boolean;
}

/**
 * Returns what begins a look at `GET /v1/accounts`. The bridges have every status of the accounts they
 * list, and the list adds those that they do not. Where it added none and the bridges list the same
 * accounts again, it is asked once a minute: each request wakes the computer some ten times.
 */
export function createAccountListReader(
  clock: Clock,
  log: (line: string) => void,
): (options: LookOptions) => AccountListLook {
  const logMisfits = createMisfitLog('/v1/accounts', log);
  let last: LastList | null = null;

  let lastOutcome = '';
  const logOutcome = (list: Answer | null) => {
    const outcome = list === null ? 'too slow' : list.ok ? 'ok' : list.error.kind;
    const isNews = outcome !== lastOutcome && (outcome !== 'ok' || lastOutcome !== '');
    if (isNews) log(`/v1/accounts: ${outcome}`);
    lastOutcome = outcome;
  };

  const inTime = (pending: Promise<Answer>): Promise<Answer | null> =>
    new Promise((resolve, reject) => {
      const cancel = clock.setTimeout(() => resolve(null), EXTRA_MS);
      pending.then(resolve, reject).finally(cancel);
    });

  const standing = (): LastList | null => {
    if (last === null || !last.addsNothing) return null;
    const age = clock.now() - last.at;
    return age >= 0 && age < STANDS_MS ? last : null;
  };

  return ({ client, signal, isWanted }) => {
    const listing = childSignal(signal);
    // No retries, as with the bridges.
    const ask = () => client.accounts({ signal: listing.signal, retries: 0 });
    const before = isWanted ? null : standing();
    const pending = before === null ? ask() : null;
    // It rejects when aborted; without this the rejection could be unhandled.
    pending?.catch(() => undefined);
    // Whatever keeps the bridges from answering may change the list.
    last = null;

    return {
      async beside(bridges) {
        if (before !== null && listSameAccounts(before.bridges, bridges)) {
          last = { ...before, bridges };
          return before.listed;
        }
        const list = await inTime(pending ?? ask());
        logOutcome(list);
        if (list?.ok !== true) return null;
        logMisfits(list.value.misfits);
        const { value: listed } = list;
        const addsNothing = isAllOnBridges(listed, bridges);
        last = { bridges, listed, at: clock.now(), addsNothing };
        return listed;
      },
      end: listing.end,
    };
  };
}

/** Whether the same bridges list the same accounts in the same places, however those are now. */
function listSameAccounts(before: ItemList<Bridge>, now: ItemList<Bridge>): boolean {
  if (before === now) return true;
  const isSame = (bridge: Entry<Bridge>, index: number) => {
    const former = before.entries[index];
    if (former === undefined || former === bridge) return former === bridge;
    const ids = idsOnBridge(bridge);
    return ids !== null && ids === idsOnBridge(former);
  };
  return before.entries.length === now.entries.length && now.entries.every(isSame);
}

/** Of the bridge and its accounts, as one text; null when one of them cannot be read. */
const idsOnBridge = rememberPerObject((bridge: Entry<Bridge>): string | null => {
  const accounts = bridge.ok ? bridge.value.accounts.entries : null;
  const ids = accounts?.flatMap((account) => (account.ok ? [account.value.accountID] : []));
  if (!bridge.ok || ids?.length !== accounts?.length) return null;
  return JSON.stringify([bridge.value.id, ids]);
});

/** Whether the bridges list somebody, and everybody whom the account list has. */
function isAllOnBridges(listed: ItemList<ListedAccount>, bridges: ItemList<Bridge>): boolean {
  const onBridges = new Set(
    bridges.entries.flatMap((bridge) =>
      bridge.ok
        ? (bridge.value.accounts.entries ?? []).map((one) => (one.ok ? one.value.accountID : null))
        : [],
    ),
  );
  const isOnBridge = (entry: (typeof listed.entries)[number]) =>
    entry.ok && onBridges.has(entry.value.accountID);
  return onBridges.size > 0 && listed.entries.every(isOnBridge);
}

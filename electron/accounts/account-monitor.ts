import type { ListedAccount } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import type { ItemList } from '../../shared/api/item-list';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import { apiProblemOf } from '../beeper-api/api-problem';
import { askSetup, mayBeSetup } from '../beeper-api/app-setup';
import type { BeeperClient } from '../beeper-api/client';
import { childSignal } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import { createMisfitLog } from '../beeper-api/misfit-log';
import type { History } from '../history/history';
import { pictureAddresses, type PictureAddresses } from './pictures/picture-addresses';
import { nextPollDelay } from './poll-interval';
import { createPoller } from './poller';
import { initialSnapshot } from './initial-snapshot';
import { reduceSnapshot, type PollResult } from './snapshot-reducer';
import { goneWhileOff, statusChanges } from './status-changes';

/** Receives each snapshot, and how accounts changed since the one before. */
export type SnapshotListener = (snapshot: Snapshot, changes: readonly StatusChange[]) => void;

export interface AccountMonitor {
  snapshot(): Snapshot;
  /** Where the picture of an account's `pictureKey` is; undefined when no account has it any more. */
  pictureAddress(key: string): string | undefined;
  /** Returns the way to stop listening. */
  onSnapshot(listener: SnapshotListener): () => void;
  start(): void;
  /** Asks Beeper anew; resolves when an answer from after this call, or its absence, is known. */
  checkNow(): Promise<void>;
  /** Polls more often while the window is visible, and at once when it appears. */
  setWindowVisible(visible: boolean): void;
  stop(): void;
}

/** How much longer than the bridges the account list may take. */
const ACCOUNT_LIST_EXTRA_MS = 2_000;

/** How long a Beeper that has just started may take to list every account. */
const LISTS_ALL_AFTER_MS = 60_000;

type AccountList = Awaited<ReturnType<BeeperClient['accounts']>>;

interface Options {
  /** Null when there is no token, or none yet: then nothing is ever polled. */
  client: BeeperClient | null;
  /** The token is still being read, so a missing client is not a problem yet. */
  isWaiting?: boolean;
  clock: Clock;
  history: Pick<History, 'add' | 'last' | 'present'>;
  /** Ms between polls while nothing changes and the window is hidden. */
  idlePollMs: () => number;
  log: (line: string) => void;
}

/** Watches every account: polls Beeper, keeps the snapshot, records the changes. */
export function createAccountMonitor(options: Options): AccountMonitor {
  const { client, isWaiting = false, clock, history, log } = options;
  const snapshots = createEmitter<Parameters<SnapshotListener>>((error) =>
    log(
      `a listener failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`,
    ),
  );
  let windowVisible = false;
  let snapshot = initialSnapshot(
    clock.now(),
    client === null && !isWaiting ? { kind: 'no-token', detail: null } : null,
  );

  let pictures: PictureAddresses = new Map();
  let lastAnswer: Pick<PollResult & { ok: true }, 'bridges' | 'listed'> | null = null;
  let firstLookAt: number | null = null;
  /** Whether the history may still hold accounts that were removed while the program was off. */
  let mayHoldGone = true;

  /** Whether the client says by the same values that nothing has changed since the last good answer. */
  const isRepeated = ({ bridges, listed }: NonNullable<typeof lastAnswer>) =>
    lastAnswer?.bridges === bridges && lastAnswer.listed === listed;

  const apply = (result: PollResult) => {
    const now = clock.now();
    const previous = snapshot;
    snapshot = reduceSnapshot(previous, result, now, history.last);
    if (result.ok) {
      if (!result.isRepeated) pictures = pictureAddresses(pictures, result, snapshot.accounts);
      lastAnswer = result;
    }
    const changes = statusChanges(previous, snapshot, now, history.last);
    void history.add(changes);
    if (result.ok) recordGone(result.listed !== null, now);
    snapshots.emit(snapshot, changes);
  };

  const recordGone = (listsAll: boolean, now: number) => {
    firstLookAt ??= now;
    if (!mayHoldGone || !listsAll || now - firstLookAt < LISTS_ALL_AFTER_MS) return;
    mayHoldGone = false;
    void history.add(goneWhileOff(history.present(), snapshot, now));
  };

  /** `GET /v1/accounts`; null when it takes ACCOUNT_LIST_EXTRA_MS longer than the bridges. */
  const inTime = (pending: Promise<AccountList>): Promise<AccountList | null> =>
    new Promise((resolve, reject) => {
      const cancel = clock.setTimeout(() => resolve(null), ACCOUNT_LIST_EXTRA_MS);
      pending.then(resolve, reject).finally(cancel);
    });

  let lastListOutcome = '';
  const logAccountList = (list: AccountList | null) => {
    const outcome = list === null ? 'too slow' : list.ok ? 'ok' : list.error.kind;
    const isNews = outcome !== lastListOutcome && (outcome !== 'ok' || lastListOutcome !== '');
    if (isNews) log(`/v1/accounts: ${outcome}`);
    lastListOutcome = outcome;
  };

  const logBridgeMisfits = createMisfitLog('/v1/bridges', log);
  const logAccountMisfits = createMisfitLog('/v1/accounts', log);

  const poll = async (beeper: BeeperClient, signal: AbortSignal) => {
    const listing = childSignal(signal);
    try {
      return await pollOnce(beeper, signal, listing.signal);
    } finally {
      // A list that is still on its way comes too late.
      listing.end();
    }
  };

  const pollOnce = async (beeper: BeeperClient, signal: AbortSignal, listSignal: AbortSignal) => {
    // The poller has a back-off of its own, so the client's retries would only delay the answer.
    const call = { signal, retries: 0 };
    const pendingList = beeper.accounts({ ...call, signal: listSignal });
    // It rejects when aborted; without this the rejection could be unhandled.
    pendingList.catch(() => undefined);
    const bridges = await beeper.bridges(call);
    const retryAfterMs = bridges.ok ? null : (bridges.error.retryAfterMs ?? null);
    if (bridges.ok) {
      // The bridges have every status; the list only adds to them and must not delay them.
      const list = await inTime(pendingList);
      logAccountList(list);
      logBridgeMisfits(bridges.value.misfits);
      if (list?.ok === true) logAccountMisfits(list.value.misfits);
      const listed = list?.ok === true ? list.value : null;
      const isEmpty = isEveryoneGone(bridges.value, listed);
      const setup = isEmpty ? await askSetup(beeper, clock, signal) : null;
      apply(
        setup === null
          ? {
              ok: true,
              isRepeated: isRepeated({ bridges: bridges.value, listed }),
              bridges: bridges.value,
              listed,
              desktopVersion: bridges.desktopVersion ?? null,
            }
          : { ok: false, problem: { kind: setup, detail: null }, retryAfterMs },
      );
    } else {
      const { error } = bridges;
      const setup = mayBeSetup(error) ? await askSetup(beeper, clock, signal) : null;
      const problem = setup === null ? apiProblemOf(error) : { kind: setup, detail: null };
      apply({ ok: false, problem, retryAfterMs });
    }
    const idlePollMs = options.idlePollMs();
    return nextPollDelay({ snapshot, windowVisible, idlePollMs, retryAfterMs, now: clock.now() });
  };

  const poller =
    client === null ? null : createPoller({ clock, poll: (signal) => poll(client, signal) });

  return {
    snapshot: () => snapshot,
    pictureAddress: (key) => pictures.get(key),
    onSnapshot: snapshots.on,
    start: () => poller?.start(),
    checkNow: () => poller?.pollNow() ?? Promise.resolve(),
    setWindowVisible(visible) {
      const appeared = visible && !windowVisible;
      windowVisible = visible;
      if (appeared) void poller?.pollNow();
    },
    stop: () => poller?.stop(),
  };
}

/** Whether nobody is listed: so does a Beeper that nobody is signed in to. */
function isEveryoneGone(
  bridges: ItemList<Bridge>,
  listed: ItemList<ListedAccount> | null,
): boolean {
  // What cannot be read may hold accounts all the same.
  const isEmpty = bridges.entries.every(
    (entry) => entry.ok && entry.value.accounts.entries?.length === 0,
  );
  return isEmpty && (listed?.entries.length ?? 0) === 0;
}

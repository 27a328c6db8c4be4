import type { ListedAccount } from '../../shared/api/account';
import type { Bridge } from '../../shared/api/bridge';
import type { ItemList } from '../../shared/api/item-list';
import type { StatusChange, Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import { apiProblemOf } from '../beeper-api/api-problem';
import { askSetup, mayBeSetup } from '../beeper-api/app-setup';
import type { BeeperClient } from '../beeper-api/client';
import type { Clock } from '../platform/clock';
import { createMisfitLog } from '../beeper-api/misfit-log';
import type { History } from '../history/history';
import { pictureAddresses, type PictureAddresses } from './pictures/picture-addresses';
import { createAccountListReader } from './account-list';
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

/** How long a Beeper that has just started may take to list every account. */
const LISTS_ALL_AFTER_MS = 60_000;

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

  const logBridgeMisfits = createMisfitLog('/v1/bridges', log);
  const lookAtAccountList = createAccountListReader(clock, log);
  let isListWanted = false;

  const poll = async (client: BeeperClient, signal: AbortSignal) => {
    const isWanted = isListWanted || windowVisible;
    isListWanted = false;
    const accountList = lookAtAccountList({ client, signal, isWanted });
    try {
      return await pollOnce(client, signal, accountList.beside);
    } finally {
      // A list that is still on its way comes too late.
      accountList.end();
    }
  };

  const pollOnce = async (
    beeper: BeeperClient,
    signal: AbortSignal,
    listedBeside: ReturnType<typeof lookAtAccountList>['beside'],
  ) => {
    // The poller has a back-off of its own, so the client's retries would only delay the answer.
    const bridges = await beeper.bridges({ signal, retries: 0 });
    const retryAfterMs = bridges.ok ? null : (bridges.error.retryAfterMs ?? null);
    if (bridges.ok) {
      logBridgeMisfits(bridges.value.misfits);
      // The bridges have every status; the list only adds to them and must not delay them.
      const listed = await listedBeside(bridges.value);
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

  const checkNow = () => {
    isListWanted = true;
    return poller?.pollNow() ?? Promise.resolve();
  };

  return {
    snapshot: () => snapshot,
    pictureAddress: (key) => pictures.get(key),
    onSnapshot: snapshots.on,
    start: () => poller?.start(),
    checkNow,
    setWindowVisible(visible) {
      const appeared = visible && !windowVisible;
      windowVisible = visible;
      if (appeared) void checkNow();
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

import type { StatusChange, Snapshot } from '../../shared/model/snapshot';
import type { BeeperClient } from '../beeper-api/client';
import type { Clock } from '../platform/clock';
import { nextPollDelay } from './poll-interval';
import { statusChanges } from './status-changes';
import type { StatusHistory } from './status-history';
import { createPoller } from './poller';
import { apiProblemOf } from '../beeper-api/api-problem';
import { initialSnapshot, reduceSnapshot, type PollResult } from './snapshot-reducer';

/** Hears each snapshot and what became of which account since the one before. */
export type SnapshotListener = (snapshot: Snapshot, changes: readonly StatusChange[]) => void;

export interface AccountMonitor {
  snapshot(): Snapshot;
  /** Returns the way to stop listening. */
  onSnapshot(listener: SnapshotListener): () => void;
  start(): void;
  /** Polls now; resolves when a fresh answer, or its absence, is known. */
  checkNow(): Promise<void>;
  /** A visible window is kept fresher, and is fresh at once when it appears. */
  setWindowVisible(visible: boolean): void;
  stop(): void;
}

/** How much longer than the bridges the account list may take. */
const LISTING_MS = 2_000;

type Listed = Awaited<ReturnType<BeeperClient['accounts']>>;

interface Options {
  /** Null when there is no token, or none yet: then nothing is ever polled. */
  client: BeeperClient | null;
  /** The token is being fetched: there is no client, and that is no problem yet. */
  isWaiting?: boolean;
  clock: Clock;
  history: StatusHistory;
  /** Seconds between polls while nothing moves and nobody looks. */
  idlePollSeconds: () => number;
  log: (line: string) => void;
}

/** Watches every account: polls Beeper, keeps the snapshot, notes the changes. */
export function createAccountMonitor(options: Options): AccountMonitor {
  const { client, isWaiting = false, clock, history, idlePollSeconds, log } = options;
  const listeners = new Set<SnapshotListener>();
  let windowVisible = false;
  let snapshot = initialSnapshot(
    clock.now(),
    client === null && !isWaiting ? { kind: 'no-token', detail: null } : null,
  );

  const take = (outcome: PollResult) => {
    const now = clock.now();
    const previous = snapshot;
    snapshot = reduceSnapshot(previous, outcome, now, history.last);
    const changes = statusChanges(previous, snapshot, now);
    void history.add(changes);
    for (const listener of listeners) {
      try {
        listener(snapshot, changes);
      } catch (error) {
        // One that fails must not keep the others from the news.
        log(
          `a listener failed: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`,
        );
      }
    }
  };

  const poll = async (beeper: BeeperClient, signal: AbortSignal) => {
    // The poller has a back-off of its own, so the client's retries would only delay the news.
    const options = { signal, retries: 0 };
    const tooLate = new AbortController();
    const listing = beeper.accounts({
      ...options,
      signal: AbortSignal.any([signal, tooLate.signal]),
    });
    // Aborted with the bridges' call when the watch is stopped, and then nobody waits for it.
    listing.catch(() => undefined);
    const bridges = await beeper.bridges(options);
    // The bridges hold the news; what only adds to them may not hold it up.
    const listed = await inTime(listing);
    tooLate.abort();
    noteListing(listed);
    const retryAfterMs = bridges.ok ? null : (bridges.error.retryAfterMs ?? null);
    if (bridges.ok) {
      take({
        ok: true,
        bridges: bridges.value,
        listed: listed?.ok === true ? listed.value : null,
        desktopVersion: bridges.desktopVersion ?? null,
      });
    } else {
      take({ ok: false, problem: apiProblemOf(bridges.error), retryAfterMs });
    }
    const idlePollMs = idlePollSeconds() * 1_000;
    return nextPollDelay({ snapshot, windowVisible, idlePollMs, retryAfterMs, now: clock.now() });
  };

  /** `GET /v1/accounts`, unless it takes longer than the bridges and then some. */
  const inTime = (listing: Promise<Listed>): Promise<Listed | null> =>
    new Promise((resolve, reject) => {
      const cancel = clock.setTimeout(() => resolve(null), LISTING_MS);
      listing.then(resolve, reject).finally(cancel);
    });

  let lastListing = '';
  const noteListing = (listed: Listed | null) => {
    const now = listed === null ? 'too slow' : listed.ok ? 'ok' : listed.error.kind;
    if (now !== lastListing && (now !== 'ok' || lastListing !== '')) log(`/v1/accounts: ${now}`);
    lastListing = now;
  };

  const poller =
    client === null ? null : createPoller({ clock, poll: (signal) => poll(client, signal) });

  return {
    snapshot: () => snapshot,
    onSnapshot(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => poller?.start(),
    checkNow: () => poller?.now() ?? Promise.resolve(),
    setWindowVisible(visible) {
      const appeared = visible && !windowVisible;
      windowVisible = visible;
      if (appeared) void poller?.now();
    },
    stop: () => poller?.stop(),
  };
}

import { withTimeout } from '../../beeper-api/timeout';
import type { Clock } from '../../platform/clock';
import type { SessionBus } from '../../platform/session-bus';
import type { NotificationSpec } from '../notification-content';
import type {
  DisplayedNotification,
  DisplayListener,
  NotificationDisplay,
} from './notification-display';
import { createNotificationServer } from './notification-server';
import {
  invokedAction,
  isResident,
  notifyArguments,
  type NotifyingProgram,
} from './notify-arguments';

/** A server that is there answers in milliseconds; one that has to be started may take a second. */
export const ANSWER_WITHIN_MS = 1_500;

/** `NotificationClosed`: nobody dismissed it, and many desktops keep it in a list to be clicked. */
const EXPIRED = 1;

interface Options {
  program: NotifyingProgram;
  /** Connects to the desktop's message bus, with the first notification. */
  connect: () => Promise<SessionBus>;
  /** Shows what the server refuses. */
  fallback: NotificationDisplay;
  /** Of the machine: the other programs of the desktop keep no other time. */
  clock: Clock;
  log: (line: string) => void;
}

interface Entry {
  readonly spec: NotificationSpec;
  readonly listener: DisplayListener;
  /** What the server calls it; null while it is not known, or nothing any more. */
  id: number | null;
  /** The server leaves it up until it is closed. */
  isResident: boolean;
  /** It was closed, or replaced: when it comes late, it goes at once. */
  isOver: boolean;
  /** The fallback's. */
  elsewhere: DisplayedNotification | null;
  /** Resolves when it is shown, or has failed, or takes too long. */
  settled: Promise<void>;
}

/**
 * Shows notifications by the desktop's own notification server, with buttons, which Electron does not
 * on Linux. Where there is no server, or it refuses, Electron tries. Where the server hangs, Electron
 * must not: it would ask the same server, and let the whole program wait for the answer.
 */
export function createFreedesktopDisplay(options: Options): NotificationDisplay {
  const { program, connect, fallback, clock, log } = options;
  const entries = new WeakMap<DisplayedNotification, Entry>();
  const byID = new Map<number, Entry>();
  const underWay = new Set<Promise<void>>();
  let lastFailure: string | null = null;

  /** Returns what the server called it until now. */
  const forgetID = (entry: Entry): number | null => {
    const { id } = entry;
    if (id !== null) byID.delete(id);
    entry.id = null;
    return id;
  };

  const server = createNotificationServer({
    connect,
    log,
    listener: {
      onAction(id, key) {
        const entry = byID.get(id);
        const action = entry === undefined ? null : invokedAction(key, entry.spec);
        if (entry === undefined || action === null) return;
        forgetID(entry);
        if (entry.isResident) server.closeNotification(id);
        entry.listener.onAction(action);
      },
      onClosed(id, reason) {
        const entry = byID.get(id);
        if (entry === undefined || reason === EXPIRED) return;
        forgetID(entry);
        entry.listener.onGone();
      },
      onReplaced() {
        for (const entry of [...byID.values()]) {
          forgetID(entry);
          entry.listener.onGone();
        }
      },
    },
  });

  const close = (entry: Entry) => {
    entry.isOver = true;
    const id = forgetID(entry);
    if (id !== null) server.closeNotification(id);
    entry.elsewhere?.close();
  };

  /** Shows it in the place of the one before, which then is over. */
  const present = async (entry: Entry, previous: Entry | null): Promise<void> => {
    await previous?.settled;
    const abilities = await server.abilities();
    if (entry.isOver) return;
    const replaced = previous && forgetID(previous);
    try {
      const args = notifyArguments(entry.spec, replaced ?? 0, program, abilities);
      const id = await server.notify(args);
      lastFailure = null;
      if (entry.isOver) return server.closeNotification(id);
      entry.id = id;
      entry.isResident = isResident(entry.spec, abilities);
      byID.set(id, entry);
    } finally {
      if (replaced !== null && replaced !== entry.id) server.closeNotification(replaced);
    }
  };

  const presentElsewhere = (entry: Entry, error: unknown) => {
    const failure = error instanceof Error ? error.message : String(error);
    if (failure !== lastFailure) log(`the notification server: ${failure}`);
    lastFailure = failure;
    if (!entry.isOver) entry.elsewhere = fallback.show(entry.spec, entry.listener, null);
  };

  /** Resolves when it is shown or has failed; when that takes too long, says so and no longer waits. */
  const presentInTime = async (entry: Entry, previous: Entry | null): Promise<void> => {
    let isLate = false;
    const presented = present(entry, previous)
      .catch((error: unknown) => {
        if (!isLate) presentElsewhere(entry, error);
      })
      .finally(() => previous && close(previous));
    const limit = { clock, timeoutMs: ANSWER_WITHIN_MS, signal: undefined };
    const inTime = await withTimeout(limit, () => presented.then(() => true));
    if (inTime === true) return;
    isLate = true;
    if (!entry.isOver) entry.listener.onFail('the notification server does not answer');
  };

  return {
    show(spec, listener, replaced) {
      const previous = (replaced && entries.get(replaced)) ?? null;
      const entry: Entry = {
        ...{ spec, listener, id: null, isResident: false, isOver: false, elsewhere: null },
        settled: Promise.resolve(),
      };
      entry.settled = presentInTime(entry, previous);
      underWay.add(entry.settled);
      void entry.settled.finally(() => underWay.delete(entry.settled));
      const displayed = { close: () => close(entry) };
      entries.set(displayed, entry);
      return displayed;
    },
    async stop() {
      // What is on its way is taken down as soon as its ID is known.
      await Promise.all(underWay);
      server.stop();
      await fallback.stop();
    },
  };
}

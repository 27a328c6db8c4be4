import type { BusMethod, BusSignal, SessionBus } from './session-bus';

/** Whether this desktop has a place that shows tray icons. */
export interface TrayAvailability {
  /** Null while the desktop has not answered yet. */
  isPresent(): boolean | null;
  /**
   * Hears each answer that differs from the one before, the first included. A host that was replaced
   * is heard as gone and come, as it does not know the icons of the one before. Returns the way to
   * stop listening.
   */
  onChange(listener: (present: boolean) => void): () => void;
  stop(): void;
}

interface Options {
  connect: () => Promise<SessionBus>;
  log: (line: string) => void;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';

const IS_HOST_REGISTERED: BusMethod = {
  destination: WATCHER,
  path: WATCHER_PATH,
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
};

const RULES = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${WATCHER}',interface='${WATCHER}',path='${WATCHER_PATH}'`,
];

const HOST_SIGNALS = new Set(['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']);

/** macOS and Windows always have one. */
export const ALWAYS_AVAILABLE: TrayAvailability = {
  isPresent: () => true,
  onChange: () => () => undefined,
  stop: () => undefined,
};

/**
 * Watches for the tray of a Linux desktop, as Chromium looks for it: somebody owns the name of the
 * StatusNotifierItem protocol and says that a host is registered. Without a message bus there is none.
 * A tray that speaks only the older XEmbed protocol is not seen.
 */
export function watchTrayHost({ connect, log }: Options): TrayAvailability {
  const listeners = new Set<(present: boolean) => void>();
  let present: boolean | null = null;
  let bus: SessionBus | null = null;
  let isStopped = false;
  let looks = 0;

  const settle = (now: boolean) => {
    if (isStopped || now === present) return;
    present = now;
    for (const listener of listeners) listener(now);
  };

  const look = async (on: SessionBus) => {
    looks += 1;
    const thisLook = looks;
    const answer = await on
      .call(IS_HOST_REGISTERED, WATCHER, 'IsStatusNotifierHostRegistered')
      .then(
        ([isRegistered]) => isRegistered === true,
        // Nobody owns the name, or who does is no watcher.
        () => false,
      );
    // What was asked before the last signal may no longer hold.
    if (thisLook === looks) settle(answer);
  };

  const onSignal = (on: SessionBus, { member, body: [name] }: BusSignal) => {
    const isOther = member === 'NameOwnerChanged' && name === WATCHER;
    if (isOther && present === true) settle(false);
    if (isOther || HOST_SIGNALS.has(member)) void look(on);
  };

  const start = async () => {
    const opened = await connect();
    if (isStopped) return opened.close();
    bus = opened;
    await opened.hear(RULES, (signal) => onSignal(opened, signal));
    await look(opened);
  };
  start().catch((error: unknown) => {
    if (!isStopped) log(`the desktop could not be asked for a tray: ${String(error)}`);
    settle(false);
  });

  return {
    isPresent: () => present,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      listeners.clear();
      bus?.close();
    },
  };
}

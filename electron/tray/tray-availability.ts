import {
  BUS as BUS_ITSELF,
  connectSessionBus,
  type BusMethod,
  type BusSignal,
  type SessionBus,
} from '../platform/session-bus';
import type { Clock } from '../platform/clock';

/** Whether this desktop has a place that shows tray icons. */
export interface TrayAvailability {
  /** Null while the desktop has not answered yet. */
  isPresent(): boolean | null;
  stop(): void;
}

interface Options {
  platform?: NodeJS.Platform;
  /** Connects to the desktop's message bus. */
  connect?: () => Promise<SessionBus>;
  /** This program's process, which has made its icon already. */
  pid?: number;
  clock: Pick<Clock, 'setTimeout'>;
  /** A tray appeared after the icon was made, which is not in it. */
  onAppear: () => void;
  /**
   * Called with each answer that differs from the one before, the first included. A host that was
   * replaced counts as gone and returned, because it does not know the icons of the previous one.
   */
  onChange: (isPresent: boolean) => void;
  log: (line: string) => void;
}

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const BUS = 'org.freedesktop.DBus';

const WATCHER_PROPERTY: BusMethod = {
  destination: WATCHER,
  path: WATCHER_PATH,
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
};

const RULES = [
  `type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${WATCHER}',interface='${WATCHER}',path='${WATCHER_PATH}'`,
];

const PROCESS_OF: BusMethod = { ...BUS_ITSELF, member: 'GetConnectionUnixProcessID' };

/** An icon takes its time to get into the tray while a program loads. */
const ICON_WITHIN_MS = 2_000;

const HOST_SIGNALS = new Set(['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']);

/** Whether the desktop has a tray, as Chromium would find out before it makes an icon. Never rejects. */
export async function askForTray(bus: Pick<SessionBus, 'call'>): Promise<boolean> {
  return bus.call(WATCHER_PROPERTY, WATCHER, 'IsStatusNotifierHostRegistered').then(
    ([isRegistered]) => isRegistered === true,
    // No program has the name, or the one that has it is no StatusNotifierWatcher.
    () => false,
  );
}

/**
 * Watches whether the desktop has a tray. macOS and Windows always have one. On Linux it is looked
 * for as Chromium does it: a program owns the name of the StatusNotifierItem protocol and answers that
 * a host is registered. Without a message bus there is none. A tray that speaks only the older
 * XEmbed protocol is not found.
 */
export function monitorTrayAvailability(options: Options): TrayAvailability {
  const { platform = process.platform, pid = process.pid, clock } = options;
  const { onAppear, onChange, log } = options;
  const { connect = () => connectSessionBus(process.env, log) } = options;
  if (platform !== 'linux') return { isPresent: () => true, stop: () => undefined };
  let isPresent: boolean | null = null;
  let bus: SessionBus | null = null;
  let isStopped = false;
  let queries = 0;
  let cancelLook: () => void = () => undefined;

  const setPresent = (next: boolean) => {
    if (isStopped || next === isPresent) return;
    const isBack = next && isPresent === false;
    const isFirst = next && isPresent === null;
    isPresent = next;
    if (isBack) onAppear();
    if (isFirst && bus !== null) lookForIcon(bus);
    onChange(next);
  };

  /** Whether an icon of this program is in the tray; null when nothing tells. */
  const hasIcon = async (sessionBus: SessionBus): Promise<boolean | null> => {
    const [items] = await sessionBus.call(
      WATCHER_PROPERTY,
      WATCHER,
      'RegisteredStatusNotifierItems',
    );
    if (!Array.isArray(items)) return null;
    const owners = await Promise.all(
      items
        .filter((item) => typeof item === 'string')
        .map((item) =>
          // The name of who has it stands before its path.
          sessionBus.call(PROCESS_OF, item.split('/')[0] ?? '').then(
            ([owner]) => owner,
            () => null,
          ),
        ),
    );
    return owners.includes(pid);
  };

  /** The tray may have appeared between the icon and the first question. */
  const lookForIcon = (sessionBus: SessionBus) => {
    cancelLook = clock.setTimeout(() => {
      hasIcon(sessionBus)
        .then((isThere) => {
          if (isThere === false && isPresent === true && !isStopped) onAppear();
        })
        // A tray that tells nothing of its icons is left as it is.
        .catch(() => undefined);
    }, ICON_WITHIN_MS);
  };

  const ask = async (sessionBus: SessionBus) => {
    queries += 1;
    const thisQuery = queries;
    const answer = await askForTray(sessionBus);
    // An answer from before the last signal may no longer hold.
    if (thisQuery === queries) setPresent(answer);
  };

  const onSignal = (sessionBus: SessionBus, { sender, member, body: [name] }: BusSignal) => {
    // SECURITY: any program can send this signal to ours, and the tray would seem to be gone.
    const isFromBus = sender === BUS;
    const isNewWatcher = isFromBus && member === 'NameOwnerChanged' && name === WATCHER;
    if (isNewWatcher && isPresent === true) setPresent(false);
    if (isNewWatcher || HOST_SIGNALS.has(member)) void ask(sessionBus);
  };

  const start = async () => {
    const opened = await connect();
    if (isStopped) return opened.close();
    bus = opened;
    await opened.subscribe(RULES, (signal) => onSignal(opened, signal));
    await ask(opened);
  };
  start().catch((error: unknown) => {
    if (!isStopped) log(`the desktop could not be asked for a tray: ${String(error)}`);
    setPresent(false);
  });

  return {
    isPresent: () => isPresent,
    stop() {
      isStopped = true;
      cancelLook();
      bus?.close();
    },
  };
}

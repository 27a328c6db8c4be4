import {
  connectSessionBus,
  type BusMethod,
  type BusSignal,
  type SessionBus,
} from '../platform/session-bus';

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
  /** A tray appeared after there was none: an icon made before is not in it. */
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

const IS_HOST_REGISTERED: BusMethod = {
  destination: WATCHER,
  path: WATCHER_PATH,
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
};

const RULES = [
  `type='signal',sender='${BUS}',member='NameOwnerChanged',arg0='${WATCHER}'`,
  `type='signal',sender='${WATCHER}',interface='${WATCHER}',path='${WATCHER_PATH}'`,
];

const HOST_SIGNALS = new Set(['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']);

/**
 * Watches whether the desktop has a tray. macOS and Windows always have one. On Linux it is looked
 * for as Chromium does it: a program owns the name of the StatusNotifierItem protocol and answers that
 * a host is registered. Without a message bus there is none. A tray that speaks only the older
 * XEmbed protocol is not found.
 */
export function monitorTrayAvailability(options: Options): TrayAvailability {
  const { platform = process.platform, onAppear, onChange, log } = options;
  const { connect = () => connectSessionBus(process.env, log) } = options;
  if (platform !== 'linux') return { isPresent: () => true, stop: () => undefined };
  let isPresent: boolean | null = null;
  let bus: SessionBus | null = null;
  let isStopped = false;
  let queries = 0;

  const setPresent = (next: boolean) => {
    if (isStopped || next === isPresent) return;
    const isBack = next && isPresent === false;
    isPresent = next;
    if (isBack) onAppear();
    onChange(next);
  };

  const ask = async (sessionBus: SessionBus) => {
    queries += 1;
    const thisQuery = queries;
    const answer = await sessionBus
      .call(IS_HOST_REGISTERED, WATCHER, 'IsStatusNotifierHostRegistered')
      .then(
        ([isRegistered]) => isRegistered === true,
        // No program has the name, or the one that has it is no StatusNotifierWatcher.
        () => false,
      );
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
      bus?.close();
    },
  };
}

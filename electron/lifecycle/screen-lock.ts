import { connectSessionBus, type BusSignal, type SessionBus } from '../platform/session-bus';

/** Who says on Linux that the screen was locked: GNOME, KDE, XFCE, MATE, Cinnamon. */
const SCREEN_SAVERS = [
  'org.gnome.ScreenSaver',
  'org.freedesktop.ScreenSaver',
  'org.xfce.ScreenSaver',
  'org.mate.ScreenSaver',
  'org.cinnamon.ScreenSaver',
];

const RULES = SCREEN_SAVERS.map(
  (name) => `type='signal',sender='${name}',interface='${name}',member='ActiveChanged'`,
);

const NAME_OWNER = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
  member: 'GetNameOwner',
};

interface Options {
  platform?: NodeJS.Platform;
  /** Connects to the desktop's message bus. */
  connect?: () => Promise<SessionBus>;
  onChange: (isLocked: boolean) => void;
  log: (line: string) => void;
}

/**
 * Watches on Linux, where Electron does not, whether the screen is locked. On other systems, and where
 * no screen saver says so, nothing is ever told.
 * @returns the way to stop
 */
export function watchScreenLock(options: Options): () => void {
  const { platform = process.platform, onChange, log } = options;
  const { connect = () => connectSessionBus(process.env, log) } = options;
  if (platform !== 'linux') return () => undefined;
  let bus: SessionBus | null = null;
  let isStopped = false;
  let isLocked = false;

  const onSignal = async (from: SessionBus, signal: BusSignal) => {
    const { interface: name, sender, member, body } = signal;
    const [isActive] = body;
    if (member !== 'ActiveChanged' || typeof isActive !== 'boolean') return;
    if (!SCREEN_SAVERS.includes(name)) return;
    const [owner] = await from.call(NAME_OWNER, name).catch(() => []);
    // SECURITY: any program can send this signal to ours, and what waits for the unlock, such as that
    // a sign-in may run out, would wait for ever.
    if (owner !== sender) return;
    // Some desktops say it under two names.
    if (isStopped || isActive === isLocked) return;
    isLocked = isActive;
    onChange(isLocked);
  };

  const start = async () => {
    const connected = await connect();
    if (isStopped) return connected.close();
    bus = connected;
    await connected.subscribe(RULES, (signal) => void onSignal(connected, signal));
  };
  start().catch((error: unknown) =>
    log(`whether the screen is locked is unknown: ${String(error)}`),
  );

  return () => {
    isStopped = true;
    bus?.close();
  };
}

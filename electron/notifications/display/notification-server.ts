import { BUS, type BusArgument, type BusSignal, type SessionBus } from '../../platform/session-bus';
import { abilitiesOf, type ServerAbilities } from './notify-arguments';

/** The program that shows notifications on this desktop, whichever that is at the moment. */
export interface NotificationServer {
  /** What it can do. Starts one where the desktop knows one; rejects when there is none. */
  abilities(): Promise<ServerAbilities>;
  /** Shows a notification. Resolves with its ID; rejects when that is refused. */
  notify(args: readonly BusArgument[]): Promise<number>;
  /** Takes a notification down; one that is gone stays so. */
  closeNotification(id: number): void;
  /** Disconnects, once everything said before is on its way. */
  stop(): void;
}

/** What the server tells. */
export interface ServerListener {
  /** The user chose an action. */
  onAction(id: number, key: string): void;
  /** It is off the screen. @param reason as the specification numbers it */
  onClosed(id: number, reason: number): void;
  /** Another server took over, or none is left: the IDs given before mean nothing any more. */
  onReplaced(): void;
}

interface Options {
  connect: () => Promise<SessionBus>;
  listener: ServerListener;
  /** Receives which server it is. */
  log: (line: string) => void;
}

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const SERVER = { destination: NAME, path: PATH, interface: NAME };
const RULES = [
  `type='signal',sender='${NAME}',interface='${NAME}',path='${PATH}'`,
  `type='signal',sender='${BUS.destination}',member='NameOwnerChanged',arg0='${NAME}'`,
];

interface Server {
  /** Its unique name on the bus. */
  owner: string;
  abilities: ServerAbilities;
}

interface Connected {
  bus: SessionBus;
  /** Null until it has answered. */
  server: Server | null;
  /** The questions to the server that are not answered yet. */
  asking: Promise<Server> | null;
}

/**
 * Speaks to the desktop's notification server, by version 1.2 of the specification:
 * https://specifications.freedesktop.org/notification-spec/1.2/
 * Connects with the first question. `ActivationToken` is left alone: a token for the window can be
 * handed to Electron by its command line only.
 */
export function createNotificationServer({ connect, listener, log }: Options): NotificationServer {
  let connecting: Promise<Connected> | null = null;
  let connected: Connected | null = null;
  let isStopped = false;

  const open = async (): Promise<Connected> => {
    const bus = await connect();
    const opened: Connected = { bus, server: null, asking: null };
    try {
      if (isStopped) throw new Error('the program is quitting');
      await bus.subscribe(RULES, (signal) => {
        // An ID that came in the same read is known to who asked for it only after this turn.
        setImmediate(() => onSignal(opened, signal));
      });
    } catch (error) {
      bus.close();
      throw error;
    }
    connected = opened;
    return opened;
  };

  const connection = async (): Promise<Connected> => {
    connecting ??= open();
    try {
      return await connecting;
    } catch (error) {
      connecting = null;
      throw error;
    }
  };

  const onSignal = (from: Connected, signal: BusSignal) => {
    const { sender, member, body } = signal;
    if (isStopped) return;
    if (sender === BUS.destination && member === 'NameOwnerChanged') onOwner(from, body);
    // SECURITY: any program on the bus can send these; only the server's own word counts.
    if (sender !== from.server?.owner || signal.interface !== NAME || signal.path !== PATH) return;
    const [id, value] = body;
    if (typeof id !== 'number') return;
    if (member === 'ActionInvoked' && typeof value === 'string') listener.onAction(id, value);
    if (member === 'NotificationClosed' && typeof value === 'number') listener.onClosed(id, value);
  };

  const onOwner = (from: Connected, [name, , owner]: readonly unknown[]) => {
    if (name !== NAME || from.server === null || owner === from.server.owner) return;
    from.server = null;
    listener.onReplaced();
  };

  const askServer = async (from: Connected): Promise<Server> => {
    const [listed] = await from.bus.call({ ...SERVER, member: 'GetCapabilities', mayStart: true });
    const [owner] = await from.bus.call({ ...BUS, member: 'GetNameOwner' }, NAME);
    const about = await from.bus.call({ ...SERVER, member: 'GetServerInformation' });
    log(`notifications are shown by ${about.map(String).join(', ')}`);
    from.server = { owner: String(owner), abilities: abilitiesOf(listed, about[0]) };
    return from.server;
  };

  const serverOf = async (from: Connected): Promise<Server> => {
    if (from.server !== null) return from.server;
    from.asking ??= askServer(from).finally(() => (from.asking = null));
    return from.asking;
  };

  return {
    async abilities() {
      return (await serverOf(await connection())).abilities;
    },
    async notify(args) {
      const { bus } = await connection();
      const [id] = await bus.call({ ...SERVER, member: 'Notify', mayStart: true }, ...args);
      if (typeof id !== 'number') throw new Error('the notification server gave no ID');
      return id;
    },
    closeNotification(id) {
      const value: BusArgument = { type: 'u', value: id };
      const method = { ...SERVER, member: 'CloseNotification' };
      // Refused when it is gone already.
      connected?.bus.call(method, value).catch(() => undefined);
    },
    stop() {
      isStopped = true;
      connected?.bus.close();
    },
  };
}

import * as dbus from 'dbus-next';
import { list, text, unwrap } from './values';
import { eventually, within, type WaitOptions } from './wait';

/** Electron answers in a few milliseconds; a main process that is busy starting may take a second. */
const CALL_MS = 20_000;

const BUS_NAME = 'org.freedesktop.DBus';
const BUS_PATH = '/org/freedesktop/DBus';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const MONITORING = 'org.freedesktop.DBus.Monitoring';

/** A method of an object of a program on the bus. */
export interface Target {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
}

/** A call or signal as it came, variants already unwrapped. */
export interface Incoming {
  readonly kind: 'call' | 'return' | 'error' | 'signal' | 'other';
  readonly serial: number;
  /** The serial of the call that a return or error answers, else 0. */
  readonly replySerial: number;
  readonly sender: string;
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** What an object we serve answers; `error` is an error's name and its sentence. */
export type Reply =
  | { readonly signature: string; readonly body: readonly unknown[] }
  | { readonly error: string; readonly text: string }
  | { readonly never: true };

export const NO_ANSWER: Reply = { signature: '', body: [] };

/** Leaves the call without any answer, as a program that hangs does. */
export const NEVER: Reply = { never: true };

export interface Connection {
  /** Calls a method; arguments go by `signature`. Throws when refused or unanswered for 4 s. */
  call(
    target: Target,
    member: string,
    signature?: string,
    body?: readonly unknown[],
  ): Promise<readonly unknown[]>;
  /** Reads all properties of an object's interface. */
  properties(target: Target): Promise<Readonly<Record<string, unknown>>>;
  /** Owns a well-known name; throws when someone else does. */
  own(name: string): Promise<void>;
  /** Waits until any program has this name. */
  waitForName(name: string, options?: WaitOptions): Promise<void>;
  /** Answers calls: the first handler that returns a reply wins. */
  serve(handler: (call: Incoming) => Reply | undefined): void;
  /** An argument of the type `v`. */
  variant(signature: string, value: unknown): unknown;
  /** Sends a signal to whoever listens for it; with a unique name, to that connection alone. */
  emit(
    path: string,
    iface: string,
    member: string,
    signature: string,
    body: unknown[],
    destination?: string,
  ): void;
  /** The unique names of a process on the bus. */
  namesOf(pid: number): Promise<readonly string[]>;
  /** Called with every message from now on; signals only those asked for by {@link Connection.listen}. */
  onMessage(listener: (message: Incoming) => void): void;
  /** Asks the bus for the signals a match rule describes. */
  listen(rule: string): Promise<void>;
  /** Turns this connection into one that receives everything on the bus and sends nothing more. */
  monitor(): Promise<void>;
  /** Gives its names up and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to a message bus. Wraps dbus-next, whose bodies are untyped: here they are `unknown` and
 * free of `Variant`, to be read by the helpers of `values.ts`.
 *
 * @param address a bus address, `unix:path=…`.
 * @throws Error when no bus answers there within 4 s.
 */
export async function connect(address: string): Promise<Connection> {
  const bus = dbus.sessionBus({ busAddress: address });
  // The bus may be stopped before us; what still waits for an answer then runs into its own limit.
  bus.on('error', () => undefined);
  await within(
    `the bus at ${address}`,
    CALL_MS,
    new Promise<void>((resolve) => {
      bus.on('connect', resolve);
    }),
  );

  const owned: string[] = [];
  let closed = false;
  // What still arrives while the stream ends must not be answered: dbus-next would throw.
  bus.addMethodHandler(() => closed);

  const call: Connection['call'] = async (target, member, signature = '', body = []) => {
    const message = new dbus.Message({ ...target, member, signature, body: [...body] });
    const reply = await within(
      `${target.destination} to answer ${target.interface}.${member}`,
      CALL_MS,
      bus.call(message),
    );
    return incoming(reply ?? message).body;
  };
  const callBus = (member: string, signature: string, body: unknown[]) =>
    call({ destination: BUS_NAME, path: BUS_PATH, interface: BUS_NAME }, member, signature, body);

  return {
    call,
    properties: async (target) => {
      const [properties] = await call({ ...target, interface: PROPERTIES }, 'GetAll', 's', [
        target.interface,
      ]);
      return (properties ?? {}) as Record<string, unknown>;
    },
    own: async (name) => {
      const [got] = await callBus('RequestName', 'su', [name, dbus.NameFlag.DO_NOT_QUEUE]);
      if (got !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} is taken.`);
      owned.push(name);
    },
    waitForName: async (name, options) => {
      await eventually({
        what: `${name} to appear on the bus`,
        read: async () => (await callBus('NameHasOwner', 's', [name]))[0],
        until: (owned) => owned === true,
        ...options,
      });
    },
    serve: (handler) => {
      bus.addMethodHandler((message: dbus.Message) => {
        const reply = handler(incoming(message));
        if (reply === undefined) return false;
        if ('never' in reply) return true;
        bus.send(
          'error' in reply
            ? dbus.Message.newError(asDeclared(message), reply.error, reply.text)
            : dbus.Message.newMethodReturn(message, reply.signature, [...reply.body]),
        );
        return true;
      });
    },
    variant: (signature, value) => new dbus.Variant(signature, value),
    emit: (path, iface, member, signature, body, destination) => {
      const signal = dbus.Message.newSignal(path, iface, member, signature, body);
      if (destination !== undefined) signal.destination = destination;
      bus.send(signal);
    },
    namesOf: async (pid) => {
      const [names] = await callBus('ListNames', '', []);
      const unique = list(names)
        .map((name) => text(name))
        .filter((name) => name.startsWith(':'));
      const owners = await Promise.all(
        unique.map(async (name) => {
          const [owner] = await callBus('GetConnectionUnixProcessID', 's', [name]);
          return { name, owner };
        }),
      );
      return owners.filter(({ owner }) => owner === pid).map(({ name }) => name);
    },
    onMessage: (listener) => {
      bus.on('message', (message) => {
        listener(incoming(message));
      });
    },
    listen: async (rule) => {
      await callBus('AddMatch', 's', [rule]);
    },
    monitor: async () => {
      // dbus-next would answer the calls it overhears, and the bus ends a monitor that speaks.
      bus.addMethodHandler(() => true);
      const target = { destination: BUS_NAME, path: BUS_PATH, interface: MONITORING };
      await call(target, 'BecomeMonitor', 'asu', [[], 0]);
    },
    close: async () => {
      for (const name of owned.splice(0)) await callBus('ReleaseName', 's', [name]);
      closed = true;
      bus.disconnect();
    },
  };
}

function incoming(message: dbus.Message): Incoming {
  const { type, serial, replySerial, sender, destination, path, member, body } = message;
  return {
    kind: KINDS.get(type) ?? 'other',
    serial: serial ?? 0,
    replySerial: Number(replySerial ?? 0),
    sender: sender ?? '',
    destination: destination ?? '',
    path: path ?? '',
    interface: message.interface ?? '',
    member: member ?? '',
    body: body.map(unwrap),
  };
}

const KINDS: ReadonlyMap<dbus.MessageType, Incoming['kind']> = new Map([
  [dbus.MessageType.METHOD_CALL, 'call'],
  [dbus.MessageType.METHOD_RETURN, 'return'],
  [dbus.MessageType.ERROR, 'error'],
  [dbus.MessageType.SIGNAL, 'signal'],
]);

/** `newError` takes the message it answers; the declaration of dbus-next says text by mistake. */
const asDeclared = (message: dbus.Message) => message as unknown as string;

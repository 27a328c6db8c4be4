import { join } from 'node:path';
import type { MessageBus as DBus } from 'dbus-next';

/** A method of an object of a program on the bus. */
export interface BusMethod {
  destination: string;
  path: string;
  interface: string;
  member: string;
  /** Whether the bus may start a program to answer; by default it does not. */
  mayStart?: boolean;
}

/** A value with its D-Bus type. */
export type BusValue =
  | { type: 's'; value: string }
  | { type: 'b'; value: boolean }
  | { type: 'y' | 'u' | 'i'; value: number }
  | { type: 'as'; value: readonly string[] };

/** An argument of a method; a text stands for itself. */
export type BusArgument =
  string | BusValue | { type: 'a{sv}'; value: Readonly<Record<string, BusValue>> };

/** A signal as it came; what its body holds is for the listener to check. */
export interface BusSignal {
  /** The unique name of who sent it, by the bus's own word: anybody can send any signal. */
  sender: string;
  path: string;
  interface: string;
  member: string;
  body: readonly unknown[];
}

/** What this program uses of the desktop's message bus. */
export interface SessionBus {
  /**
   * Calls a method. Resolves with the values of the answer. Rejects when there is nobody to answer, or
   * when they refuse.
   */
  call(method: BusMethod, ...args: readonly BusArgument[]): Promise<readonly unknown[]>;
  /** Calls the listener with the signals that any of the D-Bus match rules describes, and a few more. */
  subscribe(rules: readonly string[], listener: (signal: BusSignal) => void): Promise<void>;
  close(): void;
}

/** The bus itself. */
export const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/**
 * Connects to the session bus of the desktop. The library is loaded only here: on other systems there
 * is no such bus.
 * @param log receives what goes wrong on the bus later, which must not end the program
 * @throws when there is no bus, or it cannot be reached: a socket without a file (`unix:abstract=`,
 *   on some desktops without systemd) is out of Node's reach
 */
export async function connectSessionBus(
  env: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): Promise<SessionBus> {
  const { default: dbus } = await import('dbus-next');
  const bus = dbus.sessionBus({ busAddress: busAddress(env) });
  let isOpen = false;
  // Without a listener an error of the connection would be thrown where nobody catches it.
  bus.on('error', (error: unknown) => {
    if (isOpen) log(`the session bus: ${String(error)}`);
  });
  await connected(bus);
  isOpen = true;
  // Calls that still arrive while the connection ends must not be answered: dbus-next would throw.
  bus.addMethodHandler(() => !isOpen);

  // A value of any type comes wrapped in a Variant that names its type.
  const unwrap = (values: readonly unknown[]): unknown[] =>
    values.map((value) => (value instanceof dbus.Variant ? value.value : value));

  const bodyOf = (argument: BusArgument): unknown => {
    if (typeof argument === 'string') return argument;
    if (argument.type !== 'a{sv}') return argument.value;
    const entries = Object.entries(argument.value);
    return Object.fromEntries(
      entries.map(([key, { type, value }]) => [key, new dbus.Variant<unknown>(type, value)]),
    );
  };

  const call: SessionBus['call'] = async ({ mayStart = false, ...method }, ...args) => {
    const message = new dbus.Message({
      ...method,
      ...(!mayStart && { flags: dbus.MessageFlag.NO_AUTO_START }),
      signature: args
        .map((argument) => (typeof argument === 'string' ? 's' : argument.type))
        .join(''),
      body: args.map(bodyOf),
    });
    const answer = await bus.call(message);
    return unwrap(answer?.body ?? []);
  };

  return {
    call,
    async subscribe(rules, listener) {
      bus.on('message', (message) => {
        if (!isOpen || message.type !== dbus.MessageType.SIGNAL) return;
        const { sender, path, interface: of, member, body } = message;
        listener({
          sender: sender ?? '',
          path: path ?? '',
          interface: of ?? '',
          member: member ?? '',
          body: unwrap(body),
        });
      });
      await Promise.all(rules.map((rule) => call({ ...BUS, member: 'AddMatch' }, rule)));
    },
    close() {
      isOpen = false;
      bus.disconnect();
    },
  };
}

/** Where the session bus is; systemd puts it into the runtime folder, where libdbus looks too. */
function busAddress(env: Readonly<Record<string, string | undefined>>): string {
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = env;
  if (address !== undefined && address !== '') return address;
  if (folder === undefined || folder === '') throw new Error('there is no session bus');
  return `unix:path=${join(folder, 'bus')}`;
}

function connected(bus: DBus): Promise<void> {
  return new Promise((resolve, reject) => {
    bus.once('connect', resolve);
    bus.once('error', reject);
  });
}

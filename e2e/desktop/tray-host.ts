import { connect, NO_ANSWER, type Incoming, type Reply } from './connection';
import { trayAddress, trayItem, type TrayAddress, type TrayItem } from './tray-item';
import { text } from './values';
import { eventually, type WaitOptions } from './wait';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const PROTOCOL_VERSION = 0;

/** The part of a desktop that holds tray items; the test is this desktop. */
export interface TrayHost {
  /** The one item there is now; throws when there is none or more than one. */
  item(): TrayItem;
  items(): readonly TrayItem[];
  /** Waits until exactly one item is registered. */
  waitForItem(options?: WaitOptions): Promise<TrayItem>;
  /** Waits until no item is left, as when the program has quit. */
  waitForNoItem(options?: WaitOptions): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Acts as the tray of a bus: owns `org.kde.StatusNotifierWatcher`. Start it before the program, as
 * Chromium looks for a tray once.
 *
 * @throws Error when the bus already has a tray.
 */
export async function startTrayHost(busAddress: string): Promise<TrayHost> {
  const connection = await connect(busAddress);
  let addresses: readonly TrayAddress[] = [];

  const register = (address: TrayAddress) => {
    addresses = [...addresses.filter((known) => idOf(known) !== idOf(address)), address];
    connection.emit(WATCHER_PATH, WATCHER, 'StatusNotifierItemRegistered', 's', [idOf(address)]);
  };
  const removeItemsOf = (name: string) => {
    addresses = addresses.filter(({ destination }) => destination !== name);
  };

  connection.serve((call) => {
    if (call.path !== WATCHER_PATH) return undefined;
    if (call.member === 'RegisterStatusNotifierItem') {
      register(trayAddress(text(call.body[0]), call.sender));
      return NO_ANSWER;
    }
    if (call.member === 'RegisterStatusNotifierHost') return NO_ANSWER;
    if (call.interface !== PROPERTIES) return undefined;
    return answerProperties(call, {
      IsStatusNotifierHostRegistered: connection.variant('b', true),
      RegisteredStatusNotifierItems: connection.variant('as', addresses.map(idOf)),
      ProtocolVersion: connection.variant('i', PROTOCOL_VERSION),
    });
  });
  connection.onMessage(({ member, body: [name, , newOwner] }) => {
    if (member === 'NameOwnerChanged' && newOwner === '') removeItemsOf(text(name));
  });
  await connection.listen("type='signal',member='NameOwnerChanged'");
  await connection.own(WATCHER);

  const items = () => addresses.map((address) => trayItem(connection, address));
  const item = () => {
    const [only, ...others] = items();
    if (only !== undefined && others.length === 0) return only;
    throw new Error(`Expected one tray item, but there are ${addresses.length}.`);
  };
  return {
    item,
    items,
    waitForItem: (options) =>
      eventually({ what: 'one tray item', read: item, until: () => true, ...options }),
    waitForNoItem: async (options) => {
      const none = ({ length }: readonly TrayAddress[]) => length === 0;
      await eventually({
        what: 'the tray item to go',
        read: () => addresses,
        until: none,
        ...options,
      });
    },
    stop: connection.close,
  };
}

const idOf = ({ destination, path }: TrayAddress) => `${destination}${path}`;

function answerProperties(
  { member, body: [, name] }: Incoming,
  properties: Readonly<Record<string, unknown>>,
): Reply | undefined {
  if (member === 'GetAll') return { signature: 'a{sv}', body: [properties] };
  const property = member === 'Get' ? properties[text(name)] : undefined;
  return property === undefined ? undefined : { signature: 'v', body: [property] };
}

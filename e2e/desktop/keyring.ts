import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Connection, type Target } from './connection';
import { start } from './process';
import { list } from './values';
import { eventually } from './wait';

const SERVICE: Target = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
};
const DEFAULT_COLLECTION: Target = {
  ...SERVICE,
  path: '/org/freedesktop/secrets/aliases/default',
  interface: 'org.freedesktop.Secret.Collection',
};

/** What every keyring here is unlocked with. */
export const KEYRING_PASSWORD = 'keyring';

/** Tells Chromium to use this keyring; it would otherwise go by the name of the desktop. */
export const KEYRING_ARGS = ['--password-store=gnome-libsecret'] as const;

export interface KeyringOptions {
  readonly busAddress: string;
  /** A folder of its own, where its store lies: the same one has the same secrets, a new one none. */
  readonly home: string;
}

/** A real keyring (gnome-keyring) on the test's bus, unlocked at first. */
export interface Keyring {
  /** Locks it, as a desktop does when its user says so. It is unlocked by a new start. */
  lock(): Promise<void>;
  /** Deletes every secret in it; returns how many there were. */
  forget(): Promise<number>;
  /** Ends it; its store stays in its home. */
  stop(): Promise<void>;
}

/**
 * Starts a keyring and waits until it is unlocked.
 *
 * @throws Error when gnome-keyring is missing, the bus has a keyring, or it is not unlocked within 5 s.
 */
export async function startKeyring({ busAddress, home }: KeyringOptions): Promise<Keyring> {
  const env = await keyringEnv(busAddress, home);
  const connection = await connect(busAddress);
  // It reads its password from stdin, to the end.
  const command =
    'printf %s "$0" | gnome-keyring-daemon --foreground --unlock --components=secrets';
  const daemon = await start('sh', ['-c', command, KEYRING_PASSWORD], env);
  const stop = async () => {
    await daemon.stop();
    await connection.close();
  };
  try {
    await eventually({
      what: 'an unlocked keyring',
      read: async () => (await connection.properties(DEFAULT_COLLECTION))['Locked'],
      until: (isLocked) => isLocked === false,
    });
  } catch (error) {
    await stop();
    throw new Error(`The keyring said: ${daemon.output()}`, { cause: error });
  }
  return {
    lock: async () => {
      const { Collections } = await connection.properties(SERVICE);
      await connection.call(SERVICE, 'Lock', 'ao', [Collections]);
    },
    forget: () => deleteItems(connection),
    stop,
  };
}

async function keyringEnv(busAddress: string, home: string) {
  const folders = {
    HOME: home,
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: join(home, '.run'),
  };
  // The runtime folder must be the user's alone, or the keyring refuses it.
  const USER_ONLY = 0o700;
  for (const folder of Object.values(folders)) {
    await mkdir(folder, { recursive: true, mode: USER_ONLY });
  }
  return {
    PATH: process.env['PATH'] ?? '',
    ...folders,
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    GSETTINGS_BACKEND: 'memory',
  };
}

async function deleteItems(connection: Connection): Promise<number> {
  const { Items } = await connection.properties(DEFAULT_COLLECTION);
  const items = list(Items).map(String);
  for (const path of items) {
    await connection.call({ ...SERVICE, path, interface: 'org.freedesktop.Secret.Item' }, 'Delete');
  }
  return items.length;
}

import { cannotWatchText } from '../../shared/strings/banners';
import type { Connection } from './connection';
import type { SnapshotListener } from '../accounts/account-monitor';
import {
  startConnectionServices,
  type ConnectionServices,
  type ConnectionServicesOptions,
} from './connection-services';

export interface ConnectionSwitcher {
  /** The station in use. Throws before the first one is. */
  current(): ConnectionServices;
  /** Ends the station in use and opens one for another connection; one change at a time. */
  switchTo(connection: Connection): Promise<void>;
  /** Hears the snapshots of whatever station is in use. Returns the way to stop listening. */
  onSnapshot(listener: SnapshotListener): () => void;
  /** Ends the station in use; none comes after it. */
  end(): Promise<void>;
}

interface Options extends Omit<ConnectionServicesOptions, 'onSnapshot'> {
  /** Another station is in use. */
  onSwitch: (station: ConnectionServices) => void;
}

/** The stations, one after the other. */
export function createConnectionSwitcher({ onSwitch, ...parts }: Options): ConnectionSwitcher {
  const listeners = new Set<SnapshotListener>();
  let station: ConnectionServices | null = null;
  let lastChange: Promise<void> = Promise.resolve();
  let isOver = false;

  const onSnapshot: SnapshotListener = (snapshot, changes) => {
    for (const listener of listeners) listener(snapshot, changes);
  };

  const open = async (connection: Connection) => {
    try {
      return await startConnectionServices(connection, { ...parts, onSnapshot });
    } catch (error) {
      // Without any station there would be no tray and no window to say so.
      parts.reportToUser(cannotWatchText(String(error)));
      return startConnectionServices({ kind: 'none' }, { ...parts, onSnapshot });
    }
  };

  /** What could not be ended well must not keep the next one from beginning. */
  const endCurrent = async () => {
    await station?.end().catch((error: unknown) => parts.warn(`not ended well: ${String(error)}`));
  };

  const change = async (connection: Connection) => {
    if (isOver) return;
    await endCurrent();
    station = await open(connection);
    onSwitch(station);
    onSnapshot(station.monitor.snapshot(), []);
  };

  return {
    current() {
      if (station === null) throw new Error('There is no station yet.');
      return station;
    },
    switchTo(connection) {
      const next = lastChange.then(() => change(connection));
      lastChange = next.catch(() => undefined);
      return next;
    },
    onSnapshot(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end() {
      isOver = true;
      await lastChange;
      await endCurrent();
    },
  };
}

import { cannotWatchWords } from '../../shared/messages/notice';
import type { Connection } from '../connect/connection';
import type { SnapshotListener } from '../watch/watch';
import { openStation, type Station, type StationParts } from './station';

export interface Stations {
  /** The station in use. Throws before the first one is. */
  current(): Station;
  /** Ends the station in use and opens one for another connection; one change at a time. */
  use(connection: Connection): Promise<void>;
  /** Hears the snapshots of whatever station is in use. Returns the way to stop listening. */
  onSnapshot(listener: SnapshotListener): () => void;
  end(): Promise<void>;
}

interface Options extends Omit<StationParts, 'onSnapshot'> {
  /** Another station is in use. */
  onSwitch: (station: Station) => void;
}

/** The stations, one after the other. */
export function createStations({ onSwitch, ...parts }: Options): Stations {
  const listeners = new Set<SnapshotListener>();
  let station: Station | null = null;
  let lastChange: Promise<void> = Promise.resolve();

  const onSnapshot: SnapshotListener = (snapshot, changes) => {
    for (const listener of listeners) listener(snapshot, changes);
  };

  const open = async (connection: Connection) => {
    try {
      return await openStation(connection, { ...parts, onSnapshot });
    } catch (error) {
      // Without any station there would be no tray and no window to say so.
      parts.onTrouble(cannotWatchWords(String(error)));
      return openStation({ kind: 'none' }, { ...parts, onSnapshot });
    }
  };

  const change = async (connection: Connection) => {
    await station?.end();
    station = await open(connection);
    onSwitch(station);
    onSnapshot(station.watch.snapshot(), []);
  };

  return {
    current() {
      if (station === null) throw new Error('There is no station yet.');
      return station;
    },
    use(connection) {
      lastChange = lastChange.then(() => change(connection));
      return lastChange;
    },
    onSnapshot(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async end() {
      await lastChange;
      await station?.end();
    },
  };
}

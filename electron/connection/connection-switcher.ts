import { cannotWatchText } from '../../shared/strings/banners';
import type { Renewal } from '../../shared/model/renewal';
import type { Silences } from '../../shared/model/silences';
import { createEmitter } from '../../shared/util/emitter';
import type { SnapshotListener } from '../accounts/account-monitor';
import { withTimeout } from '../beeper-api/timeout';
import type { PolicyState } from '../notifications/notification-policy';
import type { Connection } from './connection';
import {
  startConnectionServices,
  type ConnectionServices,
  type ConnectionServicesOptions,
} from './connection-services';

/** Signing out and leaving the demo wait no longer than this for a Beeper that hangs. */
const SWITCH_WITHIN_MS = 3_000;

export interface ConnectionSwitcher {
  /** The services in use. Throws before the first ones are. */
  current(): ConnectionServices;
  /**
   * Stops the services in use and starts those of another connection; one change at a time.
   * Resolves with the connection that is in use then: none when the other could not be started.
   */
  switchTo(connection: Connection): Promise<Connection>;
  /** Other services are in use; their first snapshot follows. Returns the way to stop listening. */
  onSwitch(listener: (services: ConnectionServices) => void): () => void;
  /** Receives the snapshots of whatever connection is in use. Returns the way to stop listening. */
  onSnapshot(listener: SnapshotListener): () => void;
  /** Receives what is silenced on whatever connection is in use. Returns the way to stop listening. */
  onSilences(listener: (silences: Silences) => void): () => void;
  /** Receives how long sign-ins may last on whatever connection is in use. Returns the way to stop. */
  onRenewals(listener: (renewals: readonly Renewal[]) => void): () => void;
  /** Stops the services in use, for good, within this time whatever Beeper does. */
  stop(limits: { withinMs: number }): Promise<void>;
}

type Options = Omit<
  ConnectionServicesOptions,
  'onSnapshot' | 'onSilences' | 'onRenewals' | 'continued'
>;

interface Active {
  services: ConnectionServices;
  connection: Connection;
}

/** What is remembered of the accounts, if the same are watched on: Beeper has moved to another port. */
function watchGoingOn({ services, connection }: Active, next: Connection): PolicyState | null {
  if (connection.kind !== 'beeper' || next.kind !== 'beeper') return null;
  return connection.token === next.token ? services.notifications.watchState() : null;
}

/** The services of one connection after the other. */
export function createConnectionSwitcher(parts: Options): ConnectionSwitcher {
  const { clock, warn, reportToUser } = parts;
  const switches = createEmitter<[ConnectionServices]>((error) =>
    warn(`a listener to the connection failed: ${String(error)}`),
  );
  const snapshots = createEmitter<Parameters<SnapshotListener>>((error) =>
    warn(`a listener to the snapshots failed: ${String(error)}`),
  );
  const silenceChanges = createEmitter<[Silences]>((error) =>
    warn(`a listener to the silences failed: ${String(error)}`),
  );
  const renewalChanges = createEmitter<[readonly Renewal[]]>((error) =>
    warn(`a listener to the renewals failed: ${String(error)}`),
  );
  let active: Active | null = null;
  let lastChange: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const open = async (connection: Connection, continued: PolicyState | null): Promise<Active> => {
    const start = (next: Connection) =>
      startConnectionServices(next, {
        ...parts,
        continued,
        onSnapshot: snapshots.emit,
        onSilences: silenceChanges.emit,
        onRenewals: renewalChanges.emit,
      });
    try {
      return { services: await start(connection), connection };
    } catch (error) {
      // Without any services there would be no tray and no window to say so.
      reportToUser(cannotWatchText(String(error)));
      const none: Connection = { kind: 'none' };
      return { services: await start(none), connection: none };
    }
  };

  /** Services that could not be stopped well must not keep the next ones from starting. */
  const stopActive = async (withinMs: number) => {
    await active?.services
      .stop({ withinMs })
      .catch((error: unknown) => warn(`not stopped well: ${String(error)}`));
  };

  const change = async (connection: Connection): Promise<Connection> => {
    if (isStopped) return active?.connection ?? { kind: 'none' };
    const continued = active && watchGoingOn(active, connection);
    await stopActive(SWITCH_WITHIN_MS);
    active = await open(connection, continued);
    const { services } = active;
    switches.emit(services);
    silenceChanges.emit(services.notifications.silences());
    renewalChanges.emit(services.notifications.renewals());
    snapshots.emit(services.monitor.snapshot(), []);
    return active.connection;
  };

  return {
    current() {
      if (active === null) throw new Error('There are no connection services yet.');
      return active.services;
    },
    switchTo(connection) {
      const next = lastChange.then(() => change(connection));
      lastChange = next.catch(() => undefined);
      return next;
    },
    onSwitch: switches.on,
    onSnapshot: snapshots.on,
    onSilences: silenceChanges.on,
    onRenewals: renewalChanges.on,
    async stop({ withinMs }) {
      isStopped = true;
      const stopBy = clock.now() + withinMs;
      await withTimeout({ clock, timeoutMs: withinMs, signal: undefined }, async () => {
        await lastChange;
        await stopActive(Math.max(0, stopBy - clock.now()));
      });
    },
  };
}

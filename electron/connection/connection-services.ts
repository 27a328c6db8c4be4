import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountDetails } from '../../shared/ipc/contract';
import { demoAlert } from '../../shared/strings/notifications';
import type { LoginState } from '../../shared/model/login';
import type { Alert } from '../notifications/notification-content';
import { createAlerts } from '../notifications/notification-service';
import { createConnectionAlert } from '../notifications/connection-notification';
import { openAlertMemory } from '../notifications/notification-memory';
import { createBeeperClient, type BeeperClient } from '../beeper-api/client';
import { withDeadline } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import type { Connection } from './connection';
import { createLogins } from '../login/login-manager';
import type { LoginService } from '../login/login-service';
import type { SettingsService } from '../settings/settings';
import { createDetails } from '../accounts/account-details';
import { openHistory } from '../accounts/status-history';
import { createJournal } from '../accounts/snapshot-log';
import { createWatch, type SnapshotListener, type Watch } from '../accounts/account-monitor';
import { startDemo, type Demo } from '../demo/demo';
import { runAt } from '../platform/schedule-at';

/** Who signs out or leaves the demo waits no longer for a Beeper that hangs. */
const LOGIN_ENDS_WITHIN_MS = 3_000;

/** Everything that lives as long as one connection does. */
export interface Station {
  /** Null while nothing is connected. */
  client: BeeperClient | null;
  watch: Watch;
  logins: LoginService;
  accountDetails(accountID: string): Promise<AccountDetails>;
  /** The built-in simulator, while that is what is watched. */
  demo: Demo | null;
  noteResume(): void;
  /**
   * Ends it in order: no more polls, no open login on Beeper's side, everything on disk. A Beeper that
   * takes more than 3 s to hear of the login does so while the next station works.
   */
  end(): Promise<void>;
}

export interface StationParts {
  clock: Clock;
  /** Where history and alerts are kept. */
  folder: string;
  settings: SettingsService;
  login: Omit<Parameters<typeof createLogins>[0], 'client' | 'snapshot' | 'onComplete'>;
  notify(alert: Alert): void;
  withdraw(kind: Alert['kind']): void;
  onSnapshot: SnapshotListener;
  onLogin(state: LoginState | null): void;
  info(line: string): void;
  warn(line: string): void;
  /** Told a sentence for the owner. */
  onTrouble(sentence: string): void;
}

/** Builds everything that watches one connection, and starts watching. */
export async function openStation(connection: Connection, parts: StationParts): Promise<Station> {
  const { clock, settings, info, warn, onTrouble } = parts;
  const isDemo = connection.kind === 'demo';
  const folder = isDemo ? await emptyFolder(join(parts.folder, 'demo')) : parts.folder;
  const demo = isDemo ? await startDemo(clock) : null;
  const target = connection.kind === 'beeper' ? connection : demo;
  const client = target && createBeeperClient({ ...target, fetch, clock });

  const files = { now: clock.now, onTrouble };
  const [history, memory] = await Promise.all([
    openHistory({ file: join(folder, 'history.ndjson'), ...files }),
    openAlertMemory({ file: join(folder, 'alerts.json'), ...files }),
  ]);
  const calmSeconds = () => settings.get('pollSeconds');
  const isWaiting = connection.kind === 'waiting';
  const watch = createWatch({ client, isWaiting, clock, history, calmSeconds, log: warn });
  const logins = createLogins({
    ...parts.login,
    client,
    snapshot: watch.snapshot,
    onComplete: () => void watch.checkNow(),
  });
  const wanted = () => settings.get('notifications');
  const notify = (alert: Alert) => parts.notify(isDemo ? demoAlert(alert) : alert);
  const alerts = createAlerts({ clock, memory, settings: wanted, notify, log: info });
  const connectionAlert = createConnectionAlert({
    isWanted: () => wanted().connection,
    notify,
    withdraw: () => parts.withdraw('connection'),
    log: info,
  });

  const journal = createJournal();
  watch.onSnapshot((snapshot, changes) => journal(snapshot, changes).forEach(info));
  watch.onSnapshot(alerts.see);
  watch.onSnapshot(connectionAlert);
  watch.onSnapshot(parts.onSnapshot);
  logins.onState(parts.onLogin);

  // Beeper refuses a token that ran out; asking then tells the owner at once, not a poll later.
  const expiresAt = connection.kind === 'beeper' ? connection.expiresAt : null;
  const cancelExpiry = expiresAt === null ? null : runAt(clock, expiresAt, watch.checkNow);

  watch.start();
  info(`watching ${connection.kind === 'beeper' ? connection.baseURL : connection.kind}`);
  return {
    client,
    watch,
    logins,
    accountDetails: createDetails({ client, history, snapshot: watch.snapshot }),
    demo,
    noteResume: alerts.noteResume,
    async end() {
      cancelExpiry?.();
      watch.stop();
      parts.withdraw('connection');
      const deadline = { clock, timeoutMs: LOGIN_ENDS_WITHIN_MS, signal: undefined };
      const login = withDeadline(deadline, logins.end);
      await Promise.all([alerts.close(), history.close(), login]);
      if (demo === null) return;
      await demo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The demo begins anew each time, and leaves the owner's own history and alerts alone. */
async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountDetails } from '../../shared/model/account-details';
import type { NotificationDecision } from '../../shared/model/notification-decision';
import type { Renewal } from '../../shared/model/renewal';
import type { Silences } from '../../shared/model/silences';
import type { LoginState } from '../../shared/model/login';
import type { LocalTime } from '../../shared/util/local-time';
import type { NotifiedAlert } from '../hooks/hook-alert';
import type { NotificationSpec } from '../notifications/notification-content';
import {
  createNotificationService,
  type NotificationService,
} from '../notifications/notification-service';
import type { PolicyState } from '../notifications/notification-policy';
import { openNotificationMemory } from '../notifications/notification-memory';
import { createRenewalKeeper } from '../notifications/renewals/renewal-keeper';
import { openRenewalMemory } from '../notifications/renewals/renewal-memory';
import { createBeeperClient, type BeeperClient } from '../beeper-api/client';
import type { HTTPFetch } from '../beeper-api/http-fetch';
import { withTimeout } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import type { Connection } from './connection';
import { createLoginManager, type LoginManager } from '../login/login-manager';
import type { SettingsService } from '../settings/settings';
import { createAccountDetails } from '../accounts/account-details';
import { createLoginRemoval } from '../accounts/login-removal';
import { createSnapshotLog } from '../accounts/snapshot-log';
import {
  createAccountMonitor,
  type SnapshotListener,
  type AccountMonitor,
} from '../accounts/account-monitor';
import { idlePollMs } from '../accounts/poll-interval';
import { createAccountPictures, type AccountPictures } from '../accounts/pictures/account-pictures';
import { startDemo, type Demo } from '../demo/demo';
import { openHistory } from '../history/history';
import { createHistoryReader, type HistoryReader } from '../history/history-reader';
import { recordHistory } from '../history/history-recorder';
import { openWatchedFile } from '../history/watched-file';
import { scheduleAt } from '../platform/schedule-at';

/** Everything that lives as long as one connection does. */
export interface ConnectionServices {
  /** Null while nothing is connected. */
  client: BeeperClient | null;
  monitor: AccountMonitor;
  logins: LoginManager;
  accountDetails(accountID: string): Promise<AccountDetails>;
  pictures: Pick<AccountPictures, 'picture'>;
  history: HistoryReader;
  removeLogin(accountID: string, scope: string): Promise<void>;
  notifications: NotificationService;
  /** The built-in simulator; null unless the connection is the demo. */
  demo: Demo | null;
  /**
   * Stops everything in order: no more polls, no open login on Beeper's side, everything on disk.
   * Does not wait longer than `withinMs` for Beeper to cancel the login; the request goes on.
   */
  stop(limits: { withinMs: number }): Promise<void>;
}

export interface ConnectionServicesOptions {
  clock: Clock;
  /** Sends what carries the token. */
  fetch: HTTPFetch;
  /** Where history and notification memory are stored. */
  folder: string;
  localTime: LocalTime;
  settings: SettingsService;
  /** How the same accounts were watched until now, at another address of their Beeper; else null. */
  continued: PolicyState | null;
  /** Whether the computer runs on its battery. */
  isOnBattery(): boolean;
  /** Makes a picture small enough for the window; null when it cannot be decoded. */
  shrinkPicture(bytes: Uint8Array): string | null;
  login: Omit<Parameters<typeof createLoginManager>[0], 'client' | 'snapshot' | 'onComplete'>;
  notify(spec: NotificationSpec): void;
  withdraw(kind: NotificationSpec['category']): void;
  keepProblemsOf(accountIDs: ReadonlySet<string>): void;
  keepRenewalsOf(accountIDs: ReadonlySet<string>): void;
  /** Receives what was notified of real accounts, for other programs. */
  onNotified(told: NotifiedAlert): void;
  onSnapshot: SnapshotListener;
  onLogin(state: LoginState | null): void;
  onSilences(silences: Silences): void;
  onRenewals(renewals: readonly Renewal[]): void;
  /** Keeps a value out of the log from now on. */
  addSecret(secret: string): void;
  info(line: string): void;
  warn(line: string): void;
  reportToUser(sentence: string): void;
}

/** Builds everything that watches one connection, and starts watching. */
export async function startConnectionServices(
  connection: Connection,
  parts: ConnectionServicesOptions,
): Promise<ConnectionServices> {
  const { clock, settings, info, warn, reportToUser } = parts;
  if (connection.kind === 'beeper') parts.addSecret(connection.token);
  const isDemo = connection.kind === 'demo';
  const folder = isDemo ? await emptyFolder(join(parts.folder, 'demo')) : parts.folder;
  const demo = isDemo ? await startDemo(clock) : null;
  const target = connection.kind === 'beeper' ? connection : demo;
  const client = target && createBeeperClient({ ...target, fetch: parts.fetch, clock });

  const files = { now: clock.now, reportToUser };
  const [history, watched, memory, renewals] = await Promise.all([
    openHistory({ file: join(folder, 'history.ndjson'), ...files }),
    openWatchedFile({ file: join(folder, 'watched.json'), ...files }),
    openNotificationMemory({ file: join(folder, 'alerts.json'), ...files }),
    openRenewalMemory({ file: join(folder, 'renewals.json'), ...files }),
  ]);
  const isWaiting = connection.kind === 'waiting';
  const monitor = createAccountMonitor({
    client,
    isWaiting,
    clock,
    history,
    idlePollMs: () => idlePollMs(settings.get('pollSeconds'), parts.isOnBattery()),
    log: warn,
  });
  const logins = createLoginManager({
    ...parts.login,
    client,
    snapshot: monitor.snapshot,
    onComplete(login, accountsBefore) {
      notifications.signedIn({ ...login, accountsBefore });
      void monitor.checkNow();
    },
  });
  const pictures = createAccountPictures({
    client,
    clock,
    addressOf: monitor.pictureAddress,
    shrink: parts.shrinkPicture,
    log: info,
  });
  /** Of the round under way. */
  let decisions: readonly NotificationDecision[] = [];
  const notifications = createNotificationService({
    clock,
    memory,
    renewals: createRenewalKeeper({ clock, memory: renewals }),
    localTime: parts.localTime,
    settings,
    continued: parts.continued,
    isDemo,
    notify(spec) {
      parts.notify(spec);
      if (isDemo) return;
      parts.onNotified({ spec, decisions, accounts: monitor.snapshot().accounts });
    },
    withdraw: parts.withdraw,
    keepProblemsOf: parts.keepProblemsOf,
    keepRenewalsOf: parts.keepRenewalsOf,
    log: info,
  });

  const toLogLines = createSnapshotLog();
  monitor.onSnapshot((snapshot, changes) => toLogLines(snapshot, changes).forEach(info));
  monitor.onSnapshot(notifications.evaluate);
  monitor.onSnapshot(parts.onSnapshot);
  logins.onState(parts.onLogin);
  notifications.onSilences(parts.onSilences);
  notifications.onRenewals(parts.onRenewals);
  notifications.onDecisions((decided) => (decisions = decided));
  recordHistory({ history, watched, monitor, logins, notifications, now: clock.now });

  // Beeper refuses an expired token. Polling at that moment informs the user at once.
  const expiresAt = connection.kind === 'beeper' ? connection.expiresAt : null;
  const cancelExpiry = expiresAt === null ? null : scheduleAt(clock, expiresAt, monitor.checkNow);

  monitor.start();
  info(`watching ${connection.kind === 'beeper' ? connection.baseURL : connection.kind}`);
  return {
    client,
    monitor,
    logins,
    pictures,
    accountDetails: createAccountDetails({ client, history, snapshot: monitor.snapshot }),
    history: createHistoryReader({ history, watched, now: clock.now }),
    removeLogin: createLoginRemoval({
      client,
      monitor,
      accountInHand: logins.accountInHand,
      expectRemoval: notifications.expectRemoval,
      log: info,
    }),
    notifications,
    demo,
    async stop({ withinMs }) {
      cancelExpiry?.();
      monitor.stop();
      pictures.stop();
      parts.withdraw('connection');
      const deadline = { clock, timeoutMs: withinMs, signal: undefined };
      const login = withTimeout(deadline, logins.end);
      await Promise.all([notifications.close(), history.close(), watched.close(), login]);
      if (demo === null) return;
      await demo.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The demo starts anew each time and does not touch the user's own history and notifications. */
async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

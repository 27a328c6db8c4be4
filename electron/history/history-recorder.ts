import type { HistoryEntry } from '../../shared/model/history';
import type { Snapshot } from '../../shared/model/snapshot';
import type { LoginState } from '../../shared/model/login';
import type { LoginManager } from '../login/login-manager';
import type { NotificationService } from '../notifications/notification-service';
import type { History } from './history';
import type { WatchedFile } from './watched-file';

interface Options {
  history: Pick<History, 'add'>;
  watched: Pick<WatchedFile, 'note'>;
  monitor: { onSnapshot(listener: (snapshot: Snapshot) => void): unknown };
  logins: Pick<LoginManager, 'onState'>;
  notifications: Pick<NotificationService, 'onDecisions' | 'onRefusal'>;
  now: () => number;
}

/** Writes down what happens beside the changes of status: when somebody watched, decisions, sign-ins. */
export function recordHistory(options: Options): void {
  const { history, watched, monitor, logins, notifications, now } = options;
  let lastLoginID: string | null = null;

  monitor.onSnapshot(watched.note);
  notifications.onDecisions((decisions, at) => {
    const entries = decisions.map(({ accountID, kind, notify, reason, count }): HistoryEntry => ({
      at,
      accountID,
      kind: 'decision',
      about: kind,
      told: notify,
      reason,
      count,
    }));
    void history.add(entries);
  });
  notifications.onRefusal((decision, at) => {
    const { refusal, kind } = decision;
    const told = kind === 'notify';
    const reason = told ? 'at-once' : kind;
    void history.add([{ at, accountID: null, kind: 'refusal', refusal, told, reason }]);
  });
  logins.onState((login) => {
    const entry = signIn(login, now());
    if (entry === null || login?.id === lastLoginID) return;
    lastLoginID = login?.id ?? null;
    void history.add([entry]);
  });
}

/** Null while the login is not complete, and when nobody knows whose account it is. */
function signIn(login: LoginState | null, at: number): HistoryEntry | null {
  if (login?.stage.kind !== 'complete') return null;
  const { signedIn } = login.stage;
  const accountID = signedIn?.accountID ?? login.accountID;
  if (accountID === null) return null;
  const network = signedIn?.network ?? login.network;
  return { at, accountID, network, displayName: signedIn?.displayName ?? null, kind: 'signed-in' };
}

import type { Route } from '../../shared/model/route';
import type { Snapshot } from '../../shared/model/snapshot';
import type { AccountMonitor } from '../accounts/account-monitor';
import type { LoginManager } from '../login/login-manager';
import { hasLink, parseReconnectArgs } from './deep-links';

/** The statuses that a sign-in resolves; others may need something else from the user. */
const MENDED_BY_SIGN_IN = new Set(['reconnect_required', 'connection_required']);

/** The account to sign in to at once when a route is opened; null to open the route itself. */
export function accountToSignIn(route: Route | null, { accounts }: Snapshot): string | null {
  if (route?.view !== 'account') return null;
  const account = accounts.find(({ accountID }) => accountID === route.accountID);
  return account !== undefined && MENDED_BY_SIGN_IN.has(account.status) ? account.accountID : null;
}

interface Options {
  monitor: Pick<AccountMonitor, 'snapshot' | 'onSnapshot'>;
  logins: Pick<LoginManager, 'start'>;
  show: (route?: Route) => void;
}

export interface TargetOpener {
  /** Opens a route, or the sign-in its account needs; null opens the last route. */
  openTarget(route: Route | null): void;
  /** Opens the sign-in to an account, needed or not; its page when there is no such account. */
  signIn(accountID: string): void;
  /**
   * Opens what a start of the program asks for: the window, unless it names an account.
   * @param isShown the start has done that already
   */
  handleLaunchArgs(argv: readonly string[], how?: { isShown: boolean }): void;
}

/** Opens the window for a notification, the tray, a link or a start of the program. */
export function createTargetOpener({ monitor, logins, show }: Options): TargetOpener {
  let stopWaiting: () => void = () => undefined;

  const openTarget = (route: Route | null) => {
    const accountID = accountToSignIn(route, monitor.snapshot());
    if (accountID === null) show(route ?? undefined);
    else logins.start({ accountID });
  };

  /** Returns whether there is such an account. */
  const reconnect = (accountID: string, isLink: boolean): boolean => {
    const isKnown = monitor.snapshot().accounts.some((account) => account.accountID === accountID);
    if (!isKnown) return false;
    // SECURITY: any web page can open a link, so a link starts only a sign-in that is needed.
    if (isLink) openTarget({ view: 'account', accountID });
    else logins.start({ accountID });
    return true;
  };

  return {
    openTarget,
    signIn(accountID) {
      if (!reconnect(accountID, false)) show({ view: 'account', accountID });
    },
    handleLaunchArgs(argv, { isShown } = { isShown: false }) {
      stopWaiting();
      const accountID = parseReconnectArgs(argv);
      const isLink = hasLink(argv);
      if (accountID !== null && reconnect(accountID, isLink)) return;
      if (!isShown) show();
      // At a start the accounts are not known yet: wait for the first answer only.
      if (accountID === null || monitor.snapshot().lastCheckedAt !== null) return;
      stopWaiting = monitor.onSnapshot((snapshot) => {
        if (snapshot.lastCheckedAt === null) return;
        stopWaiting();
        reconnect(accountID, isLink);
      });
    },
  };
}

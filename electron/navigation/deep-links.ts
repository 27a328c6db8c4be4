import type { Route } from '../../shared/ipc/contract';
import type { Snapshot } from '../../shared/model/snapshot';
import type { AccountMonitor } from '../accounts/account-monitor';
import type { LoginManager } from '../login/login-manager';

/** The statuses that a sign-in mends; others that need the user may ask for something else. */
const MENDED_BY_SIGN_IN = new Set(['reconnect_required', 'connection_required']);

/**
 * Where a click on a notification or in the tray leads: straight to signing in again for an account
 * that still needs it, else to the place it was about.
 */
export function accountToSignIn(place: Route | null, { accounts }: Snapshot): string | null {
  if (place?.view !== 'account') return null;
  const account = accounts.find(({ accountID }) => accountID === place.accountID);
  return account !== undefined && MENDED_BY_SIGN_IN.has(account.status) ? account.accountID : null;
}

/** The longest account ID a link may carry. */
const MOST_CHARACTERS = 1024;
const LINK = /^bridgekeeper:\/\/reconnect\/([^/?#]+)\/?$/;

/**
 * The account a start of the program asks to reconnect: `--reconnect <accountID>`,
 * `--reconnect=<accountID>`, or a link `bridgekeeper://reconnect/<accountID>`, percent-encoded.
 * Null for anything malformed: a link can come from any page.
 */
export function parseReconnectArgs(argv: readonly string[]): string | null {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--reconnect') return checked(argv[index + 1]);
    if (argument.startsWith('--reconnect=')) return checked(argument.slice('--reconnect='.length));
    const linked = LINK.exec(argument)?.[1];
    if (linked !== undefined) return checked(decoded(linked));
  }
  return null;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function checked(accountID: string | undefined): string | null {
  if (accountID === undefined || accountID === '' || accountID.startsWith('--')) return null;
  // A control character never belongs into an ID.
  return accountID.length <= MOST_CHARACTERS && !/\p{Cc}/u.test(accountID) ? accountID : null;
}

interface RoadOptions {
  watch: Pick<AccountMonitor, 'snapshot' | 'onSnapshot'>;
  logins: Pick<LoginManager, 'start'>;
  show: (place?: Route) => void;
}

export interface TargetOpener {
  /** Leads to a place, or to the sign-in that is needed there; null for wherever the user was. */
  openTarget(place: Route | null): void;
  /** What a start of the program asks for; without anything in particular it shows the window. */
  handleLaunchArgs(argv: readonly string[]): void;
}

/** The roads into the window from outside: notification, tray, link, command line. */
export function createTargetOpener({ watch, logins, show }: RoadOptions): TargetOpener {
  let stopWaiting: () => void = () => undefined;

  const reconnect = (accountID: string) => {
    const isKnown = watch.snapshot().accounts.some((account) => account.accountID === accountID);
    if (isKnown) logins.start({ accountID });
    return isKnown;
  };

  return {
    openTarget(place) {
      const accountID = accountToSignIn(place, watch.snapshot());
      if (accountID === null) show(place ?? undefined);
      else logins.start({ accountID });
    },
    handleLaunchArgs(argv) {
      stopWaiting();
      const accountID = parseReconnectArgs(argv);
      if (accountID !== null && reconnect(accountID)) return;
      show();
      // At a first start the accounts are not known yet; only the first answer is waited for.
      if (accountID === null || watch.snapshot().lastCheckedAt !== null) return;
      stopWaiting = watch.onSnapshot((snapshot) => {
        if (snapshot.lastCheckedAt === null) return;
        stopWaiting();
        reconnect(accountID);
      });
    },
  };
}

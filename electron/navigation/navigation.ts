import type { Route } from '../../shared/model/route';
import { canSignIn } from '../connection/connection';
import type { ConnectionManager } from '../connection/connection-manager';
import type { ConnectionSwitcher } from '../connection/connection-switcher';
import type { LoginTarget } from '../login/login-target';
import { accountsToPutOff, type NotificationCommand } from '../notifications/notification-action';
import type { TrayAction } from '../tray/tray-item';
import type { MainWindow } from '../window/main-window.electron';
import { createTargetOpener } from './target-opener';

/** The ways into the window from outside: tray, notification, shortcut, link, command line. */
export interface Navigation {
  /** Opens a route, or the sign-in its account needs; null opens the last route. */
  open(route: Route | null): void;
  /** The user went to another route in the window. */
  setRoute(route: Route): void;
  /** Carries out what was chosen in the tray. */
  onTrayAction(action: TrayAction): void;
  /** Carries out what was chosen on a notification. */
  onNotificationCommand(command: NotificationCommand): void;
  /** Carries out what a start of the program asks for. */
  handleLaunchArgs(argv: readonly string[], how?: { isShown: boolean }): void;
  /** Call when the window was shown or hidden, or the connection changed. */
  updateDiscovery(): void;
}

interface Options {
  window: Pick<MainWindow, 'show' | 'route' | 'setRoute' | 'isVisible'>;
  connections: Pick<ConnectionSwitcher, 'current' | 'onSnapshot'>;
  connectionManager: Pick<
    ConnectionManager,
    'connection' | 'setDiscoveryActive' | 'reconnect' | 'leaveDemo'
  >;
  quit: () => void;
}

export function createNavigation(options: Options): Navigation {
  const { window, connections, connectionManager, quit } = options;

  /** With a token that may only read, every sign-in would fail at its first step. */
  const startLogin = (target: LoginTarget) => {
    if (canSignIn(connectionManager.connection())) connections.current().logins.start(target);
    else open({ view: 'connect' });
  };

  const opener = createTargetOpener({
    monitor: {
      snapshot: () => connections.current().monitor.snapshot(),
      onSnapshot: connections.onSnapshot,
    },
    logins: { start: startLogin },
    show: window.show,
  });

  /** Searches for Beeper only while the window waits for one. */
  const updateDiscovery = () => {
    const isWanted =
      window.route().view === 'connect' || connectionManager.connection().kind === 'none';
    connectionManager.setDiscoveryActive(window.isVisible() && isWanted);
  };

  const open = (route: Route | null) => {
    opener.openTarget(route);
    // Showing a window that is visible already changes no visibility.
    updateDiscovery();
    if (route?.view === 'connect') void connectionManager.reconnect();
  };

  return {
    open,
    setRoute(route) {
      window.setRoute(route);
      updateDiscovery();
    },
    onTrayAction(action) {
      const { monitor, notifications } = connections.current();
      switch (action.do) {
        case 'open':
          return open(action.route);
        case 'check':
          return void monitor.checkNow();
        case 'connect':
          return open({ view: 'connect' });
        case 'snooze':
          return notifications.snooze(action.length);
        case 'unmute':
          return notifications.mute(action.accountID, null);
        case 'unacknowledge':
          return notifications.acknowledge(action.accountID, false);
        case 'leave-demo':
          return void connectionManager.leaveDemo();
        case 'quit':
          return quit();
      }
    },
    onNotificationCommand(command) {
      if (command.do === 'open') return open(command.route);
      if (command.do === 'sign-in') return opener.signIn(command.accountID);
      const { monitor, notifications } = connections.current();
      const accountIDs = accountsToPutOff(command.accountIDs, monitor.snapshot());
      for (const accountID of accountIDs) notifications.acknowledge(accountID, true);
    },
    handleLaunchArgs: opener.handleLaunchArgs,
    updateDiscovery,
  };
}

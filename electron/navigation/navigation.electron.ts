import { app } from 'electron';
import type { Route } from '../../shared/ipc/contract';
import type { ConnectionManager } from '../connection/connection-manager';
import { createTargetOpener } from './deep-links';
import type { TrayAction } from '../tray/tray-model';
import type { MainWindow } from '../window/main-window.electron';
import type { ConnectionSwitcher } from '../connection/connection-switcher';

/** The ways into the window from outside: tray, notification, shortcut, link, command line. */
export interface Navigation {
  /** Leads to a place, or to what is to be done there; null for wherever the user was. */
  open(route: Route | null): void;
  /** Carries out what was chosen in the tray. */
  onTrayAction(action: TrayAction): void;
  /** What a start of the program asks for. */
  handleLaunchArgs(argv: readonly string[]): void;
  /** The window was shown or hidden, or its user went elsewhere in it. */
  updateDiscovery(): void;
}

interface Options {
  window: Pick<MainWindow, 'show' | 'route' | 'isVisible'>;
  stations: ConnectionSwitcher;
  connecting: ConnectionManager;
}

export function createNavigation({ window, stations, connecting }: Options): Navigation {
  const roads = createTargetOpener({
    watch: {
      snapshot: () => stations.current().monitor.snapshot(),
      onSnapshot: stations.onSnapshot,
    },
    logins: { start: (target) => stations.current().logins.start(target) },
    show: window.show,
  });

  /** A Beeper to connect to is looked for only while somebody waits for it. */
  const updateDiscovery = () => {
    const isAsked = window.route().view === 'connect' || connecting.connection().kind === 'none';
    connecting.setDiscoveryActive(window.isVisible() && isAsked);
  };

  const open = (route: Route | null) => {
    roads.openTarget(route);
    // A window that was visible before tells nothing by being shown.
    updateDiscovery();
    if (route?.view === 'connect') void connecting.reconnect();
  };

  return {
    open,
    onTrayAction(action) {
      if (action.do === 'quit') app.quit();
      else if (action.do === 'check') void stations.current().monitor.checkNow();
      else if (action.do === 'connect') open({ view: 'connect' });
      else if (action.do === 'leave-demo') void connecting.leaveDemo();
      else open(action.route);
    },
    handleLaunchArgs: roads.handleLaunchArgs,
    updateDiscovery,
  };
}

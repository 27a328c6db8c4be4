import { app } from 'electron';
import type { Place } from '../../shared/ipc/contract';
import type { ConnectService } from '../connection/connection-manager';
import { createRoads } from './deep-links';
import type { TrayAction } from '../tray/tray-model';
import type { MainWindow } from '../window/main-window.electron';
import type { Stations } from '../connection/connection-switcher';

/** The ways into the window from outside: tray, notification, shortcut, link, command line. */
export interface WaysIn {
  /** Leads to a place, or to what is to be done there; null for wherever the owner was. */
  open(place: Place | null): void;
  /** Carries out what was chosen in the tray. */
  act(action: TrayAction): void;
  /** What a start of the program asks for. */
  started(argv: readonly string[]): void;
  /** The window was shown or hidden, or its owner went elsewhere in it. */
  looked(): void;
}

interface Options {
  window: Pick<MainWindow, 'show' | 'place' | 'isVisible'>;
  stations: Stations;
  connecting: ConnectService;
}

export function createWaysIn({ window, stations, connecting }: Options): WaysIn {
  const roads = createRoads({
    watch: {
      snapshot: () => stations.current().watch.snapshot(),
      onSnapshot: stations.onSnapshot,
    },
    logins: { start: (target) => stations.current().logins.start(target) },
    show: window.show,
  });

  /** A Beeper to connect to is looked for only while somebody waits for it. */
  const looked = () => {
    const isAsked = window.place().view === 'connect' || connecting.connection().kind === 'none';
    connecting.seek(window.isVisible() && isAsked);
  };

  const open = (place: Place | null) => {
    roads.to(place);
    // A window that was visible before tells nothing by being shown.
    looked();
    if (place?.view === 'connect') void connecting.renew();
  };

  return {
    open,
    act(action) {
      if (action.do === 'quit') app.quit();
      else if (action.do === 'check') void stations.current().watch.checkNow();
      else if (action.do === 'connect') open({ view: 'connect' });
      else if (action.do === 'leave-demo') void connecting.leaveDemo();
      else open(action.place);
    },
    started: roads.started,
    looked,
  };
}

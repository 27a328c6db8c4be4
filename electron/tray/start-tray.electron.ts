import type { Menu, NativeTheme, Tray } from 'electron';
import type { Settings } from '../../shared/model/settings';
import { NO_SILENCES } from '../../shared/model/silences';
import { createLocalTime } from '../../shared/util/local-time';
import { initialSnapshot } from '../accounts/initial-snapshot';
import type { TrayAction } from './tray-item';
import { trayModel } from './tray-model';
import { createTray, type AppTray } from './tray.electron';

/** The tray from the program's first moment on. */
export interface StartedTray {
  tray: AppTray;
  /**
   * Calls the listener with what the user chooses from now on, and at once with what was chosen before.
   * Only one can listen.
   */
  onAction(listener: (action: TrayAction) => void): void;
}

interface Options {
  electron: { Menu: typeof Menu; nativeTheme: NativeTheme; Tray: typeof Tray };
  /** The full path of a file below `resources/`. */
  resource: (file: string) => string;
  style: Settings['trayStyle'];
  /** Ms since the epoch. */
  now: number;
}

/** Shows in the tray that the program starts, before anything else of it is loaded. */
export function startTray({ electron, resource, style, now }: Options): StartedTray {
  const waiting: TrayAction[] = [];
  let handle = (action: TrayAction): void => void waiting.push(action);
  const tray = createTray({ electron, resource, onAction: (action) => handle(action) });
  const nothingYet = { snapshot: initialSnapshot(now), silences: NO_SILENCES, demo: null };
  // No time of day is shown yet.
  const localTime = createLocalTime('h23');
  tray.update(trayModel({ ...nothingYet, showCount: false, localTime, now }), style);
  return {
    tray,
    onAction(listener) {
      handle = listener;
      waiting.splice(0).forEach(listener);
    },
  };
}

import type { Menu, NativeTheme, Tray } from 'electron';
import type { Settings } from '../../shared/model/settings';
import { NO_SILENCES } from '../../shared/model/silences';
import { createMailbox, type Mailbox } from '../../shared/util/mailbox';
import { createLocalTime } from '../../shared/util/local-time';
import { initialSnapshot } from '../accounts/initial-snapshot';
import type { TrayAction } from './tray-item';
import { trayModel } from './tray-model';
import { createTray, type AppTray } from './tray.electron';

/** The tray from the program's first moment on. */
export interface StartedTray {
  tray: AppTray;
  /** What the user chooses, also what was chosen before anybody listened. */
  onAction: Mailbox<TrayAction>['listen'];
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
  const actions = createMailbox<TrayAction>();
  const tray = createTray({ electron, resource, onAction: actions.put });
  const nothingYet = { snapshot: initialSnapshot(now), silences: NO_SILENCES, demo: null };
  const localTime = createLocalTime('system');
  try {
    tray.update(trayModel({ ...nothingYet, showCount: false, localTime, now }), style);
  } catch {
    // The first look at Beeper tries again, and says what is wrong.
  }
  return { tray, onAction: actions.listen };
}

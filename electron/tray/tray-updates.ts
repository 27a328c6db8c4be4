import type { Settings } from '../../shared/model/settings';
import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import type { Snapshot } from '../../shared/model/snapshot';
import type { LocalTime } from '../../shared/util/local-time';
import { trayModel, type TrayFacts, type TrayModel } from './tray-model';

interface Options {
  tray: { update(model: TrayModel, style: Settings['trayStyle']): void };
  settings: { get<Key extends 'trayCount' | 'trayStyle'>(key: Key): Settings[Key] };
  localTime: LocalTime;
  now: () => number;
}

export interface TrayUpdates {
  /** Whether and how the accounts of the snapshots from now on are simulated. */
  setDemo(demo: TrayFacts['demo']): void;
  showSnapshot(snapshot: Snapshot): void;
  showSilences(silences: Silences): void;
  /** Shows the last snapshot anew, as a setting changed. */
  refresh(): void;
}

/** Pushes to the tray what it is to show; nothing before the first snapshot. */
export function createTrayUpdates({ tray, settings, localTime, now }: Options): TrayUpdates {
  let snapshot: Snapshot | null = null;
  let silences = NO_SILENCES;
  let demo: TrayFacts['demo'] = null;

  const refresh = () => {
    if (snapshot === null) return;
    const showCount = settings.get('trayCount');
    const model = trayModel({ snapshot, silences, demo, showCount, localTime, now: now() });
    tray.update(model, settings.get('trayStyle'));
  };

  return {
    setDemo(next) {
      demo = next;
    },
    showSnapshot(next) {
      snapshot = next;
      refresh();
    },
    showSilences(next) {
      silences = next;
      refresh();
    },
    refresh,
  };
}

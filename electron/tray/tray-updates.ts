import type { Settings } from '../../shared/model/settings';
import type { Snapshot } from '../../shared/model/snapshot';
import { trayModel, type TrayFacts, type TrayModel } from './tray-model';

interface Options {
  tray: { update(model: TrayModel, style: Settings['trayStyle']): void };
  settings: { get<Key extends 'trayCount' | 'trayStyle'>(key: Key): Settings[Key] };
  now: () => number;
}

export interface TrayUpdates {
  /** Whether and how the accounts of the snapshots from now on are simulated. */
  setDemo(demo: TrayFacts['demo']): void;
  showSnapshot(snapshot: Snapshot): void;
  /** Shows the last snapshot anew, as a setting changed. */
  refresh(): void;
}

/** Pushes to the tray what it is to show; nothing before the first snapshot. */
export function createTrayUpdates({ tray, settings, now }: Options): TrayUpdates {
  let snapshot: Snapshot | null = null;
  let demo: TrayFacts['demo'] = null;

  const refresh = () => {
    if (snapshot === null) return;
    const model = trayModel({ snapshot, demo, showCount: settings.get('trayCount'), now: now() });
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
    refresh,
  };
}

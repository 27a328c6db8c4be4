import type { Settings } from '../../shared/model/settings';
import type { Snapshot } from '../../shared/model/snapshot';
import { trayModel, type TrayFacts, type TrayModel } from './tray-model';

interface Options {
  tray: { update(model: TrayModel, style: Settings['trayStyle']): void };
  settings: { get<Key extends 'trayCount' | 'trayStyle'>(key: Key): Settings[Key] };
  now: () => number;
}

export interface TrayUpdates {
  /** Shows a snapshot; `demo` says whether and how its accounts are simulated. */
  showSnapshot(snapshot: Snapshot, demo: TrayFacts['demo']): void;
  /** Shows the last snapshot anew, as a setting changed. */
  refresh(): void;
}

/** Pushes to the tray what it is to show; nothing before the first snapshot. */
export function createTrayUpdates({ tray, settings, now }: Options): TrayUpdates {
  let latest: Pick<TrayFacts, 'snapshot' | 'demo'> | null = null;

  const refresh = () => {
    if (latest === null) return;
    const model = trayModel({ ...latest, showCount: settings.get('trayCount'), now: now() });
    tray.update(model, settings.get('trayStyle'));
  };

  return {
    showSnapshot(snapshot, demo) {
      latest = { snapshot, demo };
      refresh();
    },
    refresh,
  };
}

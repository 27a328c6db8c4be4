import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { NO_SILENCES } from '../../shared/model/silences';
import { createLocalTime } from '../../shared/util/local-time';
import { account, goodSnapshot } from '../testing/fixtures';
import type { TrayModel } from './tray-model';
import { createTrayUpdates } from './tray-updates';

function start() {
  const shown: TrayModel[] = [];
  const updates = createTrayUpdates({
    tray: { update: (model) => shown.push(model) },
    settings: { get: (key) => DEFAULT_SETTINGS[key] },
    localTime: createLocalTime('h23'),
    now: () => 0,
  });
  return { updates, icons: () => shown.map(({ icon }) => icon) };
}

it('shows nothing before the first snapshot, then each pause and its end at once', () => {
  const { updates, icons } = start();
  updates.showSilences(NO_SILENCES);
  expect(icons()).toEqual([]);
  updates.showSnapshot(goodSnapshot([account()]));
  updates.showSilences({ ...NO_SILENCES, snooze: { since: 0, until: null } });
  updates.showSilences(NO_SILENCES);
  expect(icons()).toEqual(['healthy', 'paused', 'healthy']);
});

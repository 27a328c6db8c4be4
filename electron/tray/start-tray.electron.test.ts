import { expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { freshFolder } from '../testing/folder';
import { startTray } from './start-tray.electron';
import type { TrayAction } from './tray-item';

it('does without an icon that cannot be shown', async () => {
  const { electron } = createFakeElectron({ folder: await freshFolder() });
  const Tray = function () {
    throw new Error('no such file');
  } as never;
  const resource = (file: string) => file;
  const started = startTray({ electron: { ...electron, Tray }, resource, style: 'auto', now: 0 });
  expect(() => started.tray.stop()).not.toThrow();
});

it('says that the program looks for Beeper, and keeps what is chosen until somebody listens', async () => {
  const { electron, trays } = createFakeElectron({ folder: await freshFolder() });
  const started = startTray({ electron, resource: (file) => file, style: 'auto', now: 0 });
  expect(trays.map(({ toolTip }) => toolTip)).toEqual(['Looking for Beeper Desktop']);
  trays[0]?.emit('click');
  const chosen: TrayAction[] = [];
  started.onAction((action) => chosen.push(action));
  expect(chosen).toEqual([{ do: 'open', route: null }]);
  trays[0]?.emit('click');
  expect(chosen).toHaveLength(2);
});

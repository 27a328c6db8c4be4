import { expect, it, onTestFinished } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { startWindow } from './start-window.electron';

function start(args: readonly string[]) {
  const argv = process.argv;
  process.argv = [...argv, ...args];
  onTestFinished(() => void (process.argv = argv));
  const { electron, windows } = createFakeElectron();
  const inApp = (...names: string[]) => ['', 'app', ...names].join('/');
  const bounds = { x: 5, y: 6, width: 700, height: 500 };
  const look = {
    trayStyle: 'auto',
    theme: 'dark',
    window: { bounds, isMaximized: true },
  } as const;
  const { window } = startWindow({ electron, inApp, look, log: () => undefined });
  return { electron, window, windows, bounds };
}

it('opens the window as the settings have it', () => {
  const { electron, window, windows, bounds } = start([]);
  expect(window).toBe(windows[0]);
  expect(windows[0]?.options).toMatchObject({
    ...bounds,
    icon: '/app/resources/app/icon-128.png',
    webPreferences: { preload: '/app/out/preload/preload.cjs' },
  });
  expect([windows[0]?.isVisible(), windows[0]?.isMaximized()]).toEqual([true, true]);
  expect(electron.nativeTheme.themeSource).toBe('dark');
});

it('opens none at a start that wants none', () => {
  expect(start(['--hidden'])).toMatchObject({ window: null, windows: [] });
});

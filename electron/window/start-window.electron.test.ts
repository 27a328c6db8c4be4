import { expect, it, onTestFinished } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { startWindow } from './start-window.electron';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function start(args: readonly string[], platform: NodeJS.Platform = 'linux') {
  const argv = process.argv;
  process.argv = [...argv, ...args];
  onTestFinished(() => void (process.argv = argv));
  const { electron, windows, calls } = createFakeElectron();
  const inApp = (...names: string[]) => ['', 'app', ...names].join('/');
  const bounds = { x: 5, y: 6, width: 700, height: 500 };
  const look = {
    trayStyle: 'auto',
    theme: 'dark',
    window: { bounds, isMaximized: true },
  } as const;
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const started = startWindow({ electron, inApp, look, log, platform });
  return { ...started, electron, windows, bounds, calls, lines };
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

it('gives Windows an icon that holds each size it needs', () => {
  expect(start([], 'win32').windows[0]?.options.icon).toBe('/app/resources/app/icon.ico');
});

it.each([
  [['--hidden'], 'policy accessory'],
  [[], 'policy regular'],
])('is in a Mac’s Dock only with a window, started with %j', (args, policy) => {
  expect(start(args, 'darwin').calls).toEqual([policy]);
});

it('leaves a Mac’s Dock with a window whose page is lost', async () => {
  const { windows, calls } = start([], 'darwin');
  windows[0]?.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://x', true);
  await nextTurn();
  expect(calls).toEqual(['policy regular', 'window destroyed', 'policy accessory']);
});

it('closes the window only when it is handed over, as its user wanted before', () => {
  const { handOver, windows } = start([]);
  const prevented: string[] = [];
  const preventDefault = () => void prevented.push('close');
  windows[0]?.emit('close', { preventDefault });
  expect([prevented, windows[0]?.wasDestroyed]).toEqual([['close'], false]);
  let closes = 0;
  windows[0]?.on('close', () => (closes += 1));
  handOver();
  expect([closes, prevented]).toEqual([1, ['close']]);
});

it('ends a window whose page is lost before that, and no later', async () => {
  const lost = start([]);
  lost.windows[0]?.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'app://x', true);
  await nextTurn();
  lost.handOver();
  expect([lost.windows[0]?.wasDestroyed, lost.lines.length]).toEqual([true, 1]);
  const handed = start([]);
  handed.handOver();
  handed.windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  await nextTurn();
  expect(handed.windows[0]?.wasDestroyed).toBe(false);
});

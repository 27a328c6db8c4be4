import { describe, expect, it } from 'vitest';
import { PUSH_CHANNEL } from '../../shared/ipc/channels';
import type { Settings } from '../../shared/model/settings';
import { createFakeElectron } from '../testing/fake-electron';
import { createManualClock } from '../testing/manual-clock';
import { openWindow } from './open-window.electron';
import { createMainWindow, DESTROY_HIDDEN_AFTER_MS } from './main-window.electron';

const PLACEMENT = { bounds: { x: 10, y: 20, width: 900, height: 600 }, isMaximized: false };

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

function start({
  saved = null as Settings['window'],
  goesOn = true,
  hasFirst = false,
  isFirstLost = false,
  platform = 'linux' as NodeJS.Platform,
} = {}) {
  const { electron, windows, calls } = createFakeElectron();
  const clock = createManualClock();
  const lines: string[] = [];
  const placements: Settings['window'][] = [];
  const visibility: boolean[] = [];
  const files = { preload: '/preload.cjs', icon: '/icon.png' };
  const firstWindow = () => {
    const first = openWindow({ electron, ...files, placement: null });
    first.show();
    if (isFirstLost) first.destroy();
    return first;
  };
  const window = createMainWindow({
    electron,
    first: hasFirst ? firstWindow() : null,
    ...files,
    clock,
    savedPlacement: () => placements.at(-1) ?? saved,
    savePlacement: (placement) => placements.push(placement),
    onClose: () => goesOn,
    onSessionEnd: () => calls.push('session ended'),
    log: (line) => lines.push(line),
    platform,
  });
  window.onVisibility((isVisible) => visibility.push(isVisible));
  const latest = () => {
    const created = windows.at(-1);
    if (created === undefined) throw new Error('no window was made');
    return created;
  };
  const showNew = () => {
    window.show();
    return latest();
  };
  const close = () => latest().emit('close', { preventDefault: () => undefined });
  return { window, windows, calls, clock, lines, placements, visibility, latest, showNew, close };
}

describe('showing the window', () => {
  it('makes it once, and shows it before its page is there', () => {
    const { window, windows, visibility } = start();
    window.show();
    window.show();
    expect([windows.length, window.isVisible(), visibility]).toEqual([1, true, [true]]);
  });

  it('goes on with the one that this start has opened', () => {
    const { window, windows, latest } = start({ hasFirst: true });
    expect([window.isVisible(), window.owns(latest().mainFrame as Electron.WebFrameMain)]).toEqual([
      true,
      true,
    ]);
    window.show({ view: 'about' });
    expect([windows.length, latest().sent.length]).toEqual([1, 1]);
  });

  it('makes another one where the page of that was lost', () => {
    const { window, windows } = start({ hasFirst: true, isFirstLost: true });
    expect(window.isVisible()).toBe(false);
    window.show();
    expect([windows.length, window.isVisible()]).toEqual([2, true]);
  });

  it('pushes a route to a window that is there, and remembers it for one that is not', () => {
    const { window, showNew } = start();
    window.show({ view: 'add' });
    expect(window.route()).toEqual({ view: 'add' });
    const shown = showNew();
    expect(shown.sent).toEqual([]);
    window.show({ view: 'about' });
    expect(shown.sent).toEqual([[PUSH_CHANNEL, 'route', { view: 'about' }]]);
    expect(window.route()).toEqual({ view: 'about' });
  });

  it('opens a dialog once the page can hear of it, and at once in one that can', () => {
    const { window, showNew, latest } = start();
    window.showDialog('shortcuts');
    const shown = showNew();
    expect(shown.sent).toEqual([]);
    latest().webContents.emit('did-finish-load');
    window.showDialog('palette');
    expect(shown.sent).toEqual([
      [PUSH_CHANNEL, 'dialog', 'shortcuts'],
      [PUSH_CHANNEL, 'dialog', 'palette'],
    ]);
  });

  it('is zoomed in steps, and says where what its page measures then lies', () => {
    const { window, showNew } = start();
    const region = { x: 0, y: 100, width: 800, height: 400 };
    expect(window.unzoomed(region)).toEqual(region);
    showNew();
    window.zoom('zoom-in');
    window.zoom('zoom-in');
    expect(window.unzoomed(region)).toEqual({ x: 0, y: 125, width: 1_000, height: 500 });
    expect(window.unzoomed(null)).toBeNull();
    window.zoom('zoom-reset');
    expect(window.unzoomed(region)).toEqual(region);
  });

  it.each([
    ['where it was', PLACEMENT, { x: 10, y: 20, width: 900, height: 600 }],
    [
      'in the middle, as large as it was, when that screen is gone',
      { ...PLACEMENT, bounds: { ...PLACEMENT.bounds, x: 9_000 } },
      { width: 900, height: 600 },
    ],
  ])('opens it %s', (_name, saved, expected) => {
    const { showNew } = start({ saved });
    expect(showNew().options).toMatchObject(expected);
  });

  it('maximizes it again', () => {
    const { showNew } = start({ saved: { ...PLACEMENT, isMaximized: true } });
    expect(showNew().isMaximized()).toBe(true);
  });

  it('gives its page neither Node nor a way around the sandbox', () => {
    expect(start().showNew().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      navigateOnDragDrop: false,
    });
  });
});

describe('closing the window', () => {
  it('hides it, saves its placement, and destroys it half a minute later', async () => {
    const { showNew, close, clock, placements, visibility } = start();
    const shown = showNew();
    close();
    expect([shown.isVisible(), placements]).toEqual([false, [PLACEMENT]]);
    await clock.advance(DESTROY_HIDDEN_AFTER_MS - 1);
    expect(shown.wasDestroyed).toBe(false);
    await clock.advance(1);
    expect(shown.wasDestroyed).toBe(true);
    expect(visibility).toEqual([true, false, false]);
  });

  it('keeps it when it is shown again in time', async () => {
    const { window, windows, showNew, close, clock } = start();
    const shown = showNew();
    close();
    window.show();
    await clock.advance(DESTROY_HIDDEN_AFTER_MS * 2);
    expect([windows.length, shown.wasDestroyed, shown.isVisible()]).toEqual([1, false, true]);
  });

  it('leaves it as it is while the program quits instead', () => {
    const { showNew, close } = start({ goesOn: false });
    const shown = showNew();
    close();
    expect(shown.isVisible()).toBe(true);
  });
});

describe('on a Mac', () => {
  const policies = (calls: readonly string[]) => calls.filter((call) => call.startsWith('policy'));

  it('the program is in the Dock as long as it has a window, if only a minimized one', async () => {
    const { window, showNew, close, calls, clock } = start({ platform: 'darwin' });
    showNew().emit('minimize');
    expect(policies(calls)).toEqual(['policy regular']);
    close();
    expect(policies(calls)).toEqual(['policy regular', 'policy accessory']);
    window.show();
    expect(policies(calls).at(-1)).toBe('policy regular');
    close();
    await clock.advance(DESTROY_HIDDEN_AFTER_MS);
    expect(policies(calls).at(-1)).toBe('policy accessory');
  });

  it('is nothing of the kind elsewhere', () => {
    const { showNew, close, calls } = start({ platform: 'win32' });
    showNew();
    close();
    expect(policies(calls)).toEqual([]);
  });

  it('a window in full screen leaves that before it is hidden', async () => {
    const { showNew, close, clock } = start({ platform: 'darwin' });
    const shown = showNew();
    shown.setFullScreen(true);
    close();
    expect([shown.isFullScreen(), shown.isVisible()]).toEqual([false, true]);
    shown.emit('leave-full-screen');
    expect(shown.isVisible()).toBe(false);
    await clock.advance(DESTROY_HIDDEN_AFTER_MS);
    expect(shown.wasDestroyed).toBe(true);
  });

  it('stays when it is wanted again meanwhile, or leaves full screen for itself', () => {
    const { window, showNew, close } = start({ platform: 'darwin' });
    const shown = showNew();
    shown.emit('leave-full-screen');
    shown.setFullScreen(true);
    close();
    window.show();
    shown.emit('leave-full-screen');
    expect(shown.isVisible()).toBe(true);
  });
});

it('says that Windows ends its user’s session', () => {
  const { showNew, calls } = start({ platform: 'win32' });
  showNew().emit('session-end');
  expect(calls).toEqual(['session ended']);
});

describe('destroying the window', () => {
  it('saves the placement of a visible one, and takes foreign views off first', () => {
    const { window, showNew, placements } = start();
    const shown = showNew();
    const view = {} as Electron.View;
    window.attach(view);
    window.attach(view);
    expect(shown.views).toEqual([view]);
    window.destroy();
    expect([shown.views, placements, window.isVisible()]).toEqual([[], [PLACEMENT], false]);
  });

  it('makes another one after its page crashed', async () => {
    const { window, windows, latest, lines, showNew } = start();
    const crashed = showNew();
    crashed.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(crashed.wasDestroyed).toBe(false);
    await nextTurn();
    expect([crashed.wasDestroyed, lines.join()]).toEqual([
      true,
      expect.stringContaining('crashed'),
    ]);
    window.show();
    expect([windows.length, window.owns(latest().mainFrame as Electron.WebFrameMain)]).toEqual([
      2,
      true,
    ]);
  });

  it('makes another one after its page did not load', async () => {
    const { window, windows, lines, showNew } = start();
    const { webContents } = showNew();
    webContents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'app://test', true);
    webContents.emit('did-fail-load', {}, -9, 'ERR_UNEXPECTED', 'app://test/frame', false);
    await nextTurn();
    expect([windows[0]?.wasDestroyed, lines]).toEqual([false, []]);
    webContents.emit('did-fail-load', {}, -9, 'ERR_UNEXPECTED', 'app://test', true);
    await nextTurn();
    expect(windows[0]?.wasDestroyed).toBe(true);
    expect(lines).toEqual([expect.stringContaining('did not load (ERR_UNEXPECTED)')]);
    window.show();
    expect(windows).toHaveLength(2);
  });
});

it('owns its own top frame and no other', () => {
  const { window, showNew } = start();
  expect(window.owns(null)).toBe(false);
  const { mainFrame, options } = showNew();
  expect(options.show).toBe(false);
  expect(window.owns(mainFrame as Electron.WebFrameMain)).toBe(true);
  expect(window.owns({ ...mainFrame } as Electron.WebFrameMain)).toBe(false);
});

it('counts a minimized window as hidden', () => {
  const { showNew, visibility } = start();
  const shown = showNew();
  shown.emit('minimize');
  shown.emit('restore');
  expect(visibility).toEqual([true, false, true]);
});

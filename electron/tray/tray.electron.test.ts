import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { createTray } from './tray.electron';
import type { TrayAction } from './tray-item';
import type { TrayModel } from './tray-model';

type Template = MenuItemConstructorOptions[];

/**
 * A double of Electron's tray, menu and theme, which run only in Electron; e2e/tray.spec.ts has the
 * real ones. It records each call to each icon.
 */
function electronDouble() {
  const calls: [icon: number, method: string, ...values: unknown[]][] = [];
  const clicks: (() => void)[] = [];
  let icons = 0;
  let onThemeUpdated: (() => void) | null = null;

  class Tray {
    private readonly id = (icons += 1);
    constructor(...given: string[]) {
      calls.push([this.id, 'new', ...given]);
    }
    on(_event: 'click', listener: () => void) {
      clicks.push(listener);
    }
    setImage(image: string) {
      calls.push([this.id, 'image', image]);
    }
    setToolTip(tooltip: string) {
      calls.push([this.id, 'tooltip', tooltip]);
    }
    setTitle(title: string) {
      calls.push([this.id, 'title', title]);
    }
    setContextMenu(menu: Template) {
      calls.push([this.id, 'menu', menu]);
    }
    destroy() {
      calls.push([this.id, 'destroy']);
    }
  }

  let isDark = false;
  const theme = {
    chosen: 'light',
    /** How often the program has changed it. */
    changes: 0,
    get themeSource() {
      return theme.chosen;
    },
    set themeSource(source: string) {
      theme.chosen = source;
      theme.changes += 1;
    },
    /** As Electron does: a theme that was chosen hides the system's own. */
    get shouldUseDarkColors() {
      return theme.themeSource === 'system' ? isDark : theme.themeSource === 'dark';
    },
    /** As Electron does from 39 on: known once a theme has changed. The taskbar is dark, applications are not. */
    get shouldUseDarkColorsForSystemIntegratedUI() {
      return theme.changes > 0 || theme.shouldUseDarkColors;
    },
    on: (_event: 'updated', listener: () => void) => (onThemeUpdated = listener),
    off: () => (onThemeUpdated = null),
  };

  return {
    electron: {
      Tray,
      Menu: { buildFromTemplate: (template: Template) => template },
      nativeTheme: theme,
    } as unknown as Parameters<typeof createTray>[0]['electron'],
    theme,
    click: () => clicks.at(-1)?.(),
    /** The calls since the last question. */
    newCalls: () => calls.splice(0),
    setSystemDark(dark: boolean) {
      isDark = dark;
      onThemeUpdated?.();
    },
    hasThemeListener: () => onThemeUpdated !== null,
  };
}

function start(platform: NodeJS.Platform = 'linux') {
  const double = electronDouble();
  const actions: TrayAction[] = [];
  const tray = createTray({
    electron: double.electron,
    resource: (file) => `/resources/${file}`,
    onAction: (action) => actions.push(action),
    platform,
    desktop: 'XFCE',
  });
  return { ...double, tray, actions };
}

const model = (over: Partial<TrayModel> = {}): TrayModel => ({
  icon: 'healthy',
  tooltip: 'All accounts are well',
  count: 0,
  menu: [{ type: 'action', label: 'Tom & Jerry', action: { do: 'check' } }],
  ...over,
});

const HEALTHY = '/resources/tray/linux/healthy-colour.png';
const ITEM = { label: 'Tom && Jerry', click: expect.any(Function) };

describe('createTray', () => {
  it('shows nothing before the first model, and then all of it', () => {
    const { tray, newCalls } = start();
    tray.recreate();
    expect(newCalls()).toEqual([]);
    tray.update(model(), 'auto');
    expect(newCalls()).toEqual([
      [1, 'new', HEALTHY],
      [1, 'tooltip', 'All accounts are well'],
      [1, 'menu', [ITEM]],
    ]);
  });

  it('touches only what differs', () => {
    const { tray, newCalls } = start();
    tray.update(model(), 'auto');
    newCalls();
    tray.update(model(), 'auto');
    expect(newCalls()).toEqual([]);
    tray.update(model({ tooltip: '2 accounts need you' }), 'auto');
    expect(newCalls()).toEqual([[1, 'tooltip', '2 accounts need you']]);
    tray.update(model({ tooltip: '2 accounts need you', icon: 'action-required' }), 'light');
    expect(newCalls()).toEqual([[1, 'image', '/resources/tray/linux/action-required-on-dark.png']]);
  });

  it('shows the last model again when it is recreated', () => {
    const { tray, newCalls } = start();
    tray.update(model({ tooltip: 'old' }), 'auto');
    tray.update(model({ tooltip: 'new' }), 'auto');
    newCalls();
    tray.recreate();
    expect(newCalls()).toEqual([
      [1, 'destroy'],
      [2, 'new', HEALTHY],
      [2, 'tooltip', 'new'],
      [2, 'menu', [ITEM]],
    ]);
  });

  it('follows the system’s theme, also while the user has chosen another for the window', () => {
    const { tray, newCalls, theme, setSystemDark } = start();
    tray.update(model(), 'auto');
    newCalls();
    theme.themeSource = 'system';
    setSystemDark(true);
    const onDark = '/resources/tray/linux/healthy-on-dark.png';
    expect(newCalls()).toEqual([[1, 'image', onDark]]);
    theme.themeSource = 'light';
    setSystemDark(true);
    expect(newCalls()).toEqual([]);
  });

  it('leaves the window’s theme as it was chosen', () => {
    expect(start().theme.themeSource).toBe('light');
  });

  it('knows the taskbar’s theme on Windows from the first icon on', () => {
    const { tray, newCalls } = start('win32');
    tray.update(model(), 'auto');
    expect(JSON.stringify(newCalls())).toContain('on-dark');
  });

  it('asks for the system’s theme only where it cannot be read otherwise', () => {
    const changes = (['linux', 'darwin', 'win32'] as const).map(
      (platform) => start(platform).theme.changes,
    );
    expect(changes).toEqual([2, 0, 2]);
  });

  it('names its icon on macOS alone, where it keeps its place by that', () => {
    const given = (['darwin', 'win32', 'linux'] as const).map((platform) => {
      const { tray, newCalls } = start(platform);
      tray.update(model(), 'auto');
      const [, , ...values] = newCalls()[0] ?? [];
      return values.slice(1);
    });
    expect(given).toEqual([[expect.stringMatching(/^[0-9a-f-]{36}$/)], [], []]);
  });

  it('hands on what is chosen in the menu, in a submenu, and by a click', () => {
    const { tray, actions, newCalls, click } = start();
    const quit = { type: 'action', label: 'Quit', action: { do: 'quit' } } as const;
    tray.update(model({ menu: [{ type: 'submenu', label: 'More', items: [quit] }] }), 'auto');
    const template = newCalls().find(([, method]) => method === 'menu')?.[2] as Template;
    const [item] = template[0]?.submenu as Template;
    (item?.click as (() => void) | undefined)?.();
    click();
    expect(actions).toEqual([{ do: 'quit' }, { do: 'open', route: null }]);
  });

  it('shows the count as the icon’s title on macOS, where a click is the menu’s', () => {
    const { tray, actions, newCalls, click } = start('darwin');
    tray.update(model({ icon: 'action-required', count: 2 }), 'auto');
    expect(newCalls()).toContainEqual([1, 'title', '2']);
    tray.update(model(), 'auto');
    expect(newCalls()).toContainEqual([1, 'title', '']);
    click();
    expect(actions).toEqual([]);
  });

  it('is gone once it is stopped, whatever comes later', () => {
    const { tray, newCalls, hasThemeListener } = start();
    tray.update(model(), 'auto');
    newCalls();
    tray.stop();
    tray.update(model({ tooltip: 'late' }), 'auto');
    tray.recreate();
    expect(newCalls()).toEqual([[1, 'destroy']]);
    expect(hasThemeListener()).toBe(false);
  });
});

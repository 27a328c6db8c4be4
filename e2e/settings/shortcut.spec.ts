import { expect } from '@playwright/test';
import { mouse } from '../desktop/mouse';
import { test } from '../program';
import { openSettings } from './page';
import { recordKeys, recordShortcut } from './keys';

test('a shortcut shows the window from anywhere, after a restart too, until it is removed', async ({
  display,
  startProgram,
}) => {
  const keyboard = mouse(display.display);
  const first = await startProgram({ args: [] });
  const { page, shortcut } = await openSettings(first);
  await recordShortcut(first, shortcut, keyboard, { keys: 'ctrl+alt+b', shown: 'Ctrl+Alt+B' });
  await first.hideWindow();
  await keyboard.press('ctrl+alt+b');
  await expect.poll(first.windows).toEqual({ count: 1, visible: 1 });

  await test.step('keys that the desktop has are refused, and the old ones stay', async () => {
    await shortcut.click();
    // The desktop keeps these from the page when a person presses them.
    await page.keyboard.press('Alt+F4');
    await expect(page.getByText(/^Another program already uses these keys\./)).toBeVisible();
    await expect(shortcut).toHaveAccessibleName(/: Ctrl\+Alt\+B$/);
    await first.hideWindow();
    await keyboard.press('ctrl+alt+b');
    await expect.poll(first.windows).toEqual({ count: 1, visible: 1 });
  });
  await first.quit();

  const second = await startProgram();
  await second.logged(' started\n');
  await keyboard.press('ctrl+alt+b');
  await expect.poll(second.windows).toEqual({ count: 1, visible: 1 });

  const again = await openSettings(second);
  await recordShortcut(second, again.shortcut, keyboard, {
    keys: 'ctrl+alt+m',
    shown: 'Ctrl+Alt+M',
  });
  await again.removeShortcut.click();
  await expect(again.shortcut).toHaveAccessibleName(/: None$/);
  // What no program holds reaches the window that has the keyboard.
  const pressed = await recordKeys(again.page);
  await keyboard.press('ctrl+alt+b');
  await keyboard.press('ctrl+alt+m');
  await expect.poll(pressed).toEqual(['b', 'm']);
});

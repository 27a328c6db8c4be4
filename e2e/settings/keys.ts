import { expect, type Locator, type Page } from '@playwright/test';
import type { Mouse } from '../desktop/mouse';
import type { Program } from '../program';

interface Keys {
  /** In xdotool's words. */
  keys: string;
  /** As the page shows them. */
  shown: string;
}

/** Records a shortcut by pressing its keys, as a person does. */
export async function recordShortcut(
  program: Program,
  recorder: Locator,
  keyboard: Mouse,
  { keys, shown }: Keys,
): Promise<void> {
  await recorder.click();
  await expect(recorder).toHaveAttribute('aria-pressed', 'true');
  await program.waitForKeyboard();
  await keyboard.press(keys);
  await expect(recorder).toHaveAccessibleName(new RegExp(`: ${shown.replaceAll('+', '\\+')}$`));
}

/** Records the keys, modifiers apart, that reach the page from now on; returns how to read them. */
export async function recordKeys(page: Page): Promise<() => readonly string[]> {
  const pressed: string[] = [];
  await page.exposeFunction('recordKey', (key: string) => pressed.push(key));
  await page.evaluate(() => {
    addEventListener('keydown', ({ key }) => {
      const isModifier = ['Control', 'Alt'].includes(key);
      if (!isModifier) (globalThis as unknown as { recordKey(key: string): void }).recordKey(key);
    });
  });
  return () => pressed;
}

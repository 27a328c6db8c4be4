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

/** From now on gathers the keys, modifiers apart, that reach the page; returns how to read them. */
export async function hearKeys(page: Page): Promise<() => readonly string[]> {
  const heard: string[] = [];
  await page.exposeFunction('heardKey', (key: string) => heard.push(key));
  await page.evaluate(() => {
    addEventListener('keydown', ({ key }) => {
      const isModifier = ['Control', 'Alt'].includes(key);
      if (!isModifier) (globalThis as unknown as { heardKey(key: string): void }).heardKey(key);
    });
  });
  return () => heard;
}

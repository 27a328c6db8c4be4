import type { Locator, Page } from '@playwright/test';
import { mouse, type Mouse } from '../desktop/mouse';
import type { Program } from '../program';
import { expect, test as base, type SignIn } from '../login/sign-in';
import { focusFinding } from './focus-finding';

/** More stops than any page of the window has. */
const MAX_STOPS = 60;

/**
 * A person who has nothing but a keyboard. The keys are the display's: the driver's own pass by the
 * program, and go to a page whether it has the keyboard or not.
 */
export interface Keyboard extends Pick<Mouse, 'press' | 'type'> {
  /** Presses Tab until this has the focus, and sees it at each stop on the way. */
  tabTo(target: Locator): Promise<void>;
  /** Asserts that this has the focus, and that it is seen. */
  expectFocus(target: Locator): Promise<void>;
  /** Asserts that keys go to the window's own page, or to the embedded one. */
  expectIn(where: 'window' | 'site'): Promise<void>;
}

interface KeyboardFixtures {
  keyboard: Keyboard;
}

/** A test with the window open and the keyboard in it. */
export const test = base.extend<KeyboardFixtures>({
  keyboard: async ({ display, signIn }, use) => {
    await signIn.program.waitForKeyboard();
    await use(createKeyboard(mouse(display.display), signIn));
  },
});

function createKeyboard({ press, type }: Mouse, { program, page }: SignIn): Keyboard {
  const expectFocus: Keyboard['expectFocus'] = async (target) => {
    await expect(target).toBeFocused();
    await expect.poll(async () => (await page()).evaluate(focusFinding)).toBeNull();
  };
  return {
    press,
    type,
    expectFocus,
    async tabTo(target) {
      const window = await page();
      const isThere = () => target.evaluate((element) => element === document.activeElement);
      for (let stop = 0; stop < MAX_STOPS && !(await isThere()); stop += 1) {
        await pressTab(window, press);
        expect(await window.evaluate(focusFinding)).toBeNull();
      }
      await expectFocus(target);
    },
    expectIn: async (where) => {
      await expect.poll(() => keyboardIn(program)).toBe(where);
    },
  };
}

/** Which page keys go to. No document can be asked: the driver has each believe that it has the focus. */
export function keyboardIn({ app }: Program): Promise<'window' | 'site' | 'nowhere'> {
  return app.evaluate(({ webContents }) => {
    const focused = webContents.getAllWebContents().find((contents) => contents.isFocused());
    if (focused === undefined) return 'nowhere';
    return focused.getURL().startsWith('app://') ? 'window' : 'site';
  });
}

/** Presses Tab, and waits until it has moved the focus. */
async function pressTab(page: Page, press: Mouse['press']): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  await press('Tab');
  const hasMoved = () => page.evaluate((was) => document.activeElement !== was, before);
  await expect.poll(hasMoved).toBe(true);
}

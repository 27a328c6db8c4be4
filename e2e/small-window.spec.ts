import { expect, type Locator, type Page } from '@playwright/test';
import { wearSize } from './gallery/looks';
import { eventually } from './desktop/wait';
import { test, WHATSAPP, type Program } from './program';

/** Of the window's height, for what is said above the accounts. */
const SHARE_ABOVE = 0.4;

/** Zooms the page to 200 %, and gives the window this size in points. */
async function zoomIn({ app }: Program, page: Page, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(2);
    },
    { width, height },
  );
  await eventually({
    what: `a page ${width / 2} pixels wide`,
    read: () => page.evaluate(() => innerWidth),
    until: (found) => found === width / 2,
  });
}

const scrolled = (page: Page) =>
  page.evaluate(() => document.querySelector('.window')?.scrollTop ?? -1);

/** Whether nothing of it lies outside the window, and nothing over it, in the middle. */
const isWholeInSight = (target: Locator) =>
  target.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    return isInside && above !== null && element.contains(above);
  });

const row = (page: Page) => page.locator(`[data-account-id="${WHATSAPP}"]`);
const cards = (page: Page) => page.locator('[data-card-id]');

test.beforeEach(({ simulator }) => {
  simulator.control.reset('all-states');
});

test('the smallest window leads to an account and back to where it was opened', async ({
  startProgram,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await program.waitForKeyboard();
  await wearSize(program, page, 'narrow');

  await row(page).click();
  await expect(page.getByRole('heading', { level: 2, name: /^WhatsApp/ })).toBeFocused();
  expect(await scrolled(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(row(page)).toBeFocused();
  expect(await isWholeInSight(row(page))).toBe(true);

  const menu = cards(page).last().getByRole('button').first();
  await menu.click();
  expect(await isWholeInSight(page.getByRole('menu'))).toBe(true);
  await page.getByRole('menuitem', { name: 'Open the account' }).click();
  await expect(cards(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  expect(await isWholeInSight(menu)).toBe(true);

  await page.getByRole('button', { name: 'History', exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(cards(page).first()).toBeInViewport({ ratio: 1 });
  expect(await scrolled(page)).toBe(0);
});

test('in the smallest window what is wrong leaves room for what to do', async ({
  startProgram,
  simulator,
}) => {
  const program = await startProgram({ args: [] });
  const page = await program.window();
  await wearSize(program, page, 'narrow');
  await simulator.control.down();
  const top = page.getByRole('banner');
  await expect(top).toContainText('does not answer', { timeout: 20_000 });
  await expect(top).toContainText('This is how things were');
  const share = await top.evaluate((element) => element.clientHeight / innerHeight);
  expect(share).toBeLessThan(SHARE_ABOVE);
  await expect(page.getByRole('heading', { level: 2, name: /needed you/ })).toBeInViewport();
});

for (const { width, height } of [
  { width: 920, height: 640 },
  { width: 720, height: 480 },
]) {
  test(`${width} × ${height} points at 200 %: everything can be reached`, async ({
    startProgram,
  }) => {
    const program = await startProgram({ args: [] });
    const page = await program.window();
    await zoomIn(program, page, width, height);
    const reached = [
      page.getByRole('button', { name: 'Settings' }),
      cards(page)
        .first()
        .getByRole('button', { name: /^Sign in again/ }),
      page.getByRole('searchbox'),
      page.locator('[data-account-id]').last(),
      page.getByRole('button', { name: /^Add an account/ }),
    ];
    for (const target of reached) {
      await target.focus();
      expect(await isWholeInSight(target)).toBe(true);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width / 2);
  });
}

import { expect, type Page } from '@playwright/test';
import type { SeedName } from '../../simulator/seed';
import type { Scene, State } from './scene';

export const nothing = () => Promise.resolve();

/** Presses the first button of this name. */
export const press = ({ page }: Scene, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();

/** Waits for the panel with this heading. */
export const heading = ({ page }: Scene, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 2, name }).waitFor();

/** Back at the overview of accounts, by the keyboard. */
export const pressEscape = ({ page }: Scene): Promise<void> => page.keyboard.press('Escape');

/** Presses Escape for what lies over the panel, and once more for the panel itself. */
export async function pressEscapeTwice(scene: Scene): Promise<void> {
  await pressEscape(scene);
  await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await pressEscape(scene);
}

/** Has the simulator begin anew with these accounts, and waits until the window lists them. */
export async function begin({ program, simulator, page }: Scene, seed: SeedName): Promise<void> {
  simulator.control.reset(seed);
  await program.poll();
  await expect(page.locator('[data-account-id]')).toHaveCount(simulator.control.accounts().length);
}

/** Waits until what has been added is listed: the program looks often while its window is shown. */
export async function list({ simulator, page }: Scene): Promise<void> {
  const count = simulator.control.accounts().length;
  await expect(page.locator('[data-account-id]')).toHaveCount(count, { timeout: 20_000 });
}

/** Opens an account's page from the list. */
export async function openAccount(
  scene: Scene,
  accountID: string,
  name: string | RegExp,
): Promise<void> {
  await scene.page.locator(`[data-account-id="${accountID}"]`).click();
  await heading(scene, name);
}

/** A page that is reached by a button of the overview, and left by Escape. */
export const opened = (name: string, button: string | RegExp, title: string | RegExp): State => ({
  name,
  async reach(scene) {
    await press(scene, button);
    await heading(scene, title);
  },
});

/** A state that is reached from the one before, and stays for the next one. */
export const next = (name: string, reach: State['reach']): State => ({
  name,
  reach,
  leave: nothing,
});

/** Scrolls a part of the open panel to its top, by its heading. */
export async function showSection(page: Page, name: string): Promise<void> {
  const title = page.getByRole('heading', { name, exact: true });
  await title.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

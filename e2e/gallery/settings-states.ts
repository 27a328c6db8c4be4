import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs, setCommand, setWebhook } from '../hooks/fixtures';
import { heading, next, press, pressEscape, showSection } from './moves';
import type { Scene, State } from './scene';

/** Opens the settings anew, so that nothing is left of the state before. */
async function openSettings(scene: Scene): Promise<void> {
  await press(scene, /^Settings$/);
  await heading(scene, 'Settings');
}

/** A state of the settings, with this part in sight. */
const settings = (
  name: string,
  section: string,
  act: (scene: Scene) => Promise<unknown> = () => Promise.resolve(),
): State => ({
  name: `settings-${name}`,
  async reach(scene) {
    await openSettings(scene);
    await act(scene);
    await showSection(scene.page, section);
  },
});

const field = ({ page }: Scene, name: string) => page.getByRole('textbox', { name });

/** Has the program find these browsers, as their folders in its home are there. */
const findBrowsers = async ({ program }: Scene, folders: readonly string[]) => {
  const home = await program.app.evaluate(() => process.env['HOME'] ?? '');
  for (const folder of folders) await mkdir(join(home, folder), { recursive: true });
};

const openWebhook = async (scene: Scene) => {
  await press(scene, 'Set up a webhook');
  await field(scene, 'Address').waitFor();
};

/** The settings part by part, with what each can say, and the pages that lead on from them. */
export const SETTINGS_STATES: readonly State[] = [
  settings('watching', 'Watching', async ({ page }) => {
    const seconds = page.getByRole('spinbutton', { name: 'Check Beeper every' });
    await seconds.fill('1');
    await seconds.press('Enter');
    await page.getByText(/^Choose a whole number/).waitFor();
  }),
  {
    ...settings('shortcut-recording', 'Bridgekeeper', async ({ page }) => {
      await page.getByRole('button', { name: /^Keys that open Bridgekeeper/ }).click();
      await page.keyboard.press('a');
      await page.getByText(/^Plain keys are for typing/).waitFor();
    }),
    async leave(scene) {
      await pressEscape(scene);
      await pressEscape(scene);
    },
  },
  settings('notifications', 'Notifications'),
  settings('quiet-hours', 'Quiet hours', async (scene) => {
    for (const _window of [1, 2]) {
      await press(scene, 'Add quiet hours');
    }
    const last = scene.page.getByRole('group', { name: /, .* (to|until) / }).last();
    await last.getByLabel('From', { exact: true }).fill('21:00');
    await last.getByLabel('To', { exact: true }).fill('23:30');
    await scene.page.getByText(/overlap/).waitFor();
  }),
  settings('everyday-none', 'Everyday browser', async ({ page }) => {
    await page.getByText(/^No browser was found/).waitFor();
  }),
  {
    name: 'settings-everyday',
    async reach(scene) {
      await findBrowsers(scene, ['.config/google-chrome', '.config/vivaldi', 'snap/firefox']);
      await openSettings(scene);
      await answerDialogs(scene.program, 0);
      await press(scene, 'Set up…');
      await scene.page.getByText(/^You did not confirm it/).waitFor();
      await showSection(scene.page, 'Everyday browser');
    },
  },
  settings('everyday-set-up', 'Everyday browser', async (scene) => {
    await answerDialogs(scene.program, 1);
    await press(scene, 'Set up…');
    await scene.page.getByText('Set up.', { exact: true }).first().waitFor();
  }),
  {
    ...settings('command-refused', 'For other programs', async (scene) => {
      await field(scene, 'Run a program').fill('alert "now');
      await press(scene, 'Save the program');
      await scene.page.getByText(/without its partner/).waitFor();
    }),
  },
  settings('webhook-form', 'For other programs', openWebhook),
  settings('webhook-refused', 'For other programs', async (scene) => {
    await openWebhook(scene);
    await field(scene, 'Address').fill('http://example.com/hook');
    await press(scene, 'Save the webhook');
    await expect(scene.page.getByRole('alert').filter({ hasText: 'https' }).first()).toBeVisible();
  }),
  settings('hooks-set', 'For other programs', async (scene) => {
    const { program, page } = scene;
    await answerDialogs(program, 1);
    await setCommand(page, '/bin/false --loud');
    await setWebhook(page, 'ntfy', 'http://127.0.0.1:9/topic');
    await press(scene, 'Run it as a test');
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page
      .getByText(/exit|ended with|failed/i)
      .first()
      .waitFor();
  }),
  settings('webhook-removing', 'For other programs', async (scene) => {
    await press(scene, 'Remove the webhook');
    await scene.page.getByText(/^Remove the webhook\?/).waitFor();
  }),
  {
    name: 'settings-reset-question',
    async reach(scene) {
      await openSettings(scene);
      await press(scene, 'Put all settings back');
      await scene.page.getByText(/^Put all settings back to how/).scrollIntoViewIfNeeded();
    },
  },
  next('settings-reset-done', async (scene) => {
    await openSettings(scene);
    await press(scene, 'Put all settings back');
    await press(scene, 'Put them back');
    await scene.page.getByText(/^All settings are back/).scrollIntoViewIfNeeded();
  }),
  next('about', async (scene) => {
    await press(scene, 'About Bridgekeeper');
    await heading(scene, 'About Bridgekeeper');
    await scene.page.getByText('Electron', { exact: true }).waitFor();
    await scene.page.getByText(/ to mend\.$/).waitFor();
  }),
  next('about-diagnostics', async ({ page }) => {
    await page.getByRole('checkbox', { name: 'With names' }).check();
    await expect(page.getByRole('region', { name: 'What will be copied' })).toContainText(
      'End of the log',
    );
    await showSection(page, 'Diagnostics');
  }),
  {
    name: 'about-licence',
    async reach({ page }) {
      await page.getByText(/^svelte \d/).click();
      await page.getByText(/^svelte \d/).evaluate((line) => line.scrollIntoView());
    },
    async leave(scene) {
      await pressEscape(scene);
      await scene.page.getByRole('button', { name: /^Add an account/ }).waitFor();
    },
  },
];

/** The palette, and the list of the keys. */
export const PALETTE_STATES: readonly State[] = [
  {
    name: 'palette',
    isSelected: true,
    async reach({ page }) {
      await page.locator('[data-account-id]').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  palette('palette-results', 'mute sig'),
  palette('palette-no-match', 'zebra'),
  {
    name: 'shortcuts',
    async reach({ page }) {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
];

function palette(name: string, typed: string): State {
  return {
    name,
    async reach({ page }) {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(typed);
    },
  };
}

import { expect } from '@playwright/test';
import { SIGNAL, WHATSAPP } from '../program';
import { next, openAccount, press, pressEscape } from './moves';
import type { Scene, State } from './scene';

const past = ({ page }: Scene) => page.getByRole('region', { name: 'History' });

/** Draws the history over this length of time. */
async function draw(scene: Scene, period: '24 hours' | '7 days' | '30 days'): Promise<void> {
  await past(scene).getByText(period, { exact: true }).click();
}

/** A history of 30 days, over all accounts and of one. */
export const HISTORY_STATES: readonly State[] = [
  {
    name: 'account-past-month',
    async reach(scene) {
      await openAccount(scene, SIGNAL, /^Signal/);
      await scene.page.getByRole('img').first().waitFor();
      await scene.page
        .getByRole('button', { name: 'All of its history' })
        .evaluate((button) => button.scrollIntoView({ block: 'end' }));
    },
  },
  next('history-7-days', async (scene) => {
    await press(scene, /^History$/);
    await past(scene)
      .getByRole('button', { name: /^Signal/ })
      .waitFor();
  }),
  next('history-24-hours', (scene) => draw(scene, '24 hours')),
  next('history-30-days', (scene) => draw(scene, '30 days')),
  next('history-export-menu', async (scene) => {
    await press(scene, 'Export');
    await scene.page.getByRole('menu').waitFor();
  }),
  next('history-changes', async (scene) => {
    await pressEscape(scene);
    const title = past(scene).getByRole('heading', { name: 'Changes' });
    await title.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  }),
  next('history-search', async (scene) => {
    await past(scene).getByRole('searchbox', { name: 'Search' }).fill('signed out');
    await past(scene)
      .getByText(/^Showing/)
      .waitFor();
  }),
  next('history-search-nothing', async (scene) => {
    await past(scene).getByRole('searchbox', { name: 'Search' }).fill('zebra');
    await expect(past(scene).getByText(/^Showing/)).toHaveCount(0);
  }),
  next('history-one-account', async (scene) => {
    await past(scene).getByRole('searchbox', { name: 'Search' }).fill('');
    await past(scene)
      .getByRole('button', { name: /^Signal/ })
      .click();
    await past(scene).getByRole('img').first().waitFor();
    await draw(scene, '30 days');
  }),
  {
    name: 'history-troubles',
    async reach(scene) {
      await past(scene).getByText('When it was not well').click();
      await past(scene).getByRole('row').last().waitFor();
    },
    async leave(scene) {
      await pressEscape(scene);
      await scene.page.getByRole('heading', { level: 2, name: /^Signal/ }).waitFor();
      await pressEscape(scene);
    },
  },
  {
    name: 'history-calm-account',
    async reach(scene) {
      await openAccount(scene, WHATSAPP, /^WhatsApp/);
      await press(scene, 'All of its history');
      await past(scene).getByRole('img').first().waitFor();
    },
    async leave(scene) {
      await pressEscape(scene);
      await pressEscape(scene);
    },
  },
];

import { expect } from '@playwright/test';
import { INSTAGRAM, SIGNAL, WHATSAPP } from '../program';
import { next, openAccount, press, pressEscape } from './moves';
import type { Scene, State } from './scene';

const mute = async ({ page }: Scene) => {
  await page.getByRole('button', { name: 'Mute', exact: true }).click();
  await page.getByRole('menu').waitFor();
};

/** What is silenced, on a program that has quiet hours and a sign-in that soon runs out. */
export const SILENCE_STATES: readonly State[] = [
  next('overview-quiet-hours', ({ page }) => page.getByText(/^Quiet hours until /).waitFor()),
  {
    name: 'account-renewal',
    async reach(scene) {
      await openAccount(scene, WHATSAPP, /^WhatsApp/);
      await scene.page.getByRole('button', { name: 'Renew now' }).waitFor();
    },
  },
  {
    name: 'account-important',
    async reach(scene) {
      await openAccount(scene, INSTAGRAM, /^Instagram/);
      const important = scene.page.getByRole('checkbox', { name: /^Important/ });
      await important.check();
      await expect(important).toBeChecked();
    },
  },
  next('account-mute-menu', async (scene) => {
    await openAccount(scene, SIGNAL, /^Signal/);
    await mute(scene);
  }),
  {
    name: 'account-muted',
    async reach({ page }) {
      await page.getByRole('menuitem', { name: 'For good' }).click();
      await page.getByRole('button', { name: /^Unmute Signal/ }).waitFor();
    },
  },
  next('overview-put-off', async (scene) => {
    await scene.program.setStatus(WHATSAPP, 'reconnect_required');
    await press(scene, /^Not now, until it is back: WhatsApp/);
    await scene.page.getByRole('button', { name: /^Tell me again about WhatsApp/ }).waitFor();
  }),
  {
    name: 'account-put-off',
    reach: (scene) => openAccount(scene, WHATSAPP, /^WhatsApp/),
    async leave(scene) {
      await scene.program.setStatus(WHATSAPP, 'connected');
      await pressEscape(scene);
    },
  },
];

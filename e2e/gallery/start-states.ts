import { expectWatched, paste, pressConnect } from '../connection/user';
import { WHATSAPP } from '../program';
import { heading, next, nothing, press, pressEscape, showSection } from './moves';
import type { Scene, State } from './scene';

const button = ({ page }: Scene, name: string | RegExp) =>
  page.getByRole('button', { name }).first();

/** What a newcomer sees, up to the first look at accounts. */
export const NEWCOMER_STATES: readonly State[] = [
  {
    name: 'connect',
    isSelected: true,
    async reach({ page }) {
      await page
        .getByText(/on this computer/)
        .first()
        .waitFor();
    },
    leave: nothing,
  },
  {
    name: 'connect-in-browser',
    async reach({ page }) {
      await pressConnect(page);
      await page.getByText('Go on in your browser').waitFor();
    },
  },
  {
    name: 'connect-token-refused',
    async reach({ page }) {
      await paste(page, 'no-such-token');
      await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    },
    leave: nothing,
  },
  {
    name: 'settings-not-connected',
    isSelected: true,
    async reach(scene) {
      await button(scene, 'Settings').click();
      await scene.page.getByRole('heading', { name: 'Settings', exact: true }).waitFor();
    },
  },
  {
    name: 'token-not-kept',
    isSelected: true,
    async reach({ page, simulator }) {
      await page
        .getByText(/on this computer/)
        .first()
        .waitFor();
      await paste(page, simulator.token);
      await expectWatched(page);
    },
    leave: nothing,
  },
  {
    name: 'token-not-kept-question',
    isSelected: true,
    async reach(scene) {
      await button(scene, /file/i).click();
      await scene.page.getByRole('alertdialog').waitFor();
    },
    leave: pressEscape,
  },
  {
    name: 'settings-connection',
    async reach(scene) {
      await press(scene, /^Settings$/);
      await heading(scene, 'Settings');
      await showSection(scene.page, 'Connection');
    },
    leave: nothing,
  },
  next('settings-sign-out-question', async (scene) => {
    await press(scene, 'Sign out');
    await scene.page.getByText(/^Sign out of Beeper\?/).waitFor();
  }),
];

const lookAt = async ({ page }: Scene, address: string) => {
  await page.getByLabel('Address').fill(address);
  await page.getByRole('button', { name: 'Look there' }).click();
};

/** What a newcomer sees whose Beeper is not on this computer, or not running. */
export const SEARCH_STATES: readonly State[] = [
  next('connect-nothing-found', async ({ page }) => {
    await page.getByText('Beeper Desktop is not running on this computer').waitFor();
  }),
  next('connect-bad-address', async (scene) => {
    await scene.page.getByText('Beeper runs elsewhere').click();
    await lookAt(scene, 'my beeper');
    await scene.page.getByText('Bridgekeeper cannot use this address.').waitFor();
  }),
  next('connect-insecure-address', async (scene) => {
    await lookAt(scene, 'http://192.0.2.1:23373');
    await scene.page.getByText('The connection to this address is not encrypted.').waitFor();
  }),
  next('connect-nothing-answers', async ({ page }) => {
    await page.getByRole('button', { name: 'Use it all the same' }).click();
    await page.getByText('Nothing answers at').first().waitFor();
  }),
];

/** What a token that may only read leaves out. */
export const READ_ONLY_STATES: readonly State[] = [
  next('read-only', async ({ program, page }) => {
    await program.setStatus(WHATSAPP, 'reconnect_required');
    await page.getByRole('button', { name: 'Connect again to sign in' }).first().waitFor();
  }),
  {
    name: 'read-only-account',
    reach: ({ page }) => page.locator(`[data-account-id="${WHATSAPP}"]`).click(),
  },
  {
    name: 'read-only-add-account',
    reach: (scene) => press(scene, /^Add an account/),
  },
];

/** The demo's own marks and panel. */
export const DEMO_STATES: readonly State[] = [
  {
    name: 'demo',
    isSelected: true,
    reach: ({ page }) => expectWatched(page),
    leave: nothing,
  },
  {
    name: 'demo-panel',
    isSelected: true,
    async reach(scene) {
      await button(scene, 'Steer the demo').click();
      await scene.page.getByRole('heading', { level: 2 }).first().waitFor();
    },
  },
  {
    name: 'demo-settings',
    async reach(scene) {
      await press(scene, /^Settings$/);
      await heading(scene, 'Settings');
    },
  },
];

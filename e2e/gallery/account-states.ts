import { expect } from '@playwright/test';
import type { SeedName } from '../../simulator/seed';
import { INSTAGRAM, SIGNAL, WHATSAPP } from '../program';
import { pressEscape, type Scene, type State } from './scene';

const SIGNED_OUT = 'slackgo.T024BE7LH-U0G9QFZ9D';
const LONG_NAME =
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ';
const UNBROKEN = 'alice'.repeat(40);
const ARABIC = 'شركة الاتصالات والتكنولوجيا المتقدمة للمحادثات والرسائل الفورية عبر الإنترنت';
const EMOJI = '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇩🇪'.repeat(20);

const nothing = () => Promise.resolve();
const press = ({ page }: Scene, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();

/** Has the simulator begin anew with these accounts, and waits until the window lists them. */
async function begin({ program, simulator, page }: Scene, seed: SeedName): Promise<void> {
  simulator.control.reset(seed);
  await program.poll();
  await expect(page.locator('[data-account-id]')).toHaveCount(simulator.control.accounts().length);
}

/** Waits until what has been added is listed: the program looks often while its window is shown. */
async function list({ simulator, page }: Scene): Promise<void> {
  const count = simulator.control.accounts().length;
  await expect(page.locator('[data-account-id]')).toHaveCount(count, { timeout: 20_000 });
}

const heading = ({ page }: Scene, name: string | RegExp) =>
  page.getByRole('heading', { level: 2, name }).waitFor();

/** The pages that are reached by a button of the overview, and are left by Escape. */
const opened = (name: string, button: string | RegExp, title: string | RegExp): State => ({
  name,
  async reach(scene) {
    await press(scene, button);
    await heading(scene, title);
  },
});

/** What can be seen of accounts, in an order in which each begins where the one before ended. */
export const ACCOUNT_STATES: readonly State[] = [
  {
    name: 'overview-all-well',
    reach: (scene) => begin(scene, 'healthy'),
    leave: nothing,
  },
  {
    name: 'overview-12-accounts',
    isSelected: true,
    reach: (scene) => begin(scene, 'all-states'),
    leave: nothing,
  },
  {
    name: 'account-needs-you',
    isSelected: true,
    async reach(scene) {
      await scene.page.locator(`[data-account-id="${SIGNED_OUT}"]`).click();
      await heading(scene, /^Slack/);
    },
  },
  {
    name: 'account-well',
    async reach(scene) {
      await scene.page.locator(`[data-account-id="${WHATSAPP}"]`).click();
      await scene.page.getByRole('heading', { name: 'What it can do' }).waitFor();
    },
  },
  {
    name: 'account-removing',
    isSelected: true,
    async reach(scene) {
      await scene.page.locator(`[data-account-id="${WHATSAPP}"]`).click();
      await press(scene, /^Remove this sign-in/);
      await scene.page.getByRole('dialog').waitFor();
    },
    async leave(scene) {
      await pressEscape(scene);
      await scene.page.getByRole('dialog').waitFor({ state: 'hidden' });
      await pressEscape(scene);
    },
  },
  opened('add-account', /^Add an account/, 'Add an account'),
  { ...opened('history', /^History$/, 'History'), isSelected: true },
  { ...opened('settings', /^Settings$/, 'Settings'), isSelected: true },
  {
    name: 'pause-menu',
    async reach(scene) {
      await press(scene, 'Pause notifications');
      await scene.page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'paused',
    isSelected: true,
    async reach(scene) {
      await press(scene, 'Pause notifications');
      await scene.page.getByRole('menuitem', { name: 'For 1 hour' }).click();
      await scene.page.getByRole('button', { name: 'Resume' }).first().waitFor();
    },
    leave: (scene) => press(scene, 'Resume'),
  },
  {
    name: 'beeper-away',
    isSelected: true,
    async reach({ simulator, page }) {
      await simulator.control.down();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('does not answer', {
        timeout: 20_000,
      });
    },
    async leave({ simulator, program }) {
      await simulator.control.up();
      await program.poll();
    },
  },
  {
    name: 'token-refused',
    async reach({ simulator, program, page }) {
      simulator.control.setAccess({ valid: false });
      await program.advance(60_000);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('no longer accepts', {
        timeout: 20_000,
      });
    },
    async leave({ simulator }) {
      simulator.control.setAccess({ valid: true });
    },
  },
  {
    name: 'overview-long-names',
    isSelected: true,
    async reach(scene) {
      await begin(scene, 'all-states');
      const { control } = scene.simulator;
      control.setAccount(WHATSAPP, {
        status: 'reconnect_required',
        statusText: LONG_NAME.repeat(4),
        fullName: LONG_NAME.repeat(2),
      });
      control.setAccount(SIGNED_OUT, {
        status: 'reconnect_required',
        statusText: UNBROKEN,
        network: UNBROKEN,
        fullName: UNBROKEN,
      });
      control.setAccount(INSTAGRAM, { statusText: ARABIC, network: ARABIC, fullName: ARABIC });
      control.setAccount(SIGNAL, { fullName: EMOJI });
      await list(scene);
      await expect(scene.page.getByText(UNBROKEN).first()).toBeVisible();
    },
    leave: nothing,
  },
  {
    name: 'account-long-names',
    async reach(scene) {
      await scene.page.locator(`[data-account-id="${SIGNED_OUT}"]`).click();
      await heading(scene, /^alice/);
    },
  },
  {
    name: 'overview-1-account',
    async reach(scene) {
      scene.simulator.control.reset('empty');
      scene.simulator.control.addAccounts({ count: 1 });
      await list(scene);
    },
    leave: nothing,
  },
  {
    name: 'overview-0-accounts',
    isSelected: true,
    async reach({ simulator, program, page }) {
      simulator.control.reset('empty');
      await program.poll();
      await page.getByRole('heading', { name: 'Beeper has no accounts yet' }).waitFor();
    },
    leave: nothing,
  },
  {
    name: 'overview-1000-accounts',
    async reach(scene) {
      scene.simulator.control.reset('all-states');
      scene.simulator.control.addAccounts({ count: 988 });
      await list(scene);
    },
    leave: (scene) => begin(scene, 'sign-in'),
  },
];

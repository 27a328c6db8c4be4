import { expect } from '@playwright/test';
import { SEVERITY_HEADINGS } from '../../shared/strings/account';
import { SIGNAL, WHATSAPP } from '../program';
import { begin, nothing, openAccount, opened, press, pressEscape, pressEscapeTwice } from './moves';
import type { Scene, State } from './scene';

const SIGNED_OUT = 'slackgo.T024BE7LH-U0G9QFZ9D';

const removal = ({ page }: Scene) => page.getByRole('dialog');

async function openRemoval(scene: Scene, accountID: string): Promise<void> {
  await scene.page.locator(`[data-account-id="${accountID}"]`).click();
  await press(scene, /^Remove this sign-in/);
  await removal(scene).waitFor();
}

/** What can be seen of accounts, in an order in which each begins where the one before ended. */
export const ACCOUNT_STATES: readonly State[] = [
  {
    name: 'overview-all-well',
    reach: (scene) => begin(scene, 'healthy'),
    leave: nothing,
  },
  {
    name: 'account-removing-failed',
    async reach(scene) {
      scene.simulator.control.addFault({ kind: 'status', status: 409, pattern: '/remove$' });
      await openRemoval(scene, SIGNAL);
      const dialog = removal(scene);
      await dialog.getByRole('textbox').fill('Alice');
      await dialog.getByRole('button', { name: 'Remove this sign-in' }).click();
      await expect(dialog.getByRole('alert')).toContainText('Beeper is busy');
    },
    async leave(scene) {
      scene.simulator.control.clearFaults();
      await pressEscapeTwice(scene);
    },
  },
  {
    name: 'overview-removing',
    async reach(scene) {
      scene.simulator.control.addFault({ kind: 'latency', delayMs: 12_000, pattern: '/remove$' });
      await openRemoval(scene, SIGNAL);
      const dialog = removal(scene);
      await dialog.getByRole('textbox').fill('Alice');
      await dialog.getByRole('button', { name: 'Remove this sign-in' }).click();
      await expect(dialog.getByRole('status')).not.toBeEmpty();
    },
    async leave({ page, simulator }) {
      await page.getByText('is removed.').waitFor();
      simulator.control.clearFaults();
    },
  },
  {
    name: 'overview-removed',
    reach: ({ page }) => page.getByText('is removed.').waitFor(),
    leave: (scene) => press(scene, 'Dismiss'),
  },
  {
    name: 'overview-12-accounts',
    isSelected: true,
    reach: (scene) => begin(scene, 'all-states'),
    leave: nothing,
  },
  {
    name: 'overview-found',
    async reach({ page }) {
      await page.getByRole('searchbox', { name: 'Find an account' }).fill('slack');
      await expect(page.locator('[data-account-id]:visible')).toHaveCount(3);
    },
    leave: ({ page }) => page.getByRole('searchbox', { name: 'Find an account' }).fill(''),
  },
  {
    name: 'overview-found-nothing',
    async reach({ page }) {
      await page.getByRole('searchbox', { name: 'Find an account' }).fill('zebra');
      await expect(page.locator('[data-account-id]:visible')).toHaveCount(0);
    },
    leave: ({ page }) => page.getByRole('searchbox', { name: 'Find an account' }).fill(''),
  },
  {
    name: 'account-needs-you',
    isSelected: true,
    reach: (scene) => openAccount(scene, SIGNED_OUT, /^Slack/),
  },
  ...(['unknown', 'in-progress', 'off', 'disconnected'] as const).map((severity): State => ({
    name: `account-${severity}`,
    async reach({ page }) {
      const heading = new RegExp(`^${SEVERITY_HEADINGS[severity]}`);
      await page.getByRole('region', { name: heading }).getByRole('button').first().click();
      await page.getByRole('heading', { name: 'This account' }).waitFor();
    },
  })),
  {
    name: 'account-well',
    async reach(scene) {
      await openAccount(scene, WHATSAPP, /^WhatsApp/);
      await scene.page.getByRole('heading', { name: 'What it can do' }).waitFor();
    },
  },
  {
    name: 'account-removing',
    isSelected: true,
    reach: (scene) => openRemoval(scene, WHATSAPP),
    leave: pressEscapeTwice,
  },
  {
    name: 'account-gone',
    async reach(scene) {
      await openAccount(scene, WHATSAPP, /^WhatsApp/);
      scene.simulator.control.removeAccount(WHATSAPP);
      await scene.program.poll();
      await scene.page.locator(`[data-account-id="${WHATSAPP}"]`).waitFor({ state: 'detached' });
    },
    async leave(scene) {
      await pressEscape(scene);
      await begin(scene, 'all-states');
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
];

/** What Beeper itself can be like, in the same order. */
export const BEEPER_STATES: readonly State[] = [
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
    name: 'beeper-wrong-answer',
    async reach({ simulator, program, page }) {
      simulator.control.addFault({ kind: 'html', path: '/v1/bridges' });
      await program.poll();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('cannot read', {
        timeout: 20_000,
      });
    },
    leave: recover,
  },
  {
    name: 'token-refused',
    async reach({ simulator, program, page }) {
      simulator.control.setAccess({ valid: false });
      await program.advance(60_000);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(
        'no longer lets Bridgekeeper in',
        {
          timeout: 20_000,
        },
      );
    },
    leave: nothing,
  },
  {
    name: 'beeper-signed-out',
    async reach(scene) {
      await setUp(scene, 'needs-login');
      await scene.page.getByText('Nobody is signed in to Beeper Desktop').first().waitFor();
    },
    leave: nothing,
  },
  {
    name: 'beeper-gets-ready',
    async reach(scene) {
      await setUp(scene, 'needs-first-sync');
      await scene.page.getByText('Beeper Desktop is still getting ready').first().waitFor();
    },
    leave: recover,
  },
  {
    name: 'beeper-too-old',
    async reach({ simulator, program, page }) {
      const bridge = { id: 'local-whatsapp', provider: 'local', type: 'whatsapp' };
      const body = { items: [{ bridge, accounts: [] }] };
      simulator.control.addFault({ kind: 'json', pattern: '^/v1/bridges$', body });
      await program.poll();
      await page.getByText('This Beeper Desktop is too old').first().waitFor();
    },
    leave: recover,
  },
];

/** Has a Beeper that accepts no token say how far it is. */
async function setUp({ simulator, program }: Scene, state: string): Promise<void> {
  simulator.control.setAccess({ valid: false });
  simulator.control.addFault({ kind: 'json', path: '/v1/app/setup', body: { state } });
  await program.poll();
}

async function recover({ simulator, program }: Scene): Promise<void> {
  simulator.control.clearFaults();
  simulator.control.setAccess({ valid: true });
  await program.poll();
}

import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import { test } from './fixtures';
import { expectWatched, pressConnect } from './user';

const USER_ONLY = 0o600;

test.describe('with a keyring', () => {
  test.beforeEach(({ keyring: _keyring }) => undefined);

  test('a newcomer connects in the browser, and the tray is watched from then on', async ({
    startNew,
    defaultBrowser,
    tray,
    tokenFile,
  }, info) => {
    const program = await startNew({ withKeyring: true });
    const window = await program.window();
    await expect(window.getByRole('heading', { name: 'Connect to Beeper' })).toBeVisible();
    await expect(window.getByText(/Beeper \(simulator\) \S+ on this computer/)).toBeVisible();
    const item = await tray.waitForItem();
    await item.waitForToolTip('Bridgekeeper is not connected to Beeper yet');

    await pressConnect(window);
    const page = await defaultBrowser.waitForPage();
    await expect(page.getByText('Bridgekeeper', { exact: false }).first()).toBeVisible();
    await expect(window.getByText('Go on in your browser')).toBeVisible();
    const agreed = performance.now();
    await page.getByRole('button', { name: 'Allow' }).click();
    await item.waitForToolTip('All accounts are well');
    const took = `${Math.round(performance.now() - agreed)} ms`;
    const what = 'From "Allow" to the first tray state';
    info.annotations.push({ type: what, description: took });
    process.stdout.write(`${what}: ${took}\n`);
    await expect(page.getByText(/go back to Bridgekeeper/i)).toBeVisible();
    await expectWatched(window);
    expect((await tokenFile.bytes()).toString('latin1', 0, 3)).toBe('v11');
    expect(await tokenFile.mode()).toBe(USER_ONLY);
    await program.quit();

    await startNew({ withKeyring: true, args: ['--hidden'] });
    await (await tray.waitForItem()).waitForToolTip('All accounts are well');
  });

  test('signing out ends the token at Beeper and erases it here', async ({
    startNew,
    defaultBrowser,
    simulator,
    tray,
    tokenFile,
  }) => {
    const program = await startNew({ withKeyring: true });
    const window = await program.window();
    await pressConnect(window);
    await (await defaultBrowser.waitForPage()).getByRole('button', { name: 'Allow' }).click();
    await expectWatched(window);

    await window.getByRole('button', { name: 'Settings' }).click();
    await window.getByRole('button', { name: 'Sign out' }).click();
    expect(await tokenFile.isThere()).toBe(true);
    await window.getByRole('button', { name: 'Sign out' }).last().click();
    await (await tray.waitForItem()).waitForToolTip('Bridgekeeper is not connected to Beeper yet');
    await eventually({
      what: 'the token to be revoked',
      read: () => simulator.control.oauth.tokens().map(({ revoked }) => revoked),
      until: ([isRevoked]) => isRevoked === true,
    });
    expect(await tokenFile.isThere()).toBe(false);
  });

  test('a token that ran out: tray, one notification, and one click renews it', async ({
    startNew,
    defaultBrowser,
    simulator,
    tray,
    notifications,
  }) => {
    simulator.control.oauth.set({ expiresInSeconds: 3_600 });
    const program = await startNew({ withKeyring: true });
    const window = await program.window();
    await pressConnect(window);
    await (await defaultBrowser.waitForPage()).getByRole('button', { name: 'Allow' }).click();
    const item = await tray.waitForItem();
    await item.waitForToolTip('All accounts are well');

    simulator.control.oauth.expireTokens();
    await program.advance(3_600_000);
    await item.waitForToolTip('Beeper no longer lets Bridgekeeper in');
    await program.advance(5_000);
    const shown = await notifications.waitFor('Connect Bridgekeeper to Beeper again');
    await program.advance(60_000);
    await program.waitUntilIdle();
    expect(notifications.count()).toBe(1);

    notifications.click(shown.id);
    const page = await defaultBrowser.waitForPage();
    await page.getByRole('button', { name: 'Allow' }).click();
    await item.waitForToolTip('All accounts are well');
    expect(simulator.control.oauth.tokens()).toHaveLength(2);
  });
});

import { CODES } from '../../simulator/logins/codes';
import { PASSWORD } from '../../simulator/sites/people';
import { expect, test, type SignIn } from './sign-in';

/** A window hidden for this long is destroyed. */
const HIDDEN_FOR_MS = 30_000;

test.describe('the window goes', () => {
  test('closed and opened again, the sign-in and its page are as they were', async ({ signIn }) => {
    const site = await signIn.reachCheckpoint();
    await site.evaluate(() => document.body.setAttribute('data-same', 'yes'));
    await signIn.program.hideWindow();
    await signIn.program.showFromTray();
    await expect(site.locator('body')).toHaveAttribute('data-same', 'yes');
    await signIn.passCheckpoint(site);
  });

  test('destroyed after half a minute, it is made anew around the same page', async ({
    signIn,
  }) => {
    const site = await signIn.reachCheckpoint();
    await site.evaluate(() => document.body.setAttribute('data-same', 'yes'));
    await signIn.program.hideWindow();
    await signIn.program.advance(HIDDEN_FOR_MS);
    await expect.poll(signIn.program.windows).toEqual({ count: 0, visible: 0 });
    expect(signIn.record().status).toBe('waiting_for_cookies');
    await signIn.program.showFromTray();
    await signIn.expectHeading('Add Facebook Messenger');
    await expect(site.locator('body')).toHaveAttribute('data-same', 'yes');
    await expectInPlace(signIn);
    await signIn.passCheckpoint(site);
  });

  test('what completes while it is closed is there when it opens', async ({ signIn }) => {
    await signIn.reconnect(/^WhatsApp/, 'QR code');
    await signIn.waitForSubmits('display_and_wait');
    await signIn.program.hideWindow();
    await signIn.program.advance(HIDDEN_FOR_MS);
    await expect.poll(signIn.program.windows).toEqual({ count: 0, visible: 0 });
    signIn.simulator.control.scan();
    await signIn.waitForStatus('complete');
    await signIn.program.showFromTray();
    await signIn.expectDone();
  });

  test('crashed, it is made anew and the sign-in goes on', async ({ signIn }) => {
    const site = await signIn.reachCheckpoint();
    await signIn.program.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(signIn.program.windows).toEqual({ count: 0, visible: 0 });
    await signIn.program.showFromTray();
    await signIn.expectHeading('Add Facebook Messenger');
    await expectInPlace(signIn);
    await signIn.passCheckpoint(site);
  });

  test('elsewhere in the window, a strip leads back to the sign-in', async ({ signIn }) => {
    const site = await signIn.reachCheckpoint();
    await signIn.press('Accounts');
    await signIn.expectHeading('All accounts are well');
    await signIn.press('Show the sign-in to Facebook Messenger');
    await expectInPlace(signIn);
    await signIn.passCheckpoint(site);
  });
});

test.describe('Beeper goes and comes back', () => {
  test('in the middle of a form', async ({ signIn }) => {
    await signIn.add('Dummy', 'Password');
    await signIn.field('Username');
    await signIn.simulator.control.down();
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    const page = await signIn.page();
    await expect(page.getByText('so this may not have arrived. Try again.')).toBeVisible();
    await signIn.simulator.control.up();
    await signIn.press('Continue');
    await signIn.expectDone();
  });

  test('while something is shown', async ({ signIn }) => {
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    const page = await signIn.page();
    await signIn.simulator.control.down();
    await expect(page.getByText('Bridgekeeper keeps trying.')).toBeVisible();
    await expect(page.getByText(CODES.dummy, { exact: true })).toBeVisible();
    await signIn.simulator.control.up();
    await signIn.waitForSubmits('display_and_wait', 2);
    await expect(page.getByText('Bridgekeeper keeps trying.')).toHaveCount(0);
    signIn.simulator.control.scan();
    await signIn.expectDone();
  });

  test('while a site is signed in to: what was captured is kept, and sent by a click', async ({
    signIn,
  }) => {
    await signIn.add('Tumblr');
    const site = await signIn.site('www.tumblr.localhost');
    await signIn.simulator.control.down();
    await signIn.logInOn(site);
    const page = await signIn.page();
    await expect(page.getByText('so this may not have arrived. Try again.')).toBeVisible();
    expect(signIn.record().submits).toEqual([]);
    await signIn.simulator.control.up();
    await signIn.press('I am signed in');
    expect(await signIn.capturedSubmit()).toMatchObject({ accepted: true, source: 'webview' });
    await signIn.expectDone();
    expect(signIn.record().submits).toHaveLength(1);
  });
});

/** Waits until the embedded browser fills just the region that the window keeps for it. */
async function expectInPlace({ page, program }: SignIn): Promise<void> {
  const region = (await page()).getByRole('group', { name: 'Sign-in page' });
  const farthest = async () => {
    const wanted = await region.boundingBox();
    const found = await program.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.contentView.children.at(-1)?.getBounds(),
    );
    if (wanted === null || found === undefined) return Infinity;
    const sides = ['x', 'y', 'width', 'height'] as const;
    return Math.max(...sides.map((side) => Math.abs(wanted[side] - found[side])));
  };
  // The browser keeps to whole pixels.
  await expect.poll(farthest).toBeLessThan(2);
}

import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { cancel, expectCapturedAtLab, startAtLab } from './lab';
import { expect, test } from './sign-in';

const HIDDEN_MS = 20_000;

for (const flow of ['A hidden step', 'A hidden step without the flag']) {
  test(`${flow} gets what it needs from a page that nobody sees`, async ({ signIn }) => {
    const window = await signIn.page();
    const seen = window.getByRole('heading', { name: WEBVIEW_TEXT.gettingReady }).waitFor();
    await startAtLab(signIn, flow);
    await seen;
    const got = await expectCapturedAtLab(signIn, { fields: ['token'], lastPage: 'robots.txt' });
    expect(await signIn.program.log()).not.toContain(got.fields?.['token']);
  });
}

test('a hidden page that needs its user is shown: after a while, and at once for a window', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'A hidden step that needs a hand');
  const window = await signIn.page();
  const ready = window.getByRole('heading', { name: WEBVIEW_TEXT.gettingReady });
  await expect(ready).toBeVisible();
  await expect(window.getByText('Its page turns out to wait for a click.')).toBeVisible();
  // SECURITY: nobody may type into a page that is not seen.
  await signIn.program.waitForKeyboard();
  const focused = () =>
    signIn.program.app.evaluate(({ webContents }) => webContents.getFocusedWebContents()?.getURL());
  await signIn.program.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((each) => each.getURL().includes('//lab.'));
    page?.focus();
  });
  await expect.poll(focused).toMatch(/^app:/);
  await signIn.program.pass(HIDDEN_MS);
  await expect(window.getByText(WEBVIEW_TEXT.revealed)).toBeVisible();
  await expect(ready).toHaveCount(0);
  await site.getByRole('button', { name: 'I am no robot' }).click();
  await expectCapturedAtLab(signIn, { fields: ['token'], lastPage: 'robots.txt' });

  await signIn.press('Done');
  await signIn.add('Lab', 'A hidden step that asks');
  await expect(window.getByText(WEBVIEW_TEXT.revealed)).toBeVisible();
  await expect(window.getByRole('list', { name: WEBVIEW_TEXT.openers })).toBeVisible();
  await cancel(signIn);
});

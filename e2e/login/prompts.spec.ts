import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { PROMPT_TEXT } from '../../shared/strings/webview-prompts';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { mouse } from '../desktop/mouse';
import { keyboardIn } from '../keyboard/keyboard';
import { expectCapturedAtLab, startAtLab } from './lab';
import { expect, test, type SignIn } from './sign-in';

const COMPANY = 'Sign in with your company';
const WRONG = 'wrong-4f1c';

/** Opens the company's sign-in, which asks outside of its page; returns the window's dialog. */
async function openPrompt(signIn: SignIn, flow: string) {
  const site = await startAtLab(signIn, flow);
  await site.getByRole('link', { name: COMPANY }).click({ noWaitAfter: true });
  const dialog = (await signIn.page()).getByRole('dialog');
  await expect(dialog).toContainText(/lab\.localhost:\d+ asks for a username and password/);
  return { site, dialog };
}

for (const scheme of ['Basic', 'Digest', 'NTLM', 'Negotiate']) {
  test(`HTTP sign-in with ${scheme}: the window asks, again when it was wrong`, async ({
    signIn,
  }) => {
    const { dialog } = await openPrompt(signIn, `HTTP sign-in (${scheme})`);
    const answer = async (user: string, password: string) => {
      await dialog.getByLabel(PROMPT_TEXT.username).fill(user);
      await dialog.getByLabel(PROMPT_TEXT.password).fill(password);
      await dialog.getByRole('button', { name: PROMPT_TEXT.signIn }).click();
    };
    await answer('mallory', WRONG);
    await expect(dialog.getByRole('alert')).toHaveText(PROMPT_TEXT.again);
    await expect(dialog.getByLabel(PROMPT_TEXT.password)).toHaveValue('');
    await answer(USERS.alice, PASSWORD);
    await expectCapturedAtLab(signIn);
    expect(await signIn.program.log()).not.toContain(WRONG);
    expect(await signIn.program.log()).not.toContain(PASSWORD);
  });
}

test('the dialog takes the keyboard, Cancel shows the page beneath, and the way back asks anew', async ({
  signIn,
  display,
}) => {
  const { press } = mouse(display.display);
  const site = await startAtLab(signIn, 'HTTP sign-in (Basic)');
  // With the keyboard in the page, as after a click there.
  await signIn.program.waitForKeyboard();
  const window = await signIn.page();
  await window.getByRole('button', { name: WEBVIEW_TEXT.goToPage }).press('Enter');
  await expect.poll(() => keyboardIn(signIn.program)).toBe('site');
  await site.getByRole('link', { name: COMPANY }).focus();
  await press('Return');
  const dialog = window.getByRole('dialog');
  await expect(dialog).toContainText('The site calls it “Lab staff”.');
  await press('a');
  await expect(dialog.getByLabel(PROMPT_TEXT.username)).toHaveValue('a');
  await press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(site.getByText('Ask your company how to sign in.')).toBeVisible();
  await signIn.press('Reload');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: PROMPT_TEXT.cancel }).click();
  await signIn.press('Cancel');
  await signIn.waitForStatus('cancelled');
  await signIn.waitForWebviewToClose();
});

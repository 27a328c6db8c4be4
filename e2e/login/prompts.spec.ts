import { PROMPT_TEXT } from '../../shared/strings/webview-prompts';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { expectCapturedAtLab, startAtLab } from './lab';
import { expect, test, type SignIn } from './sign-in';

const WRONG = 'wrong-4f1c';

/** Opens the company's sign-in, which asks outside of its page; returns the window's dialog. */
async function openPrompt(signIn: SignIn, flow: string) {
  const site = await startAtLab(signIn, flow);
  await site.getByRole('link', { name: 'Sign in with your company' }).click({ noWaitAfter: true });
  const dialog = (await signIn.page()).getByRole('dialog');
  await expect(dialog).toContainText(/lab\.localhost:\d+ asks for a user name and password/);
  return { site, dialog };
}

for (const scheme of ['Basic', 'Digest', 'NTLM']) {
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

test('Cancel shows the page beneath, and the way back asks anew', async ({ signIn }) => {
  const { site, dialog } = await openPrompt(signIn, 'HTTP sign-in (Basic)');
  await expect(dialog).toContainText('The site calls it “Lab staff”.');
  await dialog.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(site.getByText('Ask your company how to sign in.')).toBeVisible();
  await signIn.press('Reload');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: PROMPT_TEXT.cancel }).click();
  await signIn.press('Cancel');
  await signIn.waitForStatus('cancelled');
  await signIn.waitForWebviewToClose();
});

import { CLOSE_AFTER_MS, LOGIN_END_TIMER } from '../../shared/model/login';
import { END_TEXT } from '../../shared/strings/login';
import { expect, test, type SignIn } from './sign-in';

/** Signs in at the dummy, and returns the window's page as soon as the end is shown. */
async function reachEnd(signIn: SignIn) {
  await signIn.add('Dummy', 'Password');
  await signIn.answer({ Username: 'alice', Password: 'secret' });
  const page = await signIn.page();
  await page.getByRole('heading', { name: 'Alice Example is signed in to Dummy' }).waitFor();
  return page;
}

test('the end of a sign-in leads back to the overview by itself', async ({ signIn }) => {
  const page = await reachEnd(signIn);
  await expect(page.getByText(/Its messages arrive from now on/)).toBeVisible();
  await expect.poll(() => signIn.program.isWaiting(LOGIN_END_TIMER)).toBe(true);
  await signIn.program.advance(CLOSE_AFTER_MS);
  await signIn.expectHeading('Nothing needs you');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.locator('.banner')).toHaveCount(0);
});

test('it stays for whoever presses a key', async ({ signIn }) => {
  const page = await reachEnd(signIn);
  await page.keyboard.press('Shift');
  await expect(page.getByText(END_TEXT.closesByItself)).toBeHidden();
  await signIn.program.advance(10 * CLOSE_AFTER_MS);
  await signIn.program.waitUntilIdle();
  await signIn.press('Done');
  await signIn.expectHeading('Nothing needs you');
});

test('it stays while the pointer rests on its button, and while the account asks for more', async ({
  signIn,
}) => {
  const { control } = signIn.simulator;
  const page = await reachEnd(signIn);
  await page.getByRole('button', { name: 'Done' }).hover();
  await expect(page.getByText(END_TEXT.closesByItself)).toBeHidden();
  const account = control.accounts().find(({ accountID }) => accountID.startsWith('dummybridge'));
  await signIn.program.setStatus(account?.accountID ?? '', 'attention_required', 'Agree there.');
  await expect(page.getByText('Agree there.')).toBeVisible();
  await page.mouse.move(1, 1);
  await signIn.program.advance(10 * CLOSE_AFTER_MS);
  await signIn.program.waitUntilIdle();
  await signIn.press('Open the account');
  await expect(page.getByRole('heading', { level: 2, name: /^Dummy/ })).toBeVisible();
});

test('nothing is lost of a sign-in that follows at once', async ({ signIn }) => {
  const page = await reachEnd(signIn);
  await page.getByRole('button', { name: 'Accounts' }).click();
  await signIn.add('Dummy', 'Password');
  const username = await signIn.field('Username');
  await username.fill('bob');
  await signIn.program.advance(10 * CLOSE_AFTER_MS);
  await signIn.program.waitUntilIdle();
  await expect(username).toHaveValue('bob');
});

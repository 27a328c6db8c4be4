import { LOGIN_TEXT, completeHeading, END_TEXT } from '../../shared/strings/login';
import { captureWaitText, siteHeading } from '../../shared/strings/webview';
import { DETAILS_TEXT } from '../../shared/strings/window';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { expect } from '../login/sign-in';
import { INSTAGRAM } from '../program';
import { test } from './keyboard';

test('signing in again on the site’s own page, by keyboard alone', async ({ keyboard, signIn }) => {
  const { press, type, tabTo, expectFocus, expectIn } = keyboard;
  const page = await signIn.page();
  await signIn.program.setStatus(INSTAGRAM, 'reconnect_required');
  await tabTo(page.getByRole('button', { name: new RegExp(`^${DETAILS_TEXT.signIn}: Instagram`) }));
  await press('Return');

  const site = await signIn.site('www.instagram.localhost');
  const user = site.getByRole('textbox').first();
  const password = site.getByLabel('Password');
  await test.step('the page opens with the keyboard in it', async () => {
    // A page that is still being read has nothing for Tab to reach.
    await expect(user).toBeVisible();
    await site.waitForLoadState();
    await expectIn('site');
    await press('Tab');
    await expect(user).toBeFocused();
    await type(USERS.alice);
    await press('Tab');
    await expect(password).toBeFocused();
    await type(PASSWORD);
  });

  const cancel = page.getByRole('button', { name: LOGIN_TEXT.cancel, exact: true });
  await test.step('F6 leads out, where it is read what is missing', async () => {
    await press('F6');
    await expectIn('window');
    await expectFocus(page.getByRole('heading', { name: siteHeading('Instagram') }));
    const waiting = page.getByRole('status').filter({ hasText: captureWaitText('values', false) });
    await expect(waiting).toBeVisible();
    await tabTo(cancel);
  });

  await test.step('the question before it is ended gives the focus back', async () => {
    await press('Return');
    await expectFocus(page.getByRole('button', { name: LOGIN_TEXT.confirmNo }));
    await press('Escape');
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expectFocus(cancel);
    await press('Escape');
    await expectFocus(page.getByRole('button', { name: LOGIN_TEXT.confirmNo }));
    await press('Return');
    await expectFocus(cancel);
  });

  await test.step('F6 leads back to where the keyboard was in the page', async () => {
    await press('F6');
    await expectIn('site');
    await expect(password).toBeFocused();
    await press('Return');
    const notNow = site.getByRole('button', { name: 'Not now' });
    await expect(notNow).toBeVisible();
    await press('Tab');
    await expect(notNow).toBeFocused();
    await press('Return');
  });

  await test.step('the end has the keyboard, and leads back to the overview', async () => {
    await signIn.expectDone();
    await expectIn('window');
    const signedIn = { accountID: INSTAGRAM, network: 'Instagram', displayName: 'Alice Example' };
    await expectFocus(page.getByRole('heading', { name: completeHeading(signedIn, 'Instagram') }));
    await tabTo(page.getByRole('button', { name: END_TEXT.done }));
    await press('Return');
    await expectFocus(page.getByRole('heading', { level: 1 }));
  });
});

test('a page that goes somewhere by itself leaves the keyboard where it is', async ({
  keyboard,
  signIn,
}) => {
  const { press, expectIn } = keyboard;
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await expectIn('site');
  const reload = async () => {
    await site.evaluate(() => (document.body.dataset['mark'] = 'old'));
    await site.evaluate(() => location.reload());
    await expect(site.locator('body:not([data-mark])')).toBeVisible();
    await site.waitForLoadState();
  };
  await reload();
  await expectIn('site');
  await press('F6');
  await expectIn('window');
  await reload();
  await signIn.program.waitUntilIdle();
  await expectIn('window');
});

test('keys pressed in the page are the page’s; the palette opens once the keyboard is out of it', async ({
  keyboard,
  signIn,
}) => {
  const { press, expectFocus, expectIn } = keyboard;
  await signIn.add('Facebook Messenger');
  const page = await signIn.page();
  const site = await signIn.site('www.facebook.localhost');
  await expectIn('site');
  await site.evaluate(() => {
    addEventListener('keydown', ({ key }) => (document.body.dataset['key'] = key));
  });
  for (const keys of ['ctrl+k', 'question', 'Escape']) {
    await press(keys);
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
  }
  await expect(site.locator('body')).toHaveAttribute('data-key', 'Escape');

  const palette = page.getByRole('combobox');
  await press('F6');
  await press('ctrl+k');
  await expectFocus(palette);
  // There is no page to lead to while the palette lies where it was.
  await press('F6');
  await expectIn('window');
  await press('Escape');
  await expect(palette).toBeHidden();
  await press('F6');
  await expectIn('site');
});

import { completeHeading, END_TEXT, FLOW_TEXT, LOGIN_TEXT } from '../../shared/strings/login';
import { INPUT_TEXT } from '../../shared/strings/login-steps';
import { DETAILS_TEXT } from '../../shared/strings/window';
import { CODES } from '../../simulator/logins/codes';
import { PASSWORD, PHONES } from '../../simulator/sites/people';
import { expect } from '../login/sign-in';
import { test } from './keyboard';

const TELEGRAM = 'sh-telegram:алиса/+12025550123';

test('signing in again by a form of several steps, by keyboard alone', async ({
  keyboard,
  signIn,
}) => {
  const { press, type, tabTo, expectFocus } = keyboard;
  const page = await signIn.page();
  await signIn.program.setStatus(TELEGRAM, 'reconnect_required');
  await tabTo(page.getByRole('button', { name: new RegExp(`^${DETAILS_TEXT.signIn}: Telegram`) }));
  await press('Return');

  await test.step('a way is chosen by the arrow keys', async () => {
    await expectFocus(page.getByRole('heading', { name: FLOW_TEXT.heading }));
    const byPhone = page.getByRole('radio', { name: 'Phone number', exact: true });
    const byCode = page.getByRole('radio', { name: 'QR code', exact: true });
    await tabTo(byPhone);
    await press('Down');
    await expectFocus(byCode);
    await press('Up');
    await expectFocus(byPhone);
    await expect(byPhone).toBeChecked();
    await press('Return');
  });

  const phone = page.getByRole('form').getByLabel('Phone number', { exact: true });
  await test.step('what is wrong is said, and its field keeps the focus', async () => {
    await expectFocus(phone);
    await press('Return');
    await expect(page.getByText(INPUT_TEXT.missing)).toBeVisible();
    await expectFocus(phone);
    await type('12');
    await press('Return');
    await expect(page.getByText('That phone number is not valid.')).toBeVisible();
    await expectFocus(phone);
  });

  await test.step('the question before it is ended gives the focus back', async () => {
    await press('Escape');
    await expectFocus(page.getByRole('button', { name: LOGIN_TEXT.confirmNo }));
    await press('Escape');
    await expectFocus(phone);
  });

  await test.step('each step begins in its field', async () => {
    await press('ctrl+a');
    await type(PHONES.alice);
    await press('Return');
    await expectFocus(page.getByRole('form').getByLabel('Code', { exact: true }));
    await type(CODES.telegram);
    await press('Return');
    await expectFocus(page.getByRole('form').getByLabel('Password', { exact: true }));
    await type(PASSWORD);
    await press('Return');
  });

  await test.step('the end leads back to the overview', async () => {
    await signIn.expectDone();
    const signedIn = { accountID: TELEGRAM, network: 'Telegram', displayName: 'Алиса Примерова' };
    await expectFocus(page.getByRole('heading', { name: completeHeading(signedIn, 'Telegram') }));
    await tabTo(page.getByRole('button', { name: END_TEXT.done }));
    await press('Return');
    await expectFocus(page.getByRole('heading', { level: 1 }));
  });
});

import { CODES } from '../../simulator/logins/codes';
import { PASSWORD, PHONES } from '../../simulator/sites/people';
import { expect, test } from './sign-in';

test('Discord by token: a secret that is typed, and wrong at first', async ({ signIn }) => {
  await signIn.reconnect(/^Discord/, 'Token');
  await signIn.answer({ Token: 'made up' });
  await expect((await signIn.page()).getByText('Discord does not know that token.')).toBeVisible();
  await signIn.answer({ Token: CODES.discordToken });
  await signIn.expectDone();
});

test('WhatsApp by QR code: scanned after it was refreshed', async ({ signIn }) => {
  await signIn.reconnect(/^WhatsApp/, 'QR code');
  await signIn.expectHeading('Scan this code with your phone');
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.refreshDisplay();
  // The next code is waited for anew.
  await signIn.waitForSubmits('display_and_wait', 2);
  signIn.simulator.control.scan();
  await signIn.expectDone();
  expect(signIn.record().created).toEqual({
    flowID: 'qr',
    accountID: 'local-whatsapp_ba_alice',
    loginID: '12025550123',
  });
});

test('WhatsApp by phone number: a code of eight letters', async ({ signIn }) => {
  await signIn.reconnect(/^WhatsApp/, 'Phone number');
  await signIn.answer({ 'Phone number': PHONES.alice });
  await signIn.expectHeading('Enter this code on your phone');
  await expect((await signIn.page()).getByText(CODES.whatsapp, { exact: true })).toBeVisible();
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
  expect(signIn.record().submits[0]?.fields).toEqual({ phone_number: PHONES.alice });
});

test('Telegram: a wrong code is its own step, a wrong password the same step again', async ({
  signIn,
}) => {
  await signIn.add('Telegram at home 🏠', 'Phone number');
  await signIn.answer({ 'Phone number': PHONES.alice });
  const page = await signIn.page();
  await expect(page.getByText('Enter the code that Telegram has sent')).toBeVisible();
  await signIn.answer({ Code: '99999' });
  await expect(page.getByText('The code was incorrect. Enter the code again.')).toBeVisible();
  await signIn.answer({ Code: CODES.telegram });
  await expect(page.getByText('Enter your two-factor password.')).toBeVisible();
  await signIn.answer({ Password: 'wrong' });
  await expect(page.getByText('The password was incorrect.')).toBeVisible();
  await signIn.answer({ Password: PASSWORD });
  await signIn.expectDone();
  const step = 'fi.mau.telegram.login';
  expect(signIn.record().submits.map(({ stepID, fields }) => [stepID, fields])).toEqual([
    [`${step}.phone_number`, { [`${step}.phone_number`]: PHONES.alice }],
    [`${step}.code`, { [`${step}.code`]: '99999' }],
    [`${step}.code.incorrect`, { [`${step}.code`]: CODES.telegram }],
    [`${step}.password`, { [`${step}.password`]: 'wrong' }],
    [`${step}.password`, { [`${step}.password`]: PASSWORD }],
  ]);
});

test('Telegram by QR code, then the password', async ({ signIn }) => {
  await signIn.add('Telegram at home 🏠', 'QR code');
  await signIn.expectHeading('Scan this code with your phone');
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.answer({ Password: PASSWORD });
  await signIn.expectDone();
});

test('Signal: a QR code, and no choice to make', async ({ signIn }) => {
  await signIn.reconnect(/^Signal/);
  await signIn.expectHeading('Scan this code with your phone');
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

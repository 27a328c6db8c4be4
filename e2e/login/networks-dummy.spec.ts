import { CODES } from '../../simulator/logins/codes';
import { expect, test } from './sign-in';
import { expectCaptured } from './captured';

test('Beeper’s dummy by password', async ({ signIn }) => {
  await signIn.add('Dummy', 'Password');
  await signIn.answer({ Username: 'alice', Password: ' a password with blanks ' });
  await signIn.expectDone();
  expect(signIn.record().submits[0]?.fields).toEqual({
    username: 'alice',
    password: ' a password with blanks ',
  });
});

test('Beeper’s dummy by cookies: percent-encoded, whatever was typed', async ({ signIn }) => {
  await signIn.add('Dummy', 'Cookies');
  const site = await signIn.site('dummy.localhost');
  await site.getByLabel('Username').fill('bob');
  await site.getByLabel('Password').fill('50% off; ünïcode+=&');
  await site.getByRole('button', { name: 'Log in' }).click();
  await expectCaptured(signIn, {
    network: 'dummy',
    fields: ['username', 'password'],
    at: ['dummy', '/done'],
  });
  expect((await signIn.capturedSubmit()).fields).toEqual({
    username: 'bob',
    password: '50% off; ünïcode+=&',
  });
  await signIn.expectHeading('Bob Example is signed in to Dummy');
  await signIn.expectDone();
});

test('Beeper’s dummy by local storage', async ({ signIn }) => {
  await signIn.add('Dummy', 'Local storage');
  const site = await signIn.site('dummy.localhost');
  await site.getByLabel('Username').fill('alice');
  await site.getByLabel('Password').fill('50%25 kept as it is');
  await site.getByRole('button', { name: 'Log in' }).click();
  await expectCaptured(signIn, {
    network: 'dummy',
    fields: ['username', 'password'],
    at: ['dummy', '/done'],
  });
  await signIn.expectDone();
});

test('Beeper’s dummy by a code that is shown', async ({ signIn }) => {
  await signIn.add('Dummy', 'Code');
  await expect((await signIn.page()).getByText(CODES.dummy, { exact: true })).toBeVisible();
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

import { PLANTED } from '../../simulator/sites/secret';
import {
  startAtLab,
  expectAlive,
  expectCapturedAtLab,
  expectCapturedInTurn,
  pressSignIn,
  pressWithin,
} from './lab';
import { test } from './leak-fixtures';
import { expect } from './sign-in';

// One after the other: each fills tens of megabytes over and over, and several at a time have starved
// each other on a busy machine until their pages hung.
test.describe.configure({ mode: 'default' });

test('values are found in bodies of every shape, and where no type says so', async ({ signIn }) => {
  await expectCapturedInTurn(signIn, {
    // The huge one stands in a body of 50 MB.
    'Values in request bodies': {
      fields: ['session', 'form', 'json', 'multipart', 'beacon', 'huge'],
    },
    'Fields without a type': { fields: ['session', 'extra'] },
  });
});

test('a value of 4 MB is said, keeps nothing busy, and gives way to a smaller one', async ({
  signIn,
}) => {
  await pressSignIn(await startAtLab(signIn, 'Values of 4 MB'));
  const window = await signIn.page();
  const said = window.getByRole('alert').filter({ hasText: 'more than 1 MB' });
  await expect(said).toContainText('“key”');
  await expectAlive(signIn);
  await expect(said).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await pressWithin(signIn, 'Write less');
  await expectCapturedAtLab(signIn, { fields: ['key'] });
});

test('nothing of what was sent in bodies or pasted as a request is left anywhere', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'Values in request bodies');
  await signIn.press('Sign in another way');
  const window = await signIn.page();
  const copied = `curl 'http://elsewhere.localhost/${PLANTED}' -d 'session=${PLANTED}-body'`;
  await window.getByLabel('Paste it here').fill(copied);
  await signIn.press('Use it');
  await window.getByText('That is from elsewhere.localhost.').waitFor();
  await signIn.press('Back to the sign-in page');
  await pressSignIn(site);
  expect((await signIn.capturedSubmit()).accepted).toBe(true);
  await signIn.expectDone();
  await expectNoLeak();
});

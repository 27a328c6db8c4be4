import {
  startAtLab,
  cancel,
  expectAlive,
  expectCapturedAtLab,
  expectCapturedInTurn,
  labFacts,
  pressSignIn,
  pressWithin,
} from './lab';
import { expect, test } from './sign-in';

test('values are found in bodies of every shape, and where no type says so', async ({ signIn }) => {
  await expectCapturedInTurn(signIn, {
    // The huge one stands in a body of 50 MB.
    'Values in request bodies': {
      fields: ['session', 'form', 'json', 'multipart', 'beacon', 'huge'],
    },
    'Fields without a type': { fields: ['session', 'extra'] },
  });
});

test('a script that says it failed has its empty values handed over', async ({ signIn }) => {
  await startAtLab(signIn, 'Script that says it failed');
  await expectCapturedAtLab(signIn, { fields: ['blackbox', 'captcha'], lastPage: '' });
});

test('a source nobody knows is said at once, and its value can be pasted', async ({ signIn }) => {
  await startAtLab(signIn, 'A source nobody knows');
  const window = await signIn.page();
  await expect(window.getByRole('alert').filter({ hasText: '“token”' })).toContainText(
    'does not know where that is',
  );
  const { values } = await labFacts(signIn);
  await signIn.press('Paste it instead');
  await window.getByLabel('Paste it here').fill(JSON.stringify({ ...values, session: 'right' }));
  await signIn.press('Use it');
  await expect(window.getByText('2 of 2 found')).toBeVisible();
  await cancel(signIn, { isCertain: true });
});

test('a value of 4 MB is said, keeps nothing busy, and gives way to a smaller one', async ({
  signIn,
}) => {
  await pressSignIn(await startAtLab(signIn, 'Values of 4 MB'));
  const window = await signIn.page();
  const said = window.getByRole('alert').filter({ hasText: 'larger than 1 MB' });
  await expect(said).toContainText('“key”');
  await expectAlive(signIn);
  await expect(said).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await pressWithin(signIn, 'Write less');
  await expectCapturedAtLab(signIn, { fields: ['key'] });
});

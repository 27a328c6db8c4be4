import { startAtLab, cancel, expectCapturedAtLab, labFacts } from './lab';
import { expect, test } from './sign-in';

test('a script that says it failed has its empty values handed over', async ({ signIn }) => {
  await startAtLab(signIn, 'Script that says it failed');
  await expectCapturedAtLab(signIn, { fields: ['blackbox', 'captcha'], lastPage: '' });
});

test('a source nobody knows is said at once, and its value can be pasted', async ({ signIn }) => {
  await startAtLab(signIn, 'A source nobody knows');
  const window = await signIn.page();
  await expect(window.getByRole('alert').filter({ hasText: '“token”' })).toContainText(
    'cannot find by itself',
  );
  const { values } = await labFacts(signIn);
  await signIn.press('Paste it instead');
  await window.getByLabel('Paste it here').fill(JSON.stringify({ ...values, session: 'right' }));
  await signIn.press('Use it');
  await expect(window.getByText('2 of 2 found')).toBeVisible();
  await cancel(signIn, { isCertain: true });
});

import { expect } from '@playwright/test';
import { test } from './sign-in';

test('Facebook: signs in in the embedded browser, past the checkpoint', async ({ signIn }) => {
  await signIn.add('Facebook');
  const site = await signIn.site('www.facebook.localhost');
  await site.getByLabel(/email|user/i).fill('alice@example.com');
  await site.getByLabel(/password/i).fill('correct horse');
  await site.getByRole('button', { name: /log in|sign in/i }).click();
  await site.getByRole('button', { name: 'This was me' }).click();
  const { fields, source, lastURL, accepted } = await signIn.harvest();
  expect(Object.keys(fields ?? {}).sort()).toEqual(['c_user', 'datr', 'xs']);
  expect(source).toBe('webview');
  expect(lastURL).toContain('www.facebook.localhost');
  expect(accepted).toBe(true);
  await signIn.done();
});

import { startAtLab, expectCapturedAtLab, labFacts, pressSignIn } from './lab';
import { expect, test } from './sign-in';

test('cookies set before sign-in do not end it', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Cookies before sign-in');
  const window = await signIn.page();
  await expect(window.getByText('1 of 2 found')).toBeVisible();
  await expect(window.getByText('Waiting for you to sign in')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await pressSignIn(site);
  await expectCapturedAtLab(signIn, { fields: ['device', 'session'] });
});

test('a HttpOnly cookie is captured, which no script of the page can read', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await site.getByText('You are signed in.').waitFor();
  expect(await site.evaluate(() => document.cookie)).toBe('');
  await signIn.press('I am signed in');
  await expectCapturedAtLab(signIn);
});

test('of cookies of one name, the site’s own counts', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Cookies of the same name'));
  await expectCapturedAtLab(signIn);
});

test('a partitioned cookie of the same host and name does not count', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'A partitioned cookie'));
  await expectCapturedAtLab(signIn);
});

test('a cookie of the site’s own partition counts', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'A cookie of the site’s own partition'));
  await expectCapturedAtLab(signIn);
});

test('a cookie of another site’s partition does not count', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'A cookie of another site’s partition'));
  await expectCapturedAtLab(signIn);
});

test('a cookie that a request sets after the last page has loaded is waited for', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'Late cookie');
  await pressSignIn(site);
  await site.getByText('You are signed in.').waitFor();
  await expectCapturedAtLab(signIn);
});

test('a cookie that changes after sign-in arrives as it was last', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Rotating cookie'));
  await expectCapturedAtLab(signIn);
});

test('a cookie that is removed does not count until it comes back', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Removed cookie'));
  await expectCapturedAtLab(signIn);
});

test('values are percent-decoded, and left as they are where that cannot be', async ({
  signIn,
}) => {
  await pressSignIn(await startAtLab(signIn, 'Encoded cookies'));
  const { fields } = await expectCapturedAtLab(signIn, { fields: ['encoded', 'broken', 'script'] });
  expect(fields?.['encoded']).toMatch(/^a\+b\/.+==$/);
  expect(fields?.['broken']).toMatch(/^100%zz/);
  expect(fields?.['script']).toMatch(/^✓/);
});

test('without a last page, values are sent once they stay as they are', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'No last page'));
  await expectCapturedAtLab(signIn, { fields: ['first', 'session'] });
});

test('headers of some requests: the latest that fits, of the right requests', async ({
  signIn,
}) => {
  await pressSignIn(await startAtLab(signIn, 'Headers of some requests'));
  const { fields } = await expectCapturedAtLab(signIn, { fields: ['key', 'authorization'] });
  // Headers are never decoded.
  expect(fields?.['authorization']).toMatch(/%2B$/);
});

test('local storage that is filled after the last page has loaded is waited for', async ({
  signIn,
}) => {
  await pressSignIn(await startAtLab(signIn, 'Late local storage'));
  const { fields } = await expectCapturedAtLab(signIn, { fields: ['key'] });
  expect(fields?.['key']).toMatch(/%2B"}$/);
});

test('local storage of another host is read in its frame, however late', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Local storage of a frame'));
  await expectCapturedAtLab(signIn, { fields: ['key'] });
});

test('what is optional and never comes is not waited for', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'Optional values'));
  await expectCapturedAtLab(signIn);
  expect(Object.keys((await labFacts(signIn)).values)).toEqual(['session']);
});

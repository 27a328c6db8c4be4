import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { REJECTED_USER } from '../../simulator/sites/google';
import {
  beginAt,
  cancel,
  expectAlive,
  expectTaken,
  expectTrouble,
  pressSignIn,
  pressWithin,
} from './lab';
import { expect, test } from './sign-in';

test('a browser that Google takes for unsafe is said, with the other way', async ({ signIn }) => {
  await signIn.add('Google Messages', 'Google account');
  const site = await signIn.site('accounts.google.localhost');
  await site.getByRole('textbox').first().fill(REJECTED_USER);
  await site.getByRole('button', { name: 'Next' }).click({ noWaitAfter: true });
  const told = await expectTrouble(signIn, 'not-secure-browser');
  await told.getByRole('button', { name: WEBVIEW_TEXT.otherWay }).click();
  await signIn.heading('Sign in another way');
});

test('a download is cancelled and said, and the login goes on', async ({ signIn, userDataDir }) => {
  await beginAt(signIn, 'A download');
  await expectTrouble(signIn, 'blocked-download');
  await pressWithin(signIn, 'Download the app');
  await pressWithin(signIn, 'Sign in');
  await expectTaken(signIn);
  // The folder above holds the home folder too, with all its downloads.
  const files = await readdir(join(userDataDir, '..'), { recursive: true });
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => /^app\b|\.crdownload$/.test(basename(file)))).toEqual([]);
});

test('no app is opened, whatever the page tries; that is said, and the login goes on', async ({
  signIn,
}) => {
  await beginAt(signIn, 'An app');
  await expectTrouble(signIn, 'blocked-app');
  for (const link of ['Open in Messenger', 'Open Slack']) {
    await pressWithin(signIn, link);
  }
  // By its address, a window, a frame and two links.
  await signIn.program.logged(/(?:blocked-app[^]*){5}/);
  await pressWithin(signIn, 'Sign in');
  await expectTaken(signIn);
});

test('a certificate nobody vouches for is said and never bypassed', async ({ signIn }) => {
  await signIn.add('Lab', 'A certificate that nobody vouches for');
  const told = await expectTrouble(signIn, 'certificate');
  await expect(told).toContainText('net::ERR_CERT_AUTHORITY_INVALID');
  await told.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await expectTrouble(signIn, 'certificate');
  expect(signIn.program.app.windows().map((page) => page.url())).not.toContainEqual(
    expect.stringMatching(/^https:/),
  );
  await told.getByRole('button', { name: WEBVIEW_TEXT.otherWay }).click();
  await signIn.heading('Sign in another way');
});

test('a site that hangs up is said, and a reload goes on', async ({ signIn }) => {
  await signIn.add('Lab', 'A site that hangs up');
  const told = await expectTrouble(signIn, 'failed');
  await told.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await pressSignIn(await signIn.site('lab.localhost'));
  await expectTaken(signIn);
});

test('a page that crashes is said, and a reload goes on', async ({ signIn }) => {
  await beginAt(signIn, 'A page that crashes');
  await signIn.program.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().includes('lab.'));
    page?.forcefullyCrashRenderer();
  });
  const told = await expectTrouble(signIn, 'crashed');
  await expectAlive(signIn);
  await told.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await expect(told).toBeHidden();
  await pressWithin(signIn, 'Sign in');
  await expectTaken(signIn);
});

test('a slow site is waited for', async ({ signIn }) => {
  await pressSignIn(await beginAt(signIn, 'A slow site'));
  await expectTaken(signIn);
});

test('where the last page cannot be told, the user says when', async ({ signIn }) => {
  const site = await beginAt(signIn, 'A last page nobody can tell');
  const window = await signIn.page();
  const confirm = window.getByRole('button', { name: WEBVIEW_TEXT.confirm });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await pressSignIn(site);
  await expect(window.getByText('Signed in? Then say so')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await confirm.click();
  await expectTaken(signIn);
});

test('a login in any trouble can be ended', async ({ signIn }) => {
  await signIn.add('Lab', 'A certificate that nobody vouches for');
  await expectTrouble(signIn, 'certificate');
  await cancel(signIn);
});

import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { REJECTED_USER } from '../../simulator/sites/google';
import {
  startAtLab,
  cancel,
  expectAlive,
  expectCapturedAtLab,
  expectPageProblem,
  pressSignIn,
  pressWithin,
} from './lab';
import { expect, test } from './sign-in';

test('Google’s refusal of the browser is shown, with the other way', async ({ signIn }) => {
  await signIn.add('Google Messages', 'Google account');
  const site = await signIn.site('accounts.google.localhost');
  await site.getByRole('textbox').first().fill(REJECTED_USER);
  await site.getByRole('button', { name: 'Next' }).click({ noWaitAfter: true });
  const banner = await expectPageProblem(signIn, 'not-secure-browser');
  await banner.getByRole('button', { name: WEBVIEW_TEXT.otherWay }).click();
  await signIn.expectHeading('Sign in another way');
});

test('a download is cancelled and shown as a problem, and the login goes on', async ({
  signIn,
  userDataDir,
}) => {
  await startAtLab(signIn, 'A download');
  await expectPageProblem(signIn, 'blocked-download');
  await pressWithin(signIn, 'Download the app');
  await pressWithin(signIn, 'Sign in');
  await expectCapturedAtLab(signIn);
  // The folder above holds the home folder too, with all its downloads.
  const files = await readdir(join(userDataDir, '..'), { recursive: true });
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => /^app\b|\.crdownload$/.test(basename(file)))).toEqual([]);
});

test('no app is opened, whatever the page tries; that is shown, and the login goes on', async ({
  signIn,
}) => {
  await startAtLab(signIn, 'An app');
  await expectPageProblem(signIn, 'blocked-app');
  for (const link of ['Open in Messenger', 'Open Slack']) {
    await pressWithin(signIn, link);
  }
  // By its address, a window, a frame and two links.
  await signIn.program.logged(/(?:blocked-app[^]*){5}/);
  await pressWithin(signIn, 'Sign in');
  await expectCapturedAtLab(signIn);
});

test('an untrusted certificate is shown as a problem and never bypassed', async ({ signIn }) => {
  await signIn.add('Lab', 'A certificate that nobody vouches for');
  const banner = await expectPageProblem(signIn, 'certificate');
  await expect(banner).toContainText('net::ERR_CERT_AUTHORITY_INVALID');
  await banner.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await expectPageProblem(signIn, 'certificate');
  expect(signIn.program.app.windows().map((page) => page.url())).not.toContainEqual(
    expect.stringMatching(/^https:/),
  );
  await banner.getByRole('button', { name: WEBVIEW_TEXT.otherWay }).click();
  await signIn.expectHeading('Sign in another way');
});

test('a site that hangs up is shown as a problem, and a reload goes on', async ({ signIn }) => {
  await signIn.add('Lab', 'A site that hangs up');
  const banner = await expectPageProblem(signIn, 'failed');
  await banner.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await pressSignIn(await signIn.site('lab.localhost'));
  await expectCapturedAtLab(signIn);
});

test('a page that crashes is shown as a problem, and a reload goes on', async ({ signIn }) => {
  await startAtLab(signIn, 'A page that crashes');
  await signIn.program.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().includes('lab.'));
    page?.forcefullyCrashRenderer();
  });
  const banner = await expectPageProblem(signIn, 'crashed');
  await expectAlive(signIn);
  await banner.getByRole('button', { name: WEBVIEW_TEXT.reload }).click();
  await expect(banner).toBeHidden();
  await pressWithin(signIn, 'Sign in');
  await expectCapturedAtLab(signIn);
});

test('where the last page cannot be recognised, the user says when; its HttpOnly cookie is captured', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  const window = await signIn.page();
  const confirm = window.getByRole('button', { name: WEBVIEW_TEXT.confirm });
  await expect(confirm).toHaveAttribute('aria-disabled', 'true');
  await pressSignIn(site);
  await expect(window.getByText('Are you signed in now?')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  // No script of the page can read it. The page may still be on its way, and then nothing is read.
  await expect(async () => {
    expect(await site.evaluate(() => document.cookie)).toBe('');
  }).toPass();
  await confirm.click();
  await expectCapturedAtLab(signIn);
});

test('a login with any problem can be ended', async ({ signIn }) => {
  await signIn.add('Lab', 'A certificate that nobody vouches for');
  await expectPageProblem(signIn, 'certificate');
  await cancel(signIn);
});

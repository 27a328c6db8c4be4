import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import {
  expectCapturedAtLab,
  expectCapturedInTurn,
  pressSignIn,
  startAtLab,
  waitForObservation,
} from './lab';
import { expect, test } from './sign-in';

test('the last page is reached by redirects, without a load, in passing, and slowly', async ({
  signIn,
}) => {
  await expectCapturedInTurn(signIn, {
    'A chain of redirects': { fields: ['session', 'hop'] },
    'A page that never loads again': {},
    'A last page that leaves at once': {},
    'A slow site': {},
  });
});

test('a last page that is an app’s counts as reached, and no app is opened', async ({ signIn }) => {
  await expectCapturedInTurn(signIn, {
    'A last page of an app, by redirect': {},
    'A last page of an app, by script': {},
    'A last page of an app, as an intent': {},
  });
  await signIn.program.logged(/(?:blocked-app[^]*){3}/);
});

test('a last page that only redirects is left to the user to confirm', async ({ signIn }) => {
  await pressSignIn(await startAtLab(signIn, 'A last page that is a redirect'));
  const window = await signIn.page();
  await expect(window.getByText('Are you signed in now?')).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
  await signIn.press('I am signed in');
  await expectCapturedAtLab(signIn, { lastPage: 'after' });
});

test('a popup signs in and messages its opener', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'A popup');
  const opened = signIn.program.app.waitForEvent('window');
  await pressSignIn(site);
  const popup = await opened;
  const window = await signIn.page();
  const beneath = window.getByRole('list', { name: WEBVIEW_TEXT.openers });
  await expect(beneath).toHaveText(new URL(site.url()).origin);
  await expect.poll(async () => (await signIn.program.windows()).count).toBe(1);
  await pressSignIn(popup);
  await expectCapturedAtLab(signIn);
});

test('a popup goes with its login', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'A popup');
  const opened = signIn.program.app.waitForEvent('window');
  await pressSignIn(site);
  await opened;
  await signIn.press('Cancel');
  await signIn.waitForStatus('cancelled');
  await signIn.waitForWebviewToClose();
});

test('a link to a new tab opens over its page, and the last page is reached there', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'A link to a new tab');
  const opened = signIn.program.app.waitForEvent('window');
  await site.getByRole('link', { name: 'Go to sign-in' }).click();
  await pressSignIn(await opened);
  await expectCapturedAtLab(signIn);
});

test('a popup that its user closes gives the page back, and Cancel then ends the login', async ({
  signIn,
}) => {
  const site = await startAtLab(signIn, 'A popup');
  const opened = signIn.program.app.waitForEvent('window');
  await pressSignIn(site);
  const popup = await opened;
  await signIn.press(WEBVIEW_TEXT.closeWindow);
  await expect.poll(() => popup.isClosed()).toBe(true);
  const window = await signIn.page();
  await expect(window.getByRole('list', { name: WEBVIEW_TEXT.openers })).toHaveCount(0);
  await window.getByRole('button', { name: 'Cancel', exact: true }).press('Escape');
  await signIn.waitForStatus('cancelled');
});

test('a passkey is refused, so that the site falls back on its form', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'A passkey');
  expect(await waitForObservation(signIn)).toEqual({ passkey: 'NotAllowedError' });
  await pressSignIn(site);
  await expectCapturedAtLab(signIn);
});

test('alert, confirm and beforeunload block nothing', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Dialogs');
  // With a listener, Playwright leaves it to others to answer: nobody but the program does.
  const asked: string[] = [];
  site.on('dialog', (dialog) => asked.push(dialog.type()));
  await site.reload();
  await pressSignIn(site);
  await expectCapturedAtLab(signIn);
  // The first load's alert may come before the listener or after it; all else comes once.
  const oneLoad = ['alert', 'confirm', 'beforeunload'];
  expect([oneLoad, ['alert', ...oneLoad]]).toContainEqual(asked);
});

test('place, camera and notifications are refused without a question', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Permissions');
  expect(await waitForObservation(signIn)).toMatchObject({
    geolocation: 'refused',
    notifications: 'denied',
  });
  await pressSignIn(site);
  await expectCapturedAtLab(signIn);
});

test('user agent and client hints agree, in requests and in scripts', async ({ signIn }) => {
  const site = await startAtLab(signIn, 'Client hints');
  const { headers, page } = (await waitForObservation(signIn)) as {
    headers: Record<string, string>;
    page: {
      userAgent: string;
      userAgentData: { platform: string; mobile: boolean; brands: { brand: string }[] };
      high: { fullVersionList: { brand: string; version: string }[] };
    };
  };
  expect(headers['user-agent']).toBe(page.userAgent);
  expect(page.userAgent).toMatch(/Macintosh.* Chrome\/140\.0\.0\.0 Safari/);
  expect(headers['sec-ch-ua']).toContain('"Chromium";v="140"');
  expect(headers['sec-ch-ua-platform']).toBe('"macOS"');
  expect(page.userAgentData).toMatchObject({ platform: 'macOS', mobile: false });
  expect(page.userAgentData.brands).toContainEqual({ brand: 'Chromium', version: '140' });
  const full = page.high.fullVersionList.find(({ brand }) => brand === 'Chromium');
  expect(full?.version).toMatch(/^140\./);
  await pressSignIn(site);
  await expectCapturedAtLab(signIn);
});

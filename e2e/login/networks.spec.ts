import { CODES } from '../../simulator/logins/codes';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { expect, test, type SignIn } from './sign-in';
import { expectCaptured } from './captured';

test('Facebook: signs in past a checkpoint that comes after the cookies', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await signIn.logInOn(site);
  await site.getByRole('button', { name: 'This was me' }).waitFor();
  expect(signIn.record().submits).toEqual([]);
  await expect(
    (await signIn.page()).getByText('Signed in, waiting for the site to finish'),
  ).toBeVisible();
  await site.getByRole('button', { name: 'This was me' }).click();
  await expectCaptured(signIn, {
    network: 'facebook',
    fields: ['xs', 'c_user', 'datr'],
    at: ['www.facebook', '/?sk=welcome'],
  });
  await signIn.expectHeading('Alice Example is signed in to Facebook');
  await signIn.expectDone();
});

test('Instagram: a single-page site whose address changes without loading', async ({ signIn }) => {
  await signIn.add('Instagram');
  const site = await signIn.site('www.instagram.localhost');
  await signIn.logInOn(site);
  await site.getByRole('button', { name: 'Not now' }).click();
  await expectCaptured(signIn, {
    network: 'instagram',
    fields: ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'],
    at: ['www.instagram', '/'],
  });
  await signIn.expectDone();
});

test('X: cookies without a domain and with decoys, then the PIN', async ({ signIn }) => {
  await signIn.add('X', 'Browser');
  await signIn.logInOn(await signIn.site('/i/flow/login'));
  await expectCaptured(signIn, {
    network: 'x',
    fields: ['ct0', 'auth_token'],
    at: ['x', '/home'],
  });
  await signIn.waitForWebviewToClose();
  await signIn.expectHeading('Enter the code');
  await signIn.answer({ PIN: CODES.xPin });
  await signIn.expectDone();
  expect(signIn.record().submits.at(-1)?.fields).toEqual({ pin: CODES.xPin });
});

test('X by password: a token from a script, a header, and cookies that may be missing', async ({
  signIn,
}) => {
  await signIn.add('X', 'Password');
  await signIn.answer({ Username: USERS.alice, Password: PASSWORD });
  await expectCaptured(signIn, {
    network: 'x',
    fields: ['castle_token', 'browser_user_agent', 'guest_id'],
    at: ['x', '/robots.txt'],
  });
  await signIn.answer({ Code: CODES.x2fa });
  await signIn.expectDone();
});

test('LinkedIn: the latest of several headers, under the user agent it asked for', async ({
  signIn,
}) => {
  await signIn.add('LinkedIn');
  const site = await signIn.site('www.linkedin.localhost');
  expect(await site.evaluate(() => navigator.userAgent)).toContain('Windows NT 10.0');
  await signIn.logInOn(site);
  // That the values are the latest, the site itself says: it takes no others.
  const got = await signIn.capturedSubmit();
  const { origins, visitors } = await signIn.simulator.control.sites();
  expect(got).toMatchObject({ accepted: true, source: 'webview' });
  expect(got.lastURL).toBe(`${origins['www.linkedin']}/feed/`);
  expect(Object.keys(got.fields ?? {}).sort()).toEqual([
    'cookie_header',
    'x_li_page_instance',
    'x_li_track',
  ]);
  expect(got.fields?.['cookie_header']).toContain(
    `li_at=${visitors['linkedin']?.[0]?.values['li_at']}`,
  );
  await signIn.expectDone();
});

test('Slack: a token from another host’s storage, and a cookie that fits once decoded', async ({
  signIn,
}) => {
  await signIn.add('Slack', 'Browser');
  const site = await signIn.site('slack.localhost');
  await signIn.logInOn(site);
  const page = await signIn.page();
  await expect(page.getByText('The site tried to open an app on this computer.')).toBeVisible();
  // A locator would wait for the refused navigation to end, which it does for no one.
  await site.evaluate(() => document.querySelector('a')?.click());
  await expectCaptured(signIn, {
    network: 'slack',
    fields: ['auth_token', 'cookie_token'],
    at: ['app.slack', '/client/T024BE7LH/C1'],
  });
  await signIn.expectDone();
});

test('Slack by email: a CAPTCHA page, a code, a workspace to choose, a second factor', async ({
  signIn,
}) => {
  await signIn.add('Slack', 'Email');
  await signIn.answer({ Email: USERS.alice });
  const site = await signIn.site('/captcha');
  await site.getByRole('button', { name: 'I am not a robot' }).click();
  await expectCaptured(signIn, {
    network: 'slack',
    fields: ['captcha_token'],
    at: ['slack', '/captcha'],
  });
  await signIn.waitForWebviewToClose();
  await signIn.answer({ Code: CODES.slackEmail });
  await signIn.expectHeading('Choose one');
  const page = await signIn.page();
  await page.getByLabel('Workspace').selectOption('Chess Club');
  await signIn.press('Continue');
  await expect(page.getByText('Enter the six digits')).toBeVisible();
  await signIn.answer({ Code: CODES.slack2fa });
  await signIn.expectDone();
  const typed = signIn.record().submits.filter(({ type }) => type === 'user_input');
  expect(typed.map(({ fields }) => fields)).toEqual([
    { email: USERS.alice },
    { code: CODES.slackEmail },
    { workspace: 'Chess Club' },
    { code: CODES.slack2fa },
  ]);
});

/** Google asks for the user on one page and for the password on the next. */
async function signInToGoogle(signIn: SignIn): Promise<void> {
  const site = await signIn.site('accounts.google.localhost');
  await site.getByLabel('Email or phone').fill(USERS.alice);
  await site.getByRole('button', { name: 'Next' }).click();
  await site.getByLabel('Password').fill(PASSWORD);
  await site.getByRole('button', { name: 'Next' }).click();
}

const GOOGLE_COOKIES = ['SID', 'HSID', 'SSID', 'APISID', 'SAPISID'];

test('Google Messages: cookies of two hosts, an optional one, then the emoji', async ({
  signIn,
}) => {
  await signIn.add('Google Messages', 'Google account');
  await signInToGoogle(signIn);
  await expectCaptured(signIn, {
    network: 'google',
    // The optional one is left out: a browser does not take it over plain http.
    fields: ['OSID', ...GOOGLE_COOKIES],
    at: ['messages.google', '/web/'],
  });
  await signIn.waitForWebviewToClose();
  await signIn.expectHeading('Choose this emoji on your phone');
  await signIn.waitForSubmits('display_and_wait');
  signIn.simulator.control.scan();
  await signIn.expectDone();
});

test('Google Voice: cookies of three hosts, two of the same name', async ({ signIn }) => {
  await signIn.add('Google Voice');
  await signInToGoogle(signIn);
  await expectCaptured(signIn, {
    network: 'google',
    fields: [...GOOGLE_COOKIES, 'LSID', 'voice_OSID'],
    at: ['voice.google', '/u/0/calls'],
  });
  await signIn.expectDone();
});

test('Tumblr: four headers of different requests, while the script finds nothing', async ({
  signIn,
}) => {
  await signIn.add('Tumblr');
  await signIn.logInOn(await signIn.site('www.tumblr.localhost'));
  await expectCaptured(signIn, {
    network: 'tumblr',
    fields: ['cookie', 'authorization', 'x_csrf', 'x_version'],
    at: ['www.tumblr', '/messages'],
  });
  await signIn.expectDone();
});

test('Teams: a storage entry that comes late, past three pages of another host', async ({
  signIn,
}) => {
  await signIn.add('Microsoft Teams');
  const site = await signIn.site('login.microsoftonline.localhost');
  await site.getByLabel('Email, phone, or Skype').fill(USERS.alice);
  await site.getByRole('button', { name: 'Next' }).click();
  await site.getByLabel('Password').fill(PASSWORD);
  await site.getByRole('button', { name: 'Sign in' }).click();
  await site.getByRole('button', { name: 'Yes' }).click();
  await expectCaptured(signIn, {
    network: 'teams',
    fields: ['storage'],
    at: ['teams', '/v2/'],
  });
  await signIn.expectDone();
});

test('Discord: a storage entry in the quotes of JSON, brought back by its user', async ({
  signIn,
}) => {
  await signIn.reconnect(/^Discord/, 'Browser');
  await signIn.logInOn(await signIn.site('discord.localhost'));
  await expectCaptured(signIn, {
    network: 'discord',
    fields: ['token'],
    at: ['discord', '/channels/@me'],
  });
  await signIn.expectDone();
});

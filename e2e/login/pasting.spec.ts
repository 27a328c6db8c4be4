import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { writeXdgOpen } from '../desktop/xdg-open';
import { ALICE, openEverydayBrowser, type EverydayBrowser } from './default-browser';
import { expect, test, type SignIn } from './sign-in';

/** Each paste goes through the clipboard, as a person's does. */
async function paste({ program }: SignIn, into: Locator, text: string): Promise<void> {
  await program.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
  await into.focus();
  await into.press('Control+V');
}

/** "Sign in another way", with the box that takes all. */
async function openPasting(signIn: SignIn): Promise<{ page: Page; box: Locator }> {
  await signIn.press('Sign in another way');
  await signIn.expectHeading('Sign in another way');
  const page = await signIn.page();
  return { page, box: page.getByLabel('Paste it here') };
}

/** Signs in to Facebook in the default browser. */
async function signInToFacebook({ simulator }: SignIn): Promise<EverydayBrowser> {
  const browser = await openEverydayBrowser(simulator);
  await browser.get('www.facebook', '/');
  await browser.post('www.facebook', '/login/', ALICE);
  await browser.post('www.facebook', '/checkpoint/');
  return browser;
}

/** Hands what was pasted to Beeper, and asserts that just the values of the network arrived. */
async function expectHandedOver(signIn: SignIn, network: string, fields: readonly string[]) {
  await signIn.press('Hand it to Beeper');
  const got = await signIn.capturedSubmit();
  const { visitors } = await signIn.simulator.control.sites();
  const values = visitors[network]?.at(-1)?.values ?? {};
  expect(got.fields).toEqual(Object.fromEntries(fields.map((id) => [id, values[id]])));
  expect(got).toMatchObject({ accepted: true, source: 'api' });
  expect(got).not.toHaveProperty('lastURL');
  await signIn.expectDone();
}

const FACEBOOK = ['xs', 'c_user', 'datr'];

test('a Cookie header', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const browser = await signInToFacebook(signIn);
  const { page, box } = await openPasting(signIn);
  await paste(signIn, box, `Cookie: ${browser.cookieHeader()}`);
  await expect(page.getByText('3 of 3 found')).toBeVisible();
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('the text of a Cookie header alone, typed rather than pasted', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const browser = await signInToFacebook(signIn);
  const { page, box } = await openPasting(signIn);
  await box.fill(browser.cookieHeader());
  await signIn.press('Use it');
  await expect(box).toHaveValue('');
  await expect(page.getByText('3 of 3 found')).toBeVisible();
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('a cURL command for bash', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  const browser = await signInToFacebook(signIn);
  const { page, box } = await openPasting(signIn);
  const command = [
    `curl '${new URL(site.url()).origin}/messages/'`,
    `-H 'accept: text/html,application/xhtml+xml;q=0.9'`,
    `-b '${browser.cookieHeader()}'`,
    `-H 'sec-ch-ua: "Chromium";v="141"'`,
    `--data-raw $'it\\'s'`,
    '--compressed',
  ].join(' \\\n  ');
  await paste(signIn, box, command);
  await expect(page.getByText('3 of 3 found')).toBeVisible();
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('a cURL command for Windows cmd', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  const browser = await signInToFacebook(signIn);
  const { page, box } = await openPasting(signIn);
  const caret = (text: string) => text.replace(/[%&|<>^"]/g, '^$&');
  const command = [
    `curl ^"${new URL(site.url()).origin}/messages/^"`,
    `-H ^"accept: text/html^"`,
    `-H ^"Cookie: ${caret(browser.cookieHeader())}^"`,
    `-H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"141^\\^"^"`,
    '--compressed',
  ].join(' ^\r\n  ');
  await paste(signIn, box, command);
  await expect(page.getByText('3 of 3 found')).toBeVisible();
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('single values, each shown as found or not there yet and never as it is', async ({
  signIn,
}) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  await signInToFacebook(signIn);
  const { visitors } = await signIn.simulator.control.sites();
  const values = visitors['facebook']?.at(-1)?.values ?? {};
  const { page } = await openPasting(signIn);
  const row = (field: string) => page.getByRole('listitem').filter({ hasText: field });
  const hand = page.getByRole('button', { name: 'Hand it to Beeper' });
  for (const [index, field] of FACEBOOK.entries()) {
    await expect(row(field).last()).toContainText('not there yet');
    await expect(hand).toHaveAttribute('aria-disabled', 'true');
    await paste(signIn, row(field).last().locator('input'), values[field] ?? '');
    await expect(row(field).last()).toContainText('found');
    await expect(page.getByText(`${index + 1} of 3 found`)).toBeVisible();
  }
  await expect(hand).toHaveAttribute('aria-disabled', 'false');
  const shown = await page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map(
        (element) => (element as HTMLInputElement).value,
      ),
    ].join('\n'),
  );
  for (const value of Object.values(values)) expect(shown).not.toContain(value);
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('the headers of several requests, pasted one after the other', async ({ signIn }) => {
  await signIn.add('Tumblr');
  const site = await signIn.site('www.tumblr.localhost');
  const { origin } = new URL(site.url());
  const browser = await openEverydayBrowser(signIn.simulator);
  await browser.post('www.tumblr', '/login', ALICE);
  await browser.get('www.tumblr', '/api/v2/user/info');
  const { visitors } = await signIn.simulator.control.sites();
  const { authorization, x_csrf, x_version } = visitors['tumblr']?.at(-1)?.values ?? {};
  const { page, box } = await openPasting(signIn);
  const curl = (path: string, ...headers: string[]) =>
    [`curl '${origin}${path}'`, ...headers.map((header) => `-H '${header}'`)].join(' ');
  await paste(
    signIn,
    box,
    curl(
      '/api/v2/user/info',
      `cookie: ${browser.cookieHeader()}`,
      `Authorization: ${authorization}`,
    ),
  );
  await expect(page.getByText('2 of 4 found')).toBeVisible();
  await paste(
    signIn,
    box,
    curl('/svc/secure_form_key', `X-CSRF: ${x_csrf}`, `X-Version: ${x_version}`),
  );
  await expect(page.getByText('4 of 4 found')).toBeVisible();
  await expectHandedOver(signIn, 'tumblr', ['cookie', 'authorization', 'x_csrf', 'x_version']);
});

test('what holds nothing of use is reported, and changes nothing', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const { page, box } = await openPasting(signIn);
  await paste(signIn, box, 'curl https://example.com -H "accept: */*"');
  await expect(page.getByText('That is from example.com.')).toBeVisible();
  await paste(signIn, box, 'Cookie: lang=en');
  await expect(page.getByText('There is nothing in it that is still needed.')).toBeVisible();
  await expect(page.getByText('0 of 3 found')).toBeVisible();
  await page.getByRole('button', { name: 'Hand it to Beeper' }).click({ force: true });
  await signIn.press('Back to the sign-in page');
  await expect(page.getByRole('group', { name: 'Sign-in page' })).toBeVisible();
  expect(signIn.record().submits).toEqual([]);
});

test('values that Beeper refuses end in words, and it starts again', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const { box } = await openPasting(signIn);
  await paste(signIn, box, 'xs=1; c_user=2; datr=3');
  await signIn.press('Hand it to Beeper');
  await signIn.expectHeading('The sign-in did not work');
  expect(await signIn.capturedSubmit()).toMatchObject({ accepted: false, source: 'api' });
  await signIn.press('Start again');
  await signIn.site('www.facebook.localhost');
});

test('values that did not arrive can be handed over once more', async ({ signIn }) => {
  await signIn.add('Facebook Messenger');
  await signIn.site('www.facebook.localhost');
  const browser = await signInToFacebook(signIn);
  const { page, box } = await openPasting(signIn);
  await paste(signIn, box, browser.cookieHeader());
  await expect(page.getByText('3 of 3 found')).toBeVisible();
  await signIn.simulator.control.down();
  await signIn.press('Hand it to Beeper');
  await expect(page.getByText('so this may not have arrived. Try again.')).toBeVisible();
  await signIn.simulator.control.up();
  await expectHandedOver(signIn, 'facebook', FACEBOOK);
});

test('what the page here captures meanwhile is not sent, until its user goes back to it', async ({
  signIn,
}) => {
  await signIn.add('Dummy', 'Cookies');
  const site = await signIn.site('dummy.localhost');
  const { page } = await openPasting(signIn);
  await site.getByLabel('Username').fill('alice');
  await site.getByLabel('Password').fill('any');
  // Out of sight, a page cannot be clicked; a script of its own can still send the form.
  await site.evaluate(() => document.forms[0]?.requestSubmit());
  await expect(site).toHaveURL(/\/done$/);
  const hand = page.getByRole('button', { name: 'Hand it to Beeper' });
  await expect(hand).toHaveAttribute('aria-disabled', 'true');
  expect(signIn.record().submits).toEqual([]);
  await signIn.press('Back to the sign-in page');
  expect(await signIn.capturedSubmit()).toMatchObject({ accepted: true, source: 'webview' });
  await signIn.expectDone();
});

test('the site opens in the default browser, at the step’s own address', async ({
  signIn,
  userDataDir,
}) => {
  const folder = join(userDataDir, '..', 'defaultBrowser');
  await mkdir(folder);
  const xdgOpen = await writeXdgOpen(folder);
  await signIn.program.app.evaluate((_electron, path) => {
    process.env['PATH'] = path;
  }, xdgOpen.path);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  const { page } = await openPasting(signIn);
  await signIn.press('Open the site in your browser');
  await expect(page.getByText('The site is opening in your browser.')).toBeVisible();
  await expect.poll(xdgOpen.addresses).toEqual([`${new URL(site.url()).origin}/`]);
});

test('what browsers copy of requests with bodies, and of another host', async ({ signIn }) => {
  await signIn.add('Lab', 'Values in request bodies');
  const site = await signIn.site('lab.localhost');
  const root = site.url();
  const { visitors } = await signIn.simulator.control.sites();
  const values = visitors['lab']?.at(-1)?.values ?? {};
  const { page, box } = await openPasting(signIn);
  const form = `reason=boot&token=${values['form']}`;

  await paste(signIn, box, `curl 'http://elsewhere.localhost/boot' --data-raw '${form}'`);
  await expect(page.getByText('That is from elsewhere.localhost.')).toContainText(
    'What is needed is from lab.localhost',
  );
  await expect(page.getByText('0 of 6 found')).toBeVisible();

  const multipart = `--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n${values['multipart']}\r\n--b--\r\n`;
  const curl = [
    `curl '${root}api/form' -b 'session=pasted' --data-raw '${form}'`,
    `curl '${root}api/multipart' --data-raw $'${multipart.replaceAll('\r\n', '\\r\\n')}'`,
  ].join(' ;\n');
  await paste(signIn, box, curl);
  await expect(page.getByText('3 values taken from it.')).toBeVisible();
  await expect(page.getByText('3 of 6 found')).toBeVisible();

  const json = JSON.stringify({ user: { token: values['json'] } });
  await paste(signIn, box, `fetch("${root}api/json", ${JSON.stringify({ body: json })});`);
  await expect(page.getByText('4 of 6 found')).toBeVisible();

  const command = `Invoke-WebRequest -UseBasicParsing -Uri "${root}api/beacon" \`\n-Body "{\`"token\`":\`"${values['beacon']}\`"}"`;
  await paste(signIn, box, command);
  await expect(page.getByText('5 of 6 found')).toBeVisible();

  const postData = { mimeType: 'application/json', text: `{"token":"${values['huge']}"}` };
  const har = {
    log: {
      entries: [
        { request: { url: `${root}api/huge`, headers: [], postData } },
        { request: { url: `${root}large`, postData: { text: 'x'.repeat(5_000_000) } } },
      ],
    },
  };
  await paste(signIn, box, JSON.stringify(har));
  await expect(page.getByText('6 of 6 found')).toBeVisible();
  await signIn.press('Hand it to Beeper');
  const bodies = ['form', 'json', 'multipart', 'beacon', 'huge'];
  expect((await signIn.capturedSubmit()).fields).toEqual({
    session: 'pasted',
    ...Object.fromEntries(bodies.map((id) => [id, values[id]])),
  });
});

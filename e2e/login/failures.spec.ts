import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { CLIENT_HTTP_PATH } from '../../simulator/logins/lab/odd-forms';
import { PASSWORD } from '../../simulator/sites/people';
import { failureOf } from '../../shared/strings/login-failures';
import { WHATSAPP } from '../program';
import { writeXdgOpen } from '../desktop/xdg-open';
import { expect, test, type SignIn } from './sign-in';

const SUBMITS = '/login-sessions/[^/]+/steps/';
const LOOKS = '/login-sessions/[^/]+$';

/** A code of each remedy, and the button that comes first. */
const ENDS = [
  ['FI.MAU.SIGNAL.DEVICE_LIMIT_REACHED', 'Start again'],
  ['FI.MAU.GMESSAGES.ACCOUNT_CANT_PAIR', 'Choose another way'],
  ['FI.MAU.TWITTER.RATE_LIMITED', 'Start again anyway'],
  ['FI.MAU.TWITTER.ACCOUNT_LOCKED', 'Open x.com in your browser'],
  ['FI.MAU.WHATSAPP.CLIENT_OUTDATED', 'Open Beeper Desktop'],
  ['FI.MAU.NOT_LOGGED_IN', 'Add it again'],
] as const;

/** The button that the end of a login has first. */
async function firstButton(signIn: SignIn): Promise<string> {
  const actions = (await signIn.page()).locator('section').getByRole('button');
  return ((await actions.first().textContent()) ?? '').trim();
}

/** What is said of the end; other alerts are empty. */
function said(page: Page): Locator {
  return page.getByRole('alert').filter({ hasText: /./ });
}

test('every kind of end says what happened and what to do, with the button for it first', async ({
  signIn,
  userDataDir,
}) => {
  const folder = join(userDataDir, 'browser');
  await mkdir(folder);
  const xdgOpen = await writeXdgOpen(folder);
  await signIn.program.app.evaluate((_electron, path) => {
    process.env['PATH'] = path;
  }, xdgOpen.path);
  const { control } = signIn.simulator;
  await signIn.add('Dummy', 'Code');
  const page = await signIn.page();
  for (const [index, [code, button]] of ENDS.entries()) {
    await signIn.waitForLogins(index + 1);
    await signIn.waitForSubmits('display_and_wait');
    control.failLogin(code, 'In the words of the bridge.');
    await signIn.expectHeading('The sign-in did not work');
    const failure = failureOf(code);
    await expect(said(page)).toContainText(failure?.happened ?? code);
    await expect(said(page)).toContainText(failure?.next ?? code);
    expect(await firstButton(signIn)).toBe(button);
    if (button.startsWith('Open x.com')) await signIn.press(button);
    await signIn.press(/^Start again/);
  }
  await expect.poll(xdgOpen.addresses).toEqual(['https://x.com/']);
  // What nobody has words for keeps the bridge's, and its code is there to be looked up.
  await signIn.waitForLogins(ENDS.length + 1);
  await signIn.waitForSubmits('display_and_wait');
  control.failLogin('COM.EXAMPLE.NEW', 'In the words of the bridge.');
  await expect(said(page)).toContainText('In the words of the bridge.');
  await page.getByText('Details').click();
  await expect(page.getByText('COM.EXAMPLE.NEW', { exact: true })).toBeVisible();
  // The choice among the ways to sign in is there again.
  await signIn.press('Start again');
  await signIn.waitForLogins(ENDS.length + 2);
  await signIn.waitForSubmits('display_and_wait');
  control.failLogin('FI.MAU.GMESSAGES.ACCOUNT_CANT_PAIR');
  await signIn.press('Choose another way');
  await signIn.expectHeading('How do you want to sign in?');
});

test('a code that is none, and one without end: a sentence, and it can be started again', async ({
  signIn,
}) => {
  const { control } = signIn.simulator;
  await signIn.add('Dummy', 'Password');
  const codes: unknown[] = [{ deep: { deeper: 'x' } }, 'x'.repeat(100_000), 12, ['FI.MAU.X']];
  for (const [index, code] of codes.entries()) {
    await signIn.waitForLogins(index + 1);
    const { bridgeID, loginSessionID } = signIn.record();
    const error = { code, message: 'In the words of the bridge.' };
    const body = { bridgeID, loginSessionID, status: 'failed', error };
    control.addFault({ kind: 'json', method: 'POST', pattern: SUBMITS, times: 1, body });
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    await signIn.expectHeading('The sign-in did not work');
    const page = await signIn.page();
    await expect(said(page)).toContainText('In the words of the bridge.');
    await expect(said(page)).toContainText('Start again.');
    await signIn.press('Start again');
    await signIn.field('Username');
  }
});

test('who signed in is known by the login’s older name too, and what attention needs is said first', async ({
  signIn,
}) => {
  const { control } = signIn.simulator;
  await signIn.add('Dummy', 'Password');
  await signIn.waitForLogins(1);
  const { bridgeID, loginSessionID } = signIn.record();
  const user = { id: '@alice:dummy', fullName: 'Alice of old' };
  const connection = { bridgeID, loginID: 'l1', removeScopes: [], status: 'connected', user };
  const body = { bridgeID, loginSessionID, status: 'complete', connection };
  control.addFault({ kind: 'json', method: 'POST', pattern: SUBMITS, times: 1, body });
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await signIn.expectHeading('Alice of old is signed in to Dummy');
  await signIn.press('Done');

  await signIn.program.setStatus(WHATSAPP, 'attention_required', 'Open the app and agree.');
  const page = await signIn.page();
  await page.locator(`[data-account-id="${WHATSAPP}"]`).click();
  await expect(page.getByText('Open the app and agree.').first()).toBeVisible();
  await expect(page.getByText(/its website, and see what it asks of you/)).toBeVisible();
});

test('cancelled, finished or refused for good: each end is said for what it is', async ({
  signIn,
}) => {
  const { control } = signIn.simulator;
  const page = await signIn.page();
  const refuseSubmit = (status: number, code: string) =>
    control.addFault({ kind: 'status', status, code, method: 'POST', pattern: SUBMITS, times: 1 });
  await signIn.add('Dummy', 'Password');

  refuseSubmit(410, 'FI.MAU.BRIDGE.LOGIN_CANCELLED');
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await signIn.expectHeading('The sign-in was ended');
  await signIn.press('Start again');

  // For the bridge every error of a step is the end: the form could no longer succeed.
  refuseSubmit(400, 'M_UNKNOWN');
  control.addFault({ kind: 'status', status: 404, method: 'GET', pattern: LOOKS, times: 1 });
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await signIn.expectHeading('The sign-in did not work');
  await signIn.press('Start again');

  refuseSubmit(400, 'M_UNKNOWN');
  await signIn.answer({ Username: 'alice', Password: PASSWORD });
  await expect(page.getByRole('form').getByRole('alert').last()).not.toBeEmpty();
  await expect(await signIn.field('Username')).toHaveValue('alice');

  refuseSubmit(410, 'FI.MAU.BRIDGE.LOGIN_ALREADY_FINISHED');
  control.addFault({ kind: 'status', status: 404, method: 'GET', pattern: LOOKS, times: 1 });
  await signIn.press('Continue');
  await signIn.expectHeading('Dummy is signed in');
});

test('a passkey leads to the other ways; a request for the bridge is never sent', async ({
  signIn,
}) => {
  await signIn.add('Lab', 'Unknown step');
  await signIn.expectHeading('This network wants a passkey');
  await signIn.press('Choose another way');
  await signIn.expectHeading('How do you want to sign in?');
  const page = await signIn.page();
  await page.getByRole('radio', { name: 'Request for the bridge', exact: true }).check();
  await signIn.press('Continue');
  await signIn.expectHeading('This step is new to Bridgekeeper');
  await expect(page.getByText('“client_http”')).toBeVisible();
  await signIn.press('End this sign-in');
  await signIn.waitForStatus('cancelled');
  const paths = signIn.simulator.control.requests().map(({ path }) => path);
  expect(paths.filter((path) => path.includes(CLIENT_HTTP_PATH))).toEqual([]);
});

test('a Beeper that nobody is signed in to, one that gets ready, and one too old say so', async ({
  signIn,
}) => {
  const { control } = signIn.simulator;
  const page = await signIn.page();
  const setup = (state: string) =>
    control.addFault({ kind: 'json', path: '/v1/app/setup', body: { state } });
  const says = (text: string) => expect(page.getByText(text).first()).toBeVisible();

  control.setAccess({ valid: false });
  setup('needs-login');
  await signIn.program.poll();
  await says('Nobody is signed in to Beeper Desktop');
  setup('needs-first-sync');
  await signIn.program.poll();
  await says('Beeper Desktop is still getting ready');

  control.clearFaults();
  control.setAccess({ valid: true });
  const bridge = { id: 'local-whatsapp', provider: 'local', type: 'whatsapp' };
  const body = { items: [{ bridge, accounts: [] }] };
  control.addFault({ kind: 'json', pattern: '^/v1/bridges$', body });
  await signIn.program.poll();
  await says('This Beeper Desktop is too old to tell how your accounts are');

  control.clearFaults();
  await signIn.program.poll();
  await expect(page.getByText('too old')).toHaveCount(0);
  const asked = control.requests().filter(({ path }) => path.startsWith('/v1/app/'));
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['/v1/app/setup']));
});

import { PASSWORD, USERS } from '../../simulator/sites/people';
import { INSTAGRAM } from '../program';
import { expect, test, type SignIn } from './sign-in';

const SESSIONS = '/login-sessions/[^/]+$';

test.describe('ended by its user', () => {
  test('Cancel ends it at once while there is nothing to lose', async ({ signIn }) => {
    await signIn.add('Dummy', 'Password');
    await signIn.field('Username');
    await signIn.press('Cancel');
    await signIn.waitForStatus('cancelled');
    await signIn.expectHeading('All accounts are well');
  });

  test('Esc asks first when something was typed, and goes on or ends', async ({ signIn }) => {
    await signIn.add('Dummy', 'Password');
    await (await signIn.field('Username')).fill('alice');
    const page = await signIn.page();
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: /^End this sign-in\?/ });
    await expect(question.getByRole('button', { name: 'Go on signing in' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(await signIn.field('Username')).toBeFocused();
    await expect(await signIn.field('Username')).toHaveValue('alice');
    expect(signIn.record().status).toBe('waiting_for_input');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'End it' }).click();
    await signIn.waitForStatus('cancelled');
  });

  test('a sign-in in the browser is ended with all it has captured', async ({ signIn }) => {
    await signIn.reachCheckpoint();
    await signIn.press('Cancel');
    await signIn.press('End it');
    await signIn.waitForStatus('cancelled');
    await signIn.waitForWebviewToClose();
    expect(signIn.record().submits).toEqual([]);
  });

  test('a wait at a display ends, and is not asked about again', async ({ signIn }) => {
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    await signIn.press('Cancel');
    await signIn.waitForStatus('cancelled');
    await signIn.expectHeading('All accounts are well');
    await signIn.program.poll();
    expect(signIn.record().submits).toHaveLength(1);
  });

  test('the next sign-in begins with a browser that knows nothing', async ({ signIn }) => {
    await signIn.add('Facebook Messenger');
    const first = await signIn.site('www.facebook.localhost');
    const before = await first.context().cookies(first.url());
    await signIn.press('Cancel');
    await signIn.press('End it');
    await signIn.waitForWebviewToClose();
    await signIn.add('Facebook Messenger');
    await signIn.logInOn(await signIn.site('www.facebook.localhost'));
    await (await signIn.site('/checkpoint/')).getByRole('button', { name: 'This was me' }).click();
    const { fields } = await signIn.capturedSubmit();
    expect(before.map(({ value }) => value)).not.toContain(fields?.['datr']);
    await signIn.expectDone();
  });
});

test.describe('the program quits', () => {
  test('an open sign-in is ended on Beeper’s side first', async ({ signIn }) => {
    await signIn.add('Facebook Messenger');
    await signIn.site('www.facebook.localhost');
    await signIn.program.quit();
    expect(signIn.record().status).toBe('cancelled');
    expect(deletions(signIn)).toHaveLength(1);
  });

  test('a Beeper that does not answer keeps nobody from quitting', async ({ signIn }) => {
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    signIn.simulator.control.addFault({ kind: 'hang', method: 'DELETE', pattern: SESSIONS });
    await signIn.program.quit();
    expect(deletions(signIn)).toHaveLength(1);
    expect(signIn.program.processes()).toEqual([]);
  });

  test('a sign-in that is complete is left as it is', async ({ signIn }) => {
    await signIn.add('Dummy', 'Password');
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    await signIn.expectDone();
    await signIn.program.quit();
    expect(signIn.record().status).toBe('complete');
    expect(deletions(signIn)).toEqual([]);
  });
});

test.describe('ended on Beeper’s side', () => {
  test('while something is shown', async ({ signIn }) => {
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    await cancelElsewhere(signIn);
    await expectEndedByBeeper(signIn);
  });

  test('while a form waits to be filled in', async ({ signIn }) => {
    await signIn.add('Dummy', 'Password');
    await signIn.field('Username');
    await cancelElsewhere(signIn);
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    await expectEndedByBeeper(signIn);
  });

  test('while a site is signed in to', async ({ signIn }) => {
    await signIn.add('Tumblr');
    const site = await signIn.site('www.tumblr.localhost');
    await cancelElsewhere(signIn);
    await signIn.logInOn(site);
    await expectEndedByBeeper(signIn);
    await signIn.waitForWebviewToClose();
  });
});

test('somebody else signed in than expected: the window says whose login was replaced', async ({
  signIn,
}) => {
  await signIn.reconnect(/^Instagram/);
  const site = await signIn.site('www.instagram.localhost');
  await signIn.logInOn(site, 'bob');
  await site.getByRole('button', { name: 'Not now' }).click();
  const page = await signIn.page();
  await expect(
    page.getByRole('alert').filter({
      hasText: 'You signed in as Bob Example, in place of Alice Example.',
    }),
  ).toBeVisible();
  await signIn.expectDone();
  const { control } = signIn.simulator;
  expect(control.accounts().map(({ accountID }) => accountID)).not.toContain(INSTAGRAM);
});

test('the account that came back is the same, and well', async ({ signIn }) => {
  await signIn.program.setStatus(INSTAGRAM, 'reconnect_required');
  const before = signIn.simulator.control.accounts().length;
  await signIn.reconnect(/^Instagram/);
  const site = await signIn.site('www.instagram.localhost');
  await site.getByRole('textbox').first().fill(USERS.alice);
  await signIn.logInOn(site);
  await site.getByRole('button', { name: 'Not now' }).click();
  await signIn.expectDone();
  expect(signIn.simulator.control.accounts()).toHaveLength(before);
  expect(signIn.record().accountID).toBe(INSTAGRAM);
  await signIn.press('Done');
  await signIn.expectHeading('All accounts are well');
});

/** The cancellations that Beeper was sent. */
function deletions({ simulator }: SignIn) {
  const pattern = new RegExp(SESSIONS);
  return simulator.control
    .requests()
    .filter(({ method, path }) => method === 'DELETE' && pattern.test(path));
}

/** Ends the login as another program would. */
async function cancelElsewhere({ simulator: { url, token }, record }: SignIn): Promise<void> {
  const { bridgeID, loginSessionID } = record();
  const path = `/v1/bridges/${encodeURIComponent(bridgeID)}/login-sessions/${loginSessionID}`;
  const headers = { authorization: `Bearer ${token}` };
  await fetch(url + path, { method: 'DELETE', headers });
}

async function expectEndedByBeeper(signIn: SignIn): Promise<void> {
  await signIn.expectHeading('The sign-in did not work');
  const said = (await signIn.page()).getByRole('alert');
  await expect(
    said.filter({ hasText: 'Beeper ended this sign-in before it was finished.' }),
  ).toBeVisible();
}

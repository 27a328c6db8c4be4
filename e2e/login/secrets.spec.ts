import { dirname } from 'node:path';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { PLANTED } from '../../simulator/sites/secret';
import type { NotificationServer } from '../desktop/notifications';
import { pressSignIn, startAtLab, cancel, expectPageProblem } from './lab';
import { filesWith, heapOf, recordSent, sentToWindow } from './leaks';
import { expect, test as signInTest, type SignIn } from './sign-in';

/** Typed where only this test types it; no text of the program holds it. */
const WRONG_PASSWORD = 'zebra-quilt-4417';
const SECRETS = [PLANTED, PASSWORD, WRONG_PASSWORD];

interface LeakFixtures {
  /**
   * Asserts that nothing secret is in the window, in what it was sent, in a notification, in what the
   * program said, or in any file of its folders: while it runs, and after it has ended.
   */
  expectNoLeak: () => Promise<void>;
}

const test = signInTest.extend<LeakFixtures>({
  expectNoLeak: async ({ signIn, userDataDir, notifications }, use) => {
    await recordSent(signIn.program);
    await use(() => expectNoLeak(signIn, dirname(userDataDir), notifications));
  },
});

/** Which of the secrets a text holds. Not `not.toContain`: a failure would print the whole text. */
const secretsIn = (text: string) => SECRETS.filter((secret) => text.includes(secret));

test('nothing captured is left anywhere after a login that worked', async ({
  signIn,
  expectNoLeak,
}) => {
  await signIn.passCheckpoint(await signIn.reachCheckpoint());
  await signIn.program.poll();
  await expectNoLeak();
});

test('nothing captured is left anywhere after a login that failed', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await (await signIn.page()).getByText('Signed in? Then say so').waitFor();
  signIn.simulator.control.failLogin('FI.MAU.LAB.BROKE', 'It broke.');
  await signIn.press('I am signed in');
  await signIn.expectHeading('The sign-in did not work');
  await signIn.waitForWebviewToClose();
  await expectNoLeak();
});

test('what Beeper repeats of captured values when it refuses them is not shown', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  const window = await signIn.page();
  await window.getByText('Signed in? Then say so').waitFor();
  const value = (await signIn.simulator.control.sites()).visitors['lab']?.at(-1)?.values['session'];
  signIn.simulator.control.addFault({
    kind: 'status',
    method: 'POST',
    pattern: '/steps/',
    status: 400,
    message: `Not a session: ${value}`,
  });
  await signIn.press('I am signed in');
  await expect(window.getByText('Not a session: …')).toBeVisible();
  await cancel(signIn, { isCertain: true });
  await expectNoLeak();
});

test('nothing captured is left anywhere after a login that was cancelled', async ({
  signIn,
  expectNoLeak,
}) => {
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await signIn.logInOn(site);
  await (await signIn.page()).getByText('Signed in, waiting for the last page').waitFor();
  await cancel(signIn, { isCertain: true });
  await expectNoLeak();
});

test('nothing captured is left anywhere after the page has crashed and the program has quit', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await (await signIn.page()).getByText('Signed in? Then say so').waitFor();
  await signIn.program.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().includes('//lab.'));
    page?.forcefullyCrashRenderer();
  });
  await expectPageProblem(signIn, 'crashed');
  await expectNoLeak();
});

test('a typed password leaves the window with its step, asked again or not', async ({
  signIn,
  expectNoLeak,
}) => {
  await signIn.add('X', 'Password');
  const window = await signIn.page();
  const password = window.getByLabel('Password', { exact: true });
  await password.fill(WRONG_PASSWORD);
  // While it is typed it is there, so the search is known to find it.
  expect(secretsIn(await heapOf(window))).toEqual([WRONG_PASSWORD]);
  await signIn.answer({ Username: USERS.alice, Password: WRONG_PASSWORD });
  await expect(password).toHaveValue('');
  await signIn.answer({ Username: USERS.alice, Password: PASSWORD });
  await signIn.waitForSubmits('user_input', 2);
  await signIn.waitForSubmits('cookies');
  await signIn.expectHeading('Enter the code');
  await expectNoLeak();
});

test('nothing of what was sent in bodies or pasted as a request is left anywhere', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'Values in request bodies');
  await signIn.press('Sign in another way');
  const window = await signIn.page();
  const copied = `curl 'http://elsewhere.localhost/${PLANTED}' -d 'session=${PLANTED}-body'`;
  await window.getByLabel('Paste it here').fill(copied);
  await signIn.press('Use it');
  await window.getByText('That is from elsewhere.localhost.').waitFor();
  await signIn.press('Back to the page here');
  await pressSignIn(site);
  expect((await signIn.capturedSubmit()).accepted).toBe(true);
  await signIn.expectDone();
  await expectNoLeak();
});

test('a pasted value does not stay in the window', async ({ signIn, expectNoLeak }) => {
  await startAtLab(signIn, 'A last page nobody can tell');
  await signIn.press('Sign in another way');
  const window = await signIn.page();
  const value = `${PLANTED}-pasted`;
  await window.getByLabel('Paste it here').fill(`session=${value}`);
  await signIn.press('Use it');
  await signIn.press('Hand it to Beeper');
  expect((await signIn.capturedSubmit()).fields).toEqual({ session: value });
  await signIn.expectHeading('The sign-in did not work');
  await expectNoLeak();
});

test('a sign-in page reaches neither the program, nor Node, nor Beeper with its token', async ({
  signIn,
}) => {
  const { simulator } = signIn;
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  simulator.control.clearRequests();
  const seen = await site.evaluate(async (beeper) => {
    const reach = async (url: string, options?: RequestInit) =>
      fetch(url, options).then(
        (answer) => answer.type,
        () => 'out of reach',
      );
    const frame = document.createElement('iframe');
    frame.src = 'app://bridgekeeper/index.html';
    document.body.append(frame);
    return {
      app: await reach('app://bridgekeeper/index.html'),
      beeper: await reach(`${beeper}/v1/accounts`),
      beeperUnread: await reach(`${beeper}/v1/accounts`, { mode: 'no-cors' }),
      globals: [
        'bridgekeeper',
        'require',
        'process',
        'module',
        'Buffer',
        'electron',
        'global',
      ].filter((name) => name in globalThis),
    };
  }, simulator.url);
  expect(seen).toEqual({
    app: 'out of reach',
    beeper: 'out of reach',
    beeperUnread: 'opaque',
    globals: [],
  });
  await expectPageProblem(signIn, 'blocked-app');
  const asked = simulator.control.requests().filter(({ path }) => path === '/v1/accounts');
  const strangers = asked.filter(({ authorized }) => !authorized);
  expect(strangers.length).toBeGreaterThan(0);
});

test('even over the raw channel, a sign-in page would be refused', async ({ signIn }) => {
  await startAtLab(signIn, 'A last page nobody can tell');
  const answer = await signIn.program.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().includes('//lab.'));
    if (page === undefined) throw new Error('There is no sign-in page.');
    // As if the page had broken out of its sandbox: the same address and partition, with Node.
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: {
        session: page.session,
        nodeIntegration: true,
        contextIsolation: false,
        sandbox: false,
      },
    });
    await stranger.loadURL(page.getURL());
    const result: unknown = await stranger.webContents.executeJavaScript(
      `require('electron').ipcRenderer.invoke('bridgekeeper:request', 'login.cancel', null)`,
    );
    stranger.destroy();
    return result;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  expect(signIn.record().status).toBe('waiting_for_cookies');
});

/** @param folder of the settings and of the home folder, where crash dumps would be on some systems */
async function expectNoLeak(
  signIn: SignIn,
  folder: string,
  notifications: NotificationServer,
): Promise<void> {
  const { program, simulator } = signIn;
  const heap = await heapOf(await signIn.page());
  // The searches find what is there.
  expect(heap).toContain('local-whatsapp_ba_alice');
  expect(secretsIn(heap)).toEqual([]);
  const sent = await sentToWindow(program);
  expect(sent.some((message) => message.includes('"login"'))).toBe(true);
  expect(secretsIn(sent.join())).toEqual([]);
  expect(secretsIn(JSON.stringify(notifications.all()))).toEqual([]);
  expect(await filesWith(folder, SECRETS)).toEqual([]);
  await program.quit();
  expect(await filesWith(folder, SECRETS)).toEqual([]);
  expect(await filesWith(folder, ['local-whatsapp_ba_alice'])).not.toEqual([]);
  expect(secretsIn(program.output())).toEqual([]);
  // What Beeper was asked for holds them, or there was nothing to leak.
  const everything = JSON.stringify([simulator.control.logins(), await simulator.control.sites()]);
  expect(everything).toContain(PLANTED);
}

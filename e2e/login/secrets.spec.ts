import { dirname } from 'node:path';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { PLANTED } from '../../simulator/sites/secret';
import type { NotificationServer } from '../desktop/notifications';
import { pressSignIn, beginAt, cancel, expectTrouble } from './lab';
import { filesWith, heapOf, sentToWindow, tapWindow } from './leaks';
import { expect, test, type SignIn } from './sign-in';

/** Typed where only this test types it; no text of the program holds it. */
const WRONG_PASSWORD = 'zebra-quilt-4417';
const SECRETS = [PLANTED, PASSWORD, WRONG_PASSWORD];

interface Around {
  userDataDir: string;
  notifications: NotificationServer;
}

/** Which of the secrets a text holds. Not `not.toContain`: a failure would print the whole text. */
const secretsIn = (text: string) => SECRETS.filter((secret) => text.includes(secret));

/**
 * Asserts that nothing secret is in the window, in what it was sent, in a notification, in what the
 * program said, or in any file of its folders: while it runs, and after it has ended.
 */
async function expectNoLeak(signIn: SignIn, { userDataDir, notifications }: Around) {
  const { program, simulator } = signIn;
  const heap = await heapOf(await signIn.page());
  // The searches find what is there.
  expect(heap).toContain('local-whatsapp_ba_alice');
  expect(secretsIn(heap)).toEqual([]);
  const sent = await sentToWindow(program);
  expect(sent.some((message) => message.includes('"login"'))).toBe(true);
  expect(secretsIn(sent.join())).toEqual([]);
  expect(secretsIn(JSON.stringify(notifications.all()))).toEqual([]);
  // Above it lies the home folder too, where crash dumps would be on some systems.
  const folder = dirname(userDataDir);
  expect(await filesWith(folder, SECRETS)).toEqual([]);
  await program.app.evaluate(({ app }) => app.quit());
  await program.waitForEnd();
  expect(await filesWith(folder, SECRETS)).toEqual([]);
  expect(await filesWith(folder, ['local-whatsapp_ba_alice'])).not.toEqual([]);
  expect(secretsIn(program.output())).toEqual([]);
  // What Beeper was asked for holds them, or there was nothing to leak.
  const everything = JSON.stringify([simulator.control.logins(), await simulator.control.sites()]);
  expect(everything).toContain(PLANTED);
}

test('nothing captured is left anywhere after a login that worked', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await signIn.logInOn(site);
  await site.getByRole('button', { name: 'This was me' }).click();
  expect((await signIn.harvest()).accepted).toBe(true);
  await signIn.done();
  await signIn.program.poll();
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('nothing captured is left anywhere after a login that failed', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  const site = await beginAt(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await (await signIn.page()).getByText('Signed in? Then say so').waitFor();
  signIn.simulator.control.failLogin('FI.MAU.LAB.BROKE', 'It broke.');
  await signIn.press('I am signed in');
  await signIn.heading('The sign-in did not work');
  await signIn.browserGone();
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('what Beeper repeats of captured values when it refuses them is not shown', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  const site = await beginAt(signIn, 'A last page nobody can tell');
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
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('nothing captured is left anywhere after a login that was cancelled', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  await signIn.add('Facebook Messenger');
  const site = await signIn.site('www.facebook.localhost');
  await signIn.logInOn(site);
  await (await signIn.page()).getByText('Signed in, waiting for the last page').waitFor();
  await cancel(signIn, { isCertain: true });
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('nothing captured is left anywhere after the page has crashed and the program has quit', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  const site = await beginAt(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await (await signIn.page()).getByText('Signed in? Then say so').waitFor();
  await signIn.program.app.evaluate(({ webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().includes('//lab.'));
    page?.forcefullyCrashRenderer();
  });
  await expectTrouble(signIn, 'crashed');
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('a typed password leaves the window with its step, asked again or not', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  await signIn.add('X', 'Password');
  const window = await signIn.page();
  const password = window.getByLabel('Password', { exact: true });
  await password.fill(WRONG_PASSWORD);
  // While it is typed it is there, so the search is known to find it.
  expect(secretsIn(await heapOf(window))).toEqual([WRONG_PASSWORD]);
  await signIn.answer({ Username: USERS.alice, Password: WRONG_PASSWORD });
  await expect(password).toHaveValue('');
  await signIn.answer({ Username: USERS.alice, Password: PASSWORD });
  await signIn.arrived('user_input', 2);
  await signIn.arrived('cookies');
  await signIn.heading('Enter the code');
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('nothing of what was sent in bodies or pasted as a request is left anywhere', async ({
  signIn,
  userDataDir,
  notifications,
}) => {
  await tapWindow(signIn.program);
  const site = await beginAt(signIn, 'Values in request bodies');
  await signIn.press('Sign in another way');
  const window = await signIn.page();
  const copied = `curl 'http://elsewhere.localhost/${PLANTED}' -d 'session=${PLANTED}-body'`;
  await window.getByLabel('Paste it here').fill(copied);
  await signIn.press('Use it');
  await window.getByText('That is from elsewhere.localhost.').waitFor();
  await signIn.press('Back to the page here');
  await pressSignIn(site);
  expect((await signIn.harvest()).accepted).toBe(true);
  await signIn.done();
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('a pasted value is not kept in the window', async ({ signIn, userDataDir, notifications }) => {
  await tapWindow(signIn.program);
  await beginAt(signIn, 'A last page nobody can tell');
  await signIn.press('Sign in another way');
  const window = await signIn.page();
  const value = `${PLANTED}-pasted`;
  await window.getByLabel('Paste it here').fill(`session=${value}`);
  await signIn.press('Use it');
  await signIn.press('Hand it to Beeper');
  expect((await signIn.harvest()).fields).toEqual({ session: value });
  await signIn.heading('The sign-in did not work');
  await expectNoLeak(signIn, { userDataDir, notifications });
});

test('a sign-in page reaches neither the program, nor Node, nor Beeper with its token', async ({
  signIn,
}) => {
  const { simulator } = signIn;
  const site = await beginAt(signIn, 'A last page nobody can tell');
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
  await expectTrouble(signIn, 'blocked-app');
  const asked = simulator.control.requests().filter(({ path }) => path === '/v1/accounts');
  const strangers = asked.filter(({ authorized }) => !authorized);
  expect(strangers.length).toBeGreaterThan(0);
});

test('even over the raw channel, a sign-in page would be refused', async ({ signIn }) => {
  await beginAt(signIn, 'A last page nobody can tell');
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

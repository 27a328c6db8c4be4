import { PASSWORD, USERS } from '../../simulator/sites/people';
import { PLANTED } from '../../simulator/sites/secret';
import { pressSignIn, startAtLab, cancel, expectPageProblem } from './lab';
import { heapOf } from './leaks';
import { secretsIn, test, WRONG_PASSWORD } from './leak-fixtures';
import { expect } from './sign-in';

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
  await (await signIn.page()).getByText('Are you signed in now?').waitFor();
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
  await window.getByText('Are you signed in now?').waitFor();
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
  await (await signIn.page()).getByText('Signed in, waiting for the site to finish').waitFor();
  await cancel(signIn, { isCertain: true });
  await expectNoLeak();
});

test('nothing captured is left anywhere after the page has crashed and the program has quit', async ({
  signIn,
  expectNoLeak,
}) => {
  const site = await startAtLab(signIn, 'A last page nobody can tell');
  await pressSignIn(site);
  await (await signIn.page()).getByText('Are you signed in now?').waitFor();
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

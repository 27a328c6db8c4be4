import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { WEBVIEW_TEXT } from '../../shared/strings/webview';
import { USERS } from '../../simulator/sites/people';
import { pressSignIn } from '../login/lab';
import { end, headed, login } from './login-moves';
import { next, nothing } from './moves';
import type { Scene, State } from './scene';

const site = async ({ signIn }: Scene) => {
  const page = await signIn.site();
  await page
    .getByText(/sign in/i)
    .first()
    .waitFor();
};

/** A login at the lab, once its page is there. */
const atLab = (
  name: string,
  oddity: string,
  shown: (scene: Scene) => Promise<unknown> = nothing,
): State => ({
  ...login(name, 'Lab', oddity, async (scene) => {
    await scene.signIn.site('lab.localhost');
    await shown(scene);
  }),
  showsSite: true,
});

const problem = ({ page }: Scene) =>
  page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();

/** What a cookies step can show: a site's page, what lies over it, and the way without it. */
export const SITE_STATES: readonly State[] = [
  {
    ...login('login-site', 'Facebook Messenger', undefined, site),
    isSelected: true,
    showsSite: true,
  },
  {
    name: 'login-site-found',
    showsSite: true,
    async reach({ page, signIn }) {
      await signIn.reachCheckpoint();
      await page.getByRole('button', { name: WEBVIEW_TEXT.more }).click();
      await page.getByText('3 of 3 found').last().waitFor();
    },
    leave: nothing,
  },
  {
    name: 'login-site-cancel-question',
    showsSite: true,
    async reach({ page, signIn }) {
      await signIn.press(/^Cancel$/);
      await page.getByRole('alertdialog').waitFor();
    },
    leave: nothing,
  },
  next('login-paste-empty', async (scene) => {
    const { signIn } = scene;
    await end(scene);
    await signIn.add('Facebook Messenger');
    await signIn.site('www.facebook.localhost');
    await signIn.press(WEBVIEW_TEXT.otherWay);
    await signIn.expectHeading('Sign in another way');
  }),
  next('login-paste-problem', async ({ page, signIn }) => {
    await page.getByLabel('Paste it here').fill("curl 'https://example.com/' -b 'c_user=1'");
    await signIn.press('Use it');
    await page.getByText(/^That is from/).waitFor();
  }),
  {
    name: 'login-paste-found',
    async reach({ page, signIn }) {
      await page.getByLabel('Paste it here').fill('c_user=100012345; datr=abcdefgh');
      await signIn.press('Use it');
      await page.getByText('2 of 3 found').waitFor();
    },
    leave: end,
  },
  {
    ...login('login-everyday-browser', 'Facebook Messenger', undefined, async (scene) => {
      await site(scene);
      await scene.signIn.press(EVERYDAY_TEXT.use);
      await scene.signIn.expectHeading(EVERYDAY_TEXT.heading);
    }),
    isSelected: true,
  },
  atLab('login-site-confirm', 'A last page nobody can tell', async ({ page, signIn }) => {
    await pressSignIn(await signIn.site('lab.localhost'));
    await page.getByText('Are you signed in now?').waitFor();
  }),
  atLab('login-unknown-source', 'A source nobody knows', ({ page }) =>
    page.getByRole('button', { name: WEBVIEW_TEXT.pasteInstead }).waitFor(),
  ),
  {
    ...login('login-child-window', 'Lab', 'A popup', async ({ page, program, signIn }) => {
      const opened = program.app.waitForEvent('window');
      const lab = await signIn.site('lab.localhost');
      await lab.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
      await opened;
      await page.getByRole('list').first().waitFor();
    }),
    showsSite: true,
  },
  {
    ...login('login-http-sign-in', 'Lab', 'HTTP sign-in (Basic)', async ({ page, signIn }) => {
      const lab = await signIn.site('lab.localhost');
      const link = lab.getByRole('link', { name: 'Sign in with your company' });
      await link.click({ noWaitAfter: true });
      await page.getByRole('dialog').waitFor();
    }),
    leave: nothing,
  },
  {
    name: 'login-http-sign-in-again',
    async reach({ page }) {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill(USERS.alice);
      await dialog.getByRole('textbox').last().fill('wrong');
      await dialog.getByRole('button', { name: 'Sign in' }).click();
      await dialog.getByRole('alert').waitFor();
    },
    async leave(scene) {
      const dialog = scene.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      await end(scene);
    },
  },
  atLab('login-blocked-app', 'An app', problem),
  login('login-bad-certificate', 'Lab', 'A certificate that nobody vouches for', problem),
  login('login-site-hangs-up', 'Lab', 'A site that hangs up', problem),
  atLab('login-site-crashed', 'A page that crashes', async (scene) => {
    await scene.program.app.evaluate(({ webContents }) => {
      const page = webContents.getAllWebContents().find((one) => one.getURL().includes('lab.'));
      page?.forcefullyCrashRenderer();
    });
    await problem(scene);
  }),
  {
    ...login(
      'login-hidden-step',
      'Lab',
      'A hidden step that needs a hand',
      headed(WEBVIEW_TEXT.gettingReady),
    ),
    leave: nothing,
  },
  {
    name: 'login-hidden-step-shown',
    showsSite: true,
    async reach({ page, program, signIn }) {
      await signIn.site('lab.localhost');
      await program.pass(20_000);
      await page.getByText(WEBVIEW_TEXT.revealed).waitFor();
    },
    leave: end,
  },
  {
    name: 'login-done-replaced',
    async reach({ page, signIn }) {
      await signIn.reconnect(/^Instagram/);
      const instagram = await signIn.site('www.instagram.localhost');
      await signIn.logInOn(instagram, 'bob');
      await instagram.getByRole('button', { name: 'Not now' }).click({ noWaitAfter: true });
      await page.getByRole('alert').filter({ hasText: 'in place of' }).waitFor();
    },
    leave: end,
  },
];

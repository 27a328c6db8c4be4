import { failureChoice } from '../../simulator/logins/lab/inputs';
import { REPORT_TEXT } from '../../shared/strings/login-report';
import type { Scene, State } from './scene';

/** Ends the login that is shown, whatever it shows, until the list of accounts is there again. */
async function end({ page }: Scene): Promise<void> {
  const list = page.getByRole('button', { name: /^Add an account/ });
  const wayOut = page.getByRole('button', { name: /^(End it|Done|Close|Cancel)$/ }).first();
  for (;;) {
    await list.or(wayOut).first().waitFor();
    if (await list.isVisible()) return;
    // It may go by itself between the look and the click.
    await wayOut.click({ timeout: 2_000 }).catch(() => undefined);
  }
}

/** A login at a bridge by one of its ways, once something of it is shown. */
const login = (
  name: string,
  bridge: string,
  flow: string | undefined,
  shown: (scene: Scene) => Promise<unknown>,
): State => ({
  name,
  async reach(scene) {
    await scene.signIn.add(bridge, flow);
    await shown(scene);
  },
  leave: end,
});

const form = ({ page }: Scene) => page.getByRole('form').waitFor();
const heading = (name: string | RegExp) => (scene: Scene) => scene.signIn.expectHeading(name);
const display = async ({ signIn }: Scene) => {
  await signIn.waitForSubmits('display_and_wait');
};
const site = async ({ signIn }: Scene) => {
  await (
    await signIn.site()
  )
    .getByText(/sign in/i)
    .first()
    .waitFor();
};

/** What a sign-in can show. Each begins at the overview and leads back there. */
export const LOGIN_STATES: readonly State[] = [
  {
    ...login('login-ways', 'Lab', undefined, heading('How do you want to sign in?')),
    isSelected: true,
  },
  { ...login('login-form', 'Lab', 'Every kind of field', form), isSelected: true },
  login('login-attachments', 'Lab', 'Attachments', form),
  login('login-broken-form', 'Lab', 'Broken form', form),
  login('login-many-choices', 'Lab', 'Many choices', form),
  { ...login('login-qr', 'Google Messages', 'QR code', display), isSelected: true },
  login('login-code', 'Dummy', 'Code', display),
  login('login-nothing-to-show', 'Lab', 'Nothing to show', display),
  login('login-many-displays', 'Lab', 'Many displays', ({ page }) =>
    page.getByRole('main').waitFor(),
  ),
  login('login-unknown-display', 'Lab', 'Unknown display', display),
  {
    ...login('login-unknown-step', 'Lab', 'Unknown step', heading('This network wants a passkey')),
    isSelected: true,
  },
  {
    ...login('login-failed', 'Lab', 'Failure', async ({ page, signIn }) => {
      const choice = failureChoice('FI.MAU.META_CHECKPOINT_ERROR');
      await page.getByLabel('Error').selectOption(choice);
      await signIn.press('Continue');
      await signIn.expectHeading('The sign-in did not work');
    }),
    isSelected: true,
  },
  login('login-report', 'Lab', 'Failure', async ({ page, signIn }) => {
    await page.getByLabel('Error').selectOption(failureChoice('FI.MAU.META_CHECKPOINT_ERROR'));
    await signIn.press('Continue');
    await signIn.press(REPORT_TEXT.open);
    await page.getByRole('region', { name: REPORT_TEXT.label }).waitFor();
  }),
  { ...login('login-site', 'Facebook Messenger', undefined, site), isSelected: true },
  login('login-child-window', 'Lab', 'A popup', async ({ page, program, signIn }) => {
    const opened = program.app.waitForEvent('window');
    const lab = await signIn.site('lab.localhost');
    await lab.getByRole('button', { name: 'Sign in' }).click({ noWaitAfter: true });
    await opened;
    await page.getByRole('list').first().waitFor();
  }),
  {
    ...login('login-http-sign-in', 'Lab', 'HTTP sign-in (Basic)', async ({ page, signIn }) => {
      const lab = await signIn.site('lab.localhost');
      const link = lab.getByRole('link', { name: 'Sign in with your company' });
      await link.click({ noWaitAfter: true });
      await page.getByRole('dialog').waitFor();
    }),
    async leave(scene) {
      const dialog = scene.page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'detached' });
      await end(scene);
    },
  },
];

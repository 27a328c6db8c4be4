import { END_TEXT } from '../../shared/strings/login';
import { INPUT_TEXT, PICKER_TEXT } from '../../shared/strings/login-steps';
import { CODES } from '../../simulator/logins/codes';
import { PASSWORD } from '../../simulator/sites/people';
import { end, headed, login, scan } from './login-moves';
import { next, nothing } from './moves';
import type { Scene, State } from './scene';

const form = ({ page }: Scene) => page.getByRole('form').waitFor();
const display = async ({ signIn }: Scene) => {
  await signIn.waitForSubmits('display_and_wait');
};
const SUBMITS = '/login-sessions/[^/]+/steps/';
const BEGINS = '/login-sessions$';

/** Forms and displays of sign-ins. Each begins at the overview or where the one before ended. */
export const LOGIN_STATES: readonly State[] = [
  {
    ...login('login-starting', 'Dummy', undefined, headed(/./)),
    async reach({ signIn, simulator, page }) {
      simulator.control.addFault({ kind: 'latency', delayMs: 6_000, pattern: BEGINS });
      await signIn.add('Lab', 'Every kind of field');
      await page.getByRole('button', { name: 'Cancel', exact: true }).waitFor();
    },
    async leave(scene) {
      scene.simulator.control.clearFaults();
      await form(scene);
      await end(scene);
    },
  },
  {
    ...login('login-ways', 'Lab', undefined, headed('How do you want to sign in?')),
    isSelected: true,
  },
  { ...login('login-form', 'Lab', 'Every kind of field', form), isSelected: true },
  {
    ...login('login-form-problems', 'Lab', 'Every kind of field', async ({ page, signIn }) => {
      await page.getByRole('form').getByLabel('Code', { exact: true }).fill('12');
      await signIn.press('Continue');
      await page.getByText(INPUT_TEXT.missing).first().waitFor();
    }),
    leave: nothing,
  },
  next('login-cancel-question', async ({ page }) => {
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor();
  }),
  {
    name: 'login-refused',
    async reach({ page, signIn }) {
      await page.keyboard.press('Escape');
      await signIn.answer({ Username: 'alice', Password: 'wrong', Code: '' });
      await page.getByText('The password is incorrect. Try again.').waitFor();
    },
    leave: end,
  },
  login('login-attachments', 'Lab', 'Attachments', form),
  login('login-broken-form', 'Lab', 'Broken form', async (scene) => {
    await form(scene);
    await scene.page.getByText('Details', { exact: true }).click();
  }),
  login('login-choices', 'Lab', 'Many choices', async ({ page }) => {
    await page.getByRole('combobox', { name: 'School' }).click();
    await page.getByRole('option').first().waitFor();
  }),
  login('login-choices-none', 'Lab', 'Many choices', async ({ page }) => {
    await page.getByRole('combobox', { name: 'School' }).fill('zebra');
    await page.getByText(PICKER_TEXT.none).waitFor();
  }),
  {
    ...login('login-not-arrived', 'Dummy', 'Password', async ({ page, signIn, simulator }) => {
      simulator.control.addFault({ kind: 'refuse', method: 'POST', pattern: SUBMITS });
      await signIn.answer({ Username: 'alice', Password: PASSWORD });
      await page
        .getByText(/may not have arrived|Try again/)
        .first()
        .waitFor();
    }),
    async leave(scene) {
      scene.simulator.control.clearFaults();
      await end(scene);
    },
  },
  login('login-done', 'Dummy', 'Password', async ({ signIn }) => {
    await signIn.answer({ Username: 'alice', Password: PASSWORD });
    await signIn.expectHeading(/is signed in/);
  }),
  login('login-done-somebody', 'Lab', 'Silent end', async ({ signIn }) => {
    await signIn.press('Continue');
    await signIn.expectHeading(/is signed in/);
  }),
  { ...login('login-qr', 'Google Messages', 'QR code', display), isSelected: true },
  login('login-qr-as-text', 'Google Messages', 'QR code', async (scene) => {
    await display(scene);
    await scene.page.getByText('Cannot scan it?').click();
  }),
  {
    ...login('login-code', 'Dummy', 'Code', async (scene) => {
      await scene.page.getByText(CODES.dummy, { exact: true }).waitFor();
      await scene.signIn.press('Copy the code');
      await scene.page.getByText('Copied').first().waitFor();
    }),
    leave: nothing,
  },
  next('login-strip', async ({ page, signIn }) => {
    await signIn.press('Accounts');
    await page.getByRole('button', { name: /^Show the sign-in/ }).waitFor();
  }),
  {
    name: 'login-beeper-away',
    async reach({ page, signIn, simulator }) {
      await signIn.press(/^Show the sign-in/);
      await simulator.control.down();
      await page.getByText('Bridgekeeper keeps trying.').waitFor();
    },
    async leave(scene) {
      await scene.simulator.control.up();
      await scene.page.getByText('Bridgekeeper keeps trying.').waitFor({ state: 'hidden' });
      await end(scene);
    },
  },
  login('login-nothing-to-show', 'Lab', 'Nothing to show', display),
  login('login-address', 'Lab', 'Address as a code', display),
  { ...login('login-picture', 'Lab', 'Many displays', display), leave: nothing },
  next('login-emoji', async (scene) => {
    await scan(scene, 1);
    await scene.page.getByRole('img', { name: /🦊$/ }).waitFor();
  }),
  next('login-emoji-without-picture', async (scene) => {
    await scan(scene, 2);
    await scene.page.getByRole('img', { name: /🐙$/ }).waitFor();
  }),
  next('login-code-and-picture', async (scene) => {
    await scan(scene, 3);
    await scene.page.getByText('ABCD-1234', { exact: true }).waitFor();
  }),
  {
    name: 'login-instructions',
    async reach(scene) {
      await scan(scene, 4);
      await scene.page.getByRole('link', { name: /^what comes next/ }).waitFor();
    },
    leave: end,
  },
  login('login-unknown-display', 'Lab', 'Unknown display', display),
  {
    ...login('login-unknown-step', 'Lab', 'Unknown step', headed(END_TEXT.passkey)),
    isSelected: true,
  },
  login('login-new-step', 'Lab', 'Request for the bridge', headed(END_TEXT.unknownStep)),
];

import { END_TEXT } from '../../shared/strings/login';
import { REPORT_TEXT } from '../../shared/strings/login-report';
import { CODES } from '../../simulator/logins/codes';
import { failureChoice } from '../../simulator/logins/lab/inputs';
import { end, login } from './login-moves';
import { next, nothing } from './moves';
import type { Scene, State } from './scene';

const LOOKS = '/login-sessions/[^/]+$';

/** A login that waits for another device, and fails with an error of the bridge. */
const failing = (name: string, code: string, more?: (scene: Scene) => Promise<unknown>): State =>
  login(name, 'Dummy', 'Code', async (scene) => {
    const { signIn, simulator } = scene;
    await signIn.waitForSubmits('display_and_wait');
    simulator.control.failLogin(code, 'In the words of the bridge.');
    await signIn.expectHeading(END_TEXT.failed);
    await more?.(scene);
  });

/** How sign-ins end when they do not work. Each begins where the one before ended. */
export const END_STATES: readonly State[] = [
  {
    ...login('login-failed', 'Lab', 'Failure', async ({ page, signIn }) => {
      const choice = failureChoice('FI.MAU.META_CHECKPOINT_ERROR');
      await page.getByLabel('Error').selectOption(choice);
      await signIn.press('Continue');
      await signIn.expectHeading(END_TEXT.failed);
    }),
    isSelected: true,
    leave: end,
  },
  failing('login-failed-other-way', 'FI.MAU.GMESSAGES.ACCOUNT_CANT_PAIR'),
  failing('login-failed-wait', 'FI.MAU.TWITTER.RATE_LIMITED'),
  failing('login-failed-in-browser', 'FI.MAU.TWITTER.ACCOUNT_LOCKED'),
  failing('login-failed-beeper', 'FI.MAU.WHATSAPP.CLIENT_OUTDATED'),
  failing('login-failed-details', 'COM.EXAMPLE.NEW', ({ page }) =>
    page.getByText('Details').click(),
  ),
  {
    ...failing('login-report', 'FI.MAU.NOT_LOGGED_IN', async ({ page, signIn }) => {
      await signIn.press(REPORT_TEXT.open);
      await page.getByRole('region', { name: REPORT_TEXT.label }).waitFor();
    }),
  },
  {
    name: 'login-unreadable-step',
    async reach({ page, program, signIn, simulator }) {
      await signIn.add('Dummy', 'Password');
      await page.getByRole('form').waitFor();
      const { bridgeID, loginSessionID } = signIn.record();
      const currentStep = { type: 'user_input', stepID: 7, fields: 'none' };
      const body = { bridgeID, loginSessionID, status: 'waiting_for_input', currentStep };
      simulator.control.addFault({ kind: 'json', method: 'POST', pattern: '/steps/', body });
      await signIn.answer({ Username: 'alice', Password: 'wrong' });
      await signIn.expectHeading(END_TEXT.unreadableStep);
      await program.waitUntilIdle();
    },
    async leave(scene) {
      scene.simulator.control.clearFaults();
      await end(scene);
    },
  },
  {
    name: 'login-ended',
    async reach({ signIn, simulator }) {
      const code = 'FI.MAU.BRIDGE.LOGIN_CANCELLED';
      const pattern = '/steps/';
      simulator.control.addFault({ kind: 'status', status: 410, code, method: 'POST', pattern });
      simulator.control.addFault({ kind: 'status', status: 404, method: 'GET', pattern: LOOKS });
      await signIn.add('Dummy', 'Password');
      await signIn.answer({ Username: 'alice', Password: 'wrong' });
      await signIn.expectHeading(END_TEXT.cancelled);
    },
    async leave(scene) {
      scene.simulator.control.clearFaults();
      await end(scene);
    },
  },
  next('login-too-late', async ({ program, signIn }) => {
    await signIn.add('Dummy', 'Code');
    await signIn.waitForSubmits('display_and_wait');
    await program.advance(30 * 60_000);
    await signIn.expectHeading(END_TEXT.failed);
  }),
  {
    name: 'login-countdown',
    async reach(scene) {
      await end(scene);
      await scene.signIn.add('Dummy', 'Code');
      await scene.page.getByText(CODES.dummy, { exact: true }).waitFor();
      await moveClocks(scene, 26 * 60_000);
      await scene.page.getByText(/^This sign-in ends in \d:\d\d$/).waitFor();
    },
    leave: nothing,
  },
];

/** Lets time pass for the program and for its window, which reads the time by itself. */
async function moveClocks({ page, program }: Scene, ms: number): Promise<void> {
  await program.advance(ms);
  await page.addInitScript(
    (by) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + by;
    },
    ms + 30 * 60_000,
  );
  await page.reload();
}

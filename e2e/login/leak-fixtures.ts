import { dirname } from 'node:path';
import { PASSWORD } from '../../simulator/sites/people';
import { PLANTED } from '../../simulator/sites/secret';
import type { NotificationServer } from '../desktop/notifications';
import { filesWith, heapOf, recordSent, sentToWindow } from './leaks';
import { expect, test as signInTest, type SignIn } from './sign-in';

/** Typed where only this test types it; no text of the program holds it. */
export const WRONG_PASSWORD = 'zebra-quilt-4417';
const SECRETS = [PLANTED, PASSWORD, WRONG_PASSWORD];

interface LeakFixtures {
  /**
   * Asserts that nothing secret is in the window, in what it was sent, in a notification, in what the
   * program said, or in any file of its folders: while it runs, and after it has ended.
   */
  expectNoLeak: () => Promise<void>;
}

export const test = signInTest.extend<LeakFixtures>({
  expectNoLeak: async ({ signIn, userDataDir, notifications }, use) => {
    await recordSent(signIn.program);
    await use(() => expectNoLeak(signIn, dirname(userDataDir), notifications));
  },
});

/** Which of the secrets a text holds. Not `not.toContain`: a failure would print the whole text. */
export const secretsIn = (text: string) => SECRETS.filter((secret) => text.includes(secret));

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

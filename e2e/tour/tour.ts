import type { NotificationSelector } from '../desktop/notification';
import { eventually } from '../desktop/wait';
import { step } from '../../scripts/lib/steps.mjs';
import { playLab } from './lab';
import type { Stage } from './stage';
import { waitForPage, window, WINDOW, type TourProgram } from './window';

const INSTAGRAM = 'instagramgo.17841400000000001';
const CALM = 'All accounts are well';
const NEEDS_YOU = 'Instagram (Alice Example) needs you to sign in again';
const SIGN_IN_AGAIN = 'Sign in to Instagram again';
const RECOVERED = 'Instagram is connected again';
const WHY = 'Instagram ended the session.';

/**
 * The longest that the program may take to notice a change: it looks every 15 s, and every 3 s while
 * its window is visible. The tour waits as a user does, without hurrying it by "Check now" or a
 * moved clock, so that the times it prints are the program's own.
 */
const NOTICE = { timeoutMs: 20_000 };
const WINDOW_WAIT = { timeout: WINDOW.timeoutMs };

/**
 * Plays what Bridgekeeper is for: it is connected to Beeper; an account falls, its user is told,
 * looks, and it recovers.
 *
 * @throws Error naming what was waited for and what was seen instead.
 */
export async function playTour(stage: Stage): Promise<void> {
  await playFirstRun(stage);
  await playWatch(stage);
}

async function playFirstRun({ desktop, beeper, program, picture }: Stage): Promise<void> {
  const tray = await step('Its icon is in the tray', () => desktop.waitForTrayItem());

  await step('Its window has found Beeper', async () => {
    await waitForVisibleWindow(program);
    await waitForText(program, 'on this computer');
    await picture('first-run');
  });

  await step(`It is given a token, and watches: ${CALM}`, async () => {
    const page = window(program);
    await page.getByText('Paste a token instead').click();
    await page.getByRole('textbox', { name: 'Token' }).fill(beeper.token);
    await page.getByRole('button', { name: 'Connect with it' }).click();
    await tray.waitForToolTip(CALM);
  });
}

/**
 * Plays the same from where it is connected, with its window open.
 *
 * @throws as above
 */
export async function playWatch(stage: Stage): Promise<void> {
  const { desktop, beeper, program, picture } = stage;
  const tray = await desktop.waitForTrayItem();
  await step('Its window is closed; it stays in the tray', () => program.closeWindow());

  const calm = await step(`The tray is calm: ${CALM}`, async () => {
    await tray.waitForToolTip(CALM);
    await desktop.hoverTrayIcon();
    await picture('calm');
    await desktop.restMouse();
    return tray.icon();
  });

  await step('Instagram signs Alice out, and the tray shows it', async () => {
    beeper.control.setAccount(INSTAGRAM, { status: 'reconnect_required', statusText: WHY });
    await tray.waitForToolTip(NEEDS_YOU, NOTICE);
    await tray.waitForIcon(({ hash }) => hash !== calm.hash);
  });

  await step(`A notification says: ${SIGN_IN_AGAIN}`, async () => {
    await desktop.waitForNotification(titled(SIGN_IN_AGAIN));
    await picture('action-required');
  });

  const site = await step(
    'Its button “Sign in again” opens the window on the sign-in page',
    async () => {
      await desktop.pressNotificationButton();
      await desktop.restMouse();
      await waitForVisibleWindow(program);
      const page = await waitForPage(program, 'www.instagram.localhost');
      await page.getByRole('button').first().waitFor();
      await picture('sign-in');
      return page;
    },
  );

  await step('Alice signs in there, and Beeper gets what it asked for', async () => {
    const { users, password } = await beeper.control.sites();
    await site.locator('input[name=user]').fill(users.alice);
    await site.locator('input[name=password]').fill(password);
    await site.getByRole('button').first().click();
    const last = site.getByRole('button', { name: 'Not now' });
    await last.waitFor();
    // The page may be closed before the click on it has been reported.
    await last.click().catch(() => undefined);
    await waitForText(program, 'Alice Example is signed in to Instagram');
    await picture('signed-in');
  });

  await step(`A notification says: ${RECOVERED}`, async () => {
    await desktop.waitForNotification(titled(RECOVERED), NOTICE);
  });

  await step('The tray is as calm as at first', async () => {
    await tray.waitForToolTip(CALM);
    await tray.waitForIcon(({ hash }) => hash === calm.hash);
    await picture('recovered');
  });

  await playLab(stage);

  await step('Quit in the tray’s menu ends every process of it', async () => {
    await desktop.clickTrayIcon('right');
    await picture('menu');
    await desktop.chooseLastInTrayMenu();
    await waitForNoProcess(program);
  });
}

const titled =
  (title: string): NotificationSelector =>
  ({ summary }) =>
    summary === title;

async function waitForText(program: TourProgram, text: string | RegExp): Promise<void> {
  await window(program).getByText(text).first().waitFor(WINDOW_WAIT);
}

export function waitForVisibleWindow({ isWindowVisible }: TourProgram) {
  return eventually({
    what: 'the window to be visible',
    read: isWindowVisible,
    until: (visible) => visible,
  });
}

function waitForNoProcess({ processes }: TourProgram) {
  return eventually({
    what: 'Bridgekeeper to end',
    read: processes,
    until: ({ length }) => length === 0,
    show: ({ length }) => `${length} of its processes`,
  });
}

import type { RunningApp } from '../desktop/app';
import type { NotificationSelector } from '../desktop/notification';
import { eventually } from '../desktop/wait';
import { step } from '../../scripts/lib/steps.mjs';
import type { Stage } from './stage';

const WHATSAPP = 'local-whatsapp_ba_alice';
const CALM = 'All accounts are well';
const NEEDS_YOU = 'WhatsApp (Alice Example) needs you to sign in again';
const RECOVERED = 'WhatsApp (Alice Example) is connected again';
const WHY = 'WhatsApp signed this computer out.';

/**
 * The longest that the program may take to notice a change: it looks every 15 s, and every 3 s while
 * its window is visible. The tour waits as an owner does, without hurrying it by "Check now" or a
 * moved clock, so that the times it prints are the program's own.
 */
const NOTICE = { timeoutMs: 20_000 };
/** The longest that the window may take to be there with its page. */
const WINDOW = { timeoutMs: 10_000 };

/**
 * Plays what Bridgekeeper is for: an account falls, its owner is told, looks, and it recovers.
 *
 * @throws Error naming what was waited for and what was seen instead.
 */
export async function playTour({ desktop, beeper, program, picture }: Stage): Promise<void> {
  const tray = await step('Its icon is in the tray', () => desktop.waitForTrayItem());

  const calm = await step(`The tray is calm: ${CALM}`, async () => {
    await tray.waitForToolTip(CALM);
    await desktop.hoverTrayIcon();
    await picture('calm');
    await desktop.restMouse();
    return tray.icon();
  });

  await step('WhatsApp signs Alice out, and the tray shows it', async () => {
    beeper.control.setAccount(WHATSAPP, { status: 'reconnect_required', statusText: WHY });
    await tray.waitForToolTip(NEEDS_YOU, NOTICE);
    await tray.waitForIcon(({ hash }) => hash !== calm.hash);
  });

  await step(`A notification says: ${NEEDS_YOU}`, async () => {
    await desktop.waitForNotification(titled(NEEDS_YOU));
    await picture('needs-you');
  });

  await step('A click on it opens the window on that account', async () => {
    await desktop.clickNotification();
    await desktop.restMouse();
    await waitForAccount(program, 'Needs you to sign in again');
    await waitForVisibleWindow(program);
    await picture('account');
  });

  await step(`Alice signs in again, and a notification says: ${RECOVERED}`, async () => {
    beeper.control.setAccount(WHATSAPP, { status: 'connected' });
    await desktop.waitForNotification(titled(RECOVERED), NOTICE);
  });

  await step('The tray is as calm as at first', async () => {
    await tray.waitForToolTip(CALM);
    await tray.waitForIcon(({ hash }) => hash === calm.hash);
    await picture('recovered');
  });

  await step('A click on the notification finds the window on that account', async () => {
    await desktop.clickNotification();
    await waitForAccount(program, 'Connected');
    await waitForVisibleWindow(program);
  });

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

/** Waits until the window's page shows Alice's account, in this state. */
function waitForAccount({ app }: RunningApp, status: string) {
  return eventually({
    what: `the window to show WhatsApp (Alice Example): ${status}`,
    read: async () =>
      (await app.windows()[0]?.locator('#pane-heading, #pane-status').allInnerTexts()) ?? [],
    until: ([heading, state]) =>
      heading === 'WhatsApp (Alice Example)' && state?.startsWith(status) === true,
    ...WINDOW,
  });
}

function waitForVisibleWindow({ app }: RunningApp) {
  return eventually({
    what: 'the window to be visible',
    read: () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((one) => one.isVisible()),
      ),
    until: (visible) => visible,
  });
}

function waitForNoProcess({ processes }: RunningApp) {
  return eventually({
    what: 'Bridgekeeper to end',
    read: processes,
    until: ({ length }) => length === 0,
    show: ({ length }) => `${length} of its processes`,
  });
}

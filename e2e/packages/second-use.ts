import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { step } from '../../scripts/lib/steps.mjs';
import { IDENTITY } from '../../shared/model/identity';
import { WINDOW_TEXT } from '../../shared/strings/window';
import { startSimulator } from '../../simulator/simulator';
import { startDisplay } from '../desktop/display';
import type { Env } from '../desktop/process';
import { startRealDesktop, type RealDesktop } from '../desktop/real-desktop';
import { eventually } from '../desktop/wait';
import { openPictures } from '../tour/pictures';
import { SETTINGS } from '../tour/stage';
import { playWatch, waitForVisibleWindow } from '../tour/tour';
import { window } from '../tour/window';
import { AUTOSTART, DATA_FOLDER, KEPT } from './kept';
import { startPackaged } from './packaged-app';
import { envOn, homeIn, runToEnd, statusOnce, type Session } from './session-parts';

const NOT_SHOWN = 'does not show Bridgekeeper’s notifications';
const WHATSAPP = 'local-whatsapp_ba_alice';

/** The newer version, just installed over the older one. */
export async function secondUse({ folder, attempt }: Session): Promise<void> {
  const desktop = await startRealDesktop();

  await attempt('settings and vault after the upgrade', 'theme dark, vault as it was', async () => {
    const user = homeIn(folder, 'home');
    const env = await envOn(desktop, user.home);
    const program = await startPackaged(env);
    await statusOnce(env, ({ overall }) => !['starting', 'not-running'].includes(overall));
    await waitForVisibleWindow(program);
    // Playwright would have every page light.
    await window(program).emulateMedia({ colorScheme: null });
    const scheme = await eventually({
      what: 'the window’s colours',
      read: () =>
        window(program).evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
      until: (isDark) => isDark,
    }).catch(() => false);
    await program.stop();
    const vault = `${DATA_FOLDER}/token.vault`;
    const isKept = user.read(vault) === KEPT[vault];
    return `theme ${scheme ? 'dark' : 'light'}, vault ${isKept ? 'as it was' : 'changed'}`;
  });

  const toured = homeIn(folder, 'tour-home');
  const env = await envOn(desktop, toured.home);
  await attempt('the tour on the packaged program', 'played to its end', async () => {
    toured.write(`${DATA_FOLDER}/settings.json`, JSON.stringify(SETTINGS));
    await playTour(desktop, env, join(folder, 'pictures'));
    return 'played to its end';
  });
  await desktop.stop();

  await attempt(
    'no D-Bus, and so no tray, notifications or keyring',
    'window: WhatsApp (Alice Example) needs you to sign in again; said: true',
    () => seenOnBareMachine(homeIn(folder, 'bare-home').home),
  );

  toured.write(AUTOSTART, '[Desktop Entry]\nType=Application\nName=x\nExec=x\n');
  await attempt('--purge-data without --yes', 'ended with 2, data there', async () => {
    const { code } = await runToEnd(env, IDENTITY.command, '--purge-data');
    const isThere = existsSync(join(toured.data, 'settings.json'));
    return `ended with ${code}, data ${isThere ? 'there' : 'gone'}`;
  });
  await attempt('--purge-data --yes', 'ended with 0, no file left in the home', async () => {
    const { code, output } = await runToEnd(env, IDENTITY.command, '--purge-data', '--yes');
    const left = filesIn(toured.home);
    const files = left.length === 0 ? 'no file' : left.join(' ');
    return code === 0 ? `ended with 0, ${files} left in the home` : output;
  });
}

async function playTour(desktop: RealDesktop, env: Env, folder: string): Promise<void> {
  const pictures = await openPictures(folder);
  const beeper = await startSimulator({ seed: 'sign-in' });
  const program = await step('The installed Bridgekeeper starts, and is given a token', () =>
    startPackaged({ ...env, BEEPER_ACCESS_TOKEN: beeper.token, BEEPER_BASE_URL: beeper.url }),
  );
  try {
    await waitForVisibleWindow(program);
    const picture = async (name: string) => {
      await pictures.take(desktop, name);
    };
    await playWatch({ desktop, beeper, program, picture });
  } catch (error) {
    await pictures.take(desktop, 'failed').catch(() => undefined);
    throw error;
  } finally {
    await program.stop();
    await beeper.stop();
  }
}

/** What the window says where nothing but a screen is. */
async function seenOnBareMachine(home: string): Promise<string> {
  const { display, stop } = await startDisplay();
  const beeper = await startSimulator({ seed: 'sign-in' });
  const program = await startPackaged({
    ...(await envOn({ display, busAddress: 'unix:path=/nowhere/bus' }, home)),
    BEEPER_ACCESS_TOKEN: beeper.token,
    BEEPER_BASE_URL: beeper.url,
  });
  try {
    const page = await eventually({
      what: 'the window’s page',
      read: () => window(program),
      until: () => true,
    });
    await page
      .getByRole('button', { name: /^WhatsApp/ })
      .first()
      .waitFor();
    beeper.control.setAccount(WHATSAPP, { status: 'reconnect_required' });
    const shown = await page.getByRole('heading', { level: 1, name: /needs you/ }).innerText();
    const banner = page.getByRole('list', { name: WINDOW_TEXT.banners }).getByText(NOT_SHOWN);
    await banner.waitFor();
    return `window: ${shown}; said: ${await banner.isVisible()}`;
  } finally {
    await program.stop();
    await beeper.stop();
    await stop();
  }
}

function filesIn(home: string): string[] {
  mkdirSync(home, { recursive: true });
  return readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
    // The session's runtime folder is no user's data: GTK writes there, and it goes with the session.
    (path) => !path.startsWith('.run/') && !statSync(join(home, path)).isDirectory(),
  );
}

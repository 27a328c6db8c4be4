import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { desktopEnv } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import { run, start } from '../desktop/process';
import { eventually, sleep } from '../desktop/wait';
import { openDevTools, type DevTools } from './devtools';
import type { EverydayBrowser, EverydayBrowserOptions } from './everyday-browser';
import { popupOf } from './popup';

export const CHROMIUM = '/usr/bin/chromium';
const EXTENSION = `chrome-extension://${EXTENSION_IDENTITY.chromiumID}/`;
const PAGE = `${EXTENSION}page.html`;
const BACKGROUND = `${EXTENSION}background.js`;
/** Chromium takes no answer to a question that has only just appeared. */
const PROTECTED_MS = 800;
const ANSWER_MS = 500;

export interface EverydayChromium extends EverydayBrowser {
  /** Switches “Allow User Scripts” on in the extension's details. */
  allowUserScripts(): Promise<void>;
}

/**
 * Starts Debian's Chromium.
 *
 * @throws Error when it is not installed or does not come up.
 */
export async function startEverydayChromium(
  options: EverydayBrowserOptions,
): Promise<EverydayChromium> {
  const { home, extensionFolder, display, url = 'about:blank', isDark = false } = options;
  const { busAddress = 'disabled:' } = options;
  const profileFolder = join(home, '.config', 'chromium');
  const env = { ...desktopEnv(display), HOME: home, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const args = [
    '--no-sandbox',
    '--no-first-run',
    '--test-type',
    '--disable-gpu',
    '--password-store=basic',
    '--remote-debugging-port=0',
    // The default one; without its name Chromium lets nobody debug it.
    `--user-data-dir=${profileFolder}`,
    ...(isDark ? ['--force-dark-mode'] : []),
  ];
  const load = `--load-extension=${extensionFolder}`;
  const browser = await start(CHROMIUM, [...args, load, url], env);
  try {
    const said = await browser.waitForOutput(/DevTools listening on ws:\S+/);
    const connected = await chromium.connectOverCDP(said.replace(/.* /, ''));
    const tools = await openDevTools(connected);
    const { press } = mouse(display);
    const isOpen = () => tools.has(PAGE);
    const evaluateInBackground = (expression: string) => tools.evaluate(BACKGROUND, expression);

    return {
      pid: browser.pid,
      profileFolder,
      async openPage(page) {
        await run(CHROMIUM, [...args, page], env);
      },
      evaluateInPage: (prefix, expression) => tools.evaluate(prefix, expression),
      async pressExtension() {
        if (await isOpen()) return;
        await press('alt+shift+k');
        await eventually({ what: 'the extension’s page', read: isOpen, until: Boolean });
      },
      popup: popupOf({
        display,
        isOpen,
        evaluate: (expression) => tools.evaluate(PAGE, expression),
      }),
      answerPermissions: (answer) => answerPermissions(tools, display, answer),
      permissions: async () =>
        (await evaluateInBackground('chrome.permissions.getAll()')) as {
          permissions: string[];
          origins: string[];
        },
      badge: async () => String(await evaluateInBackground('chrome.action.getBadgeText({})')),
      evaluateInBackground,
      async allowUserScripts() {
        const [context] = connected.contexts();
        const page = await context?.newPage();
        if (page === undefined) throw new Error('Chromium has no window.');
        await page.goto('chrome://extensions');
        const change = { extensionId: EXTENSION_IDENTITY.chromiumID, userScriptsAccess: true };
        await page.evaluate(
          `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(change)})`,
        );
        // The extension is loaded anew for it.
        await sleep(ANSWER_MS);
        await page.close();
      },
      output: browser.output,
      async close() {
        await connected.close();
        await browser.stop();
      },
    };
  } catch (error) {
    await browser.stop();
    throw error;
  }
}

/**
 * The question is a window of Chromium's own, over the page below the button, which closes. What was
 * allowed once is not asked again.
 */
async function answerPermissions(
  tools: DevTools,
  display: string,
  answer: 'allow' | 'deny',
): Promise<void> {
  const { press } = mouse(display);
  const isGiven = async () =>
    (await tools.evaluate(BACKGROUND, 'chrome.permissions.getAll().then((all) => all.origins.length)')) !==
    0;
  const isAsked = async () => !(await tools.has(PAGE));
  await eventually({
    what: 'Chromium to ask, or to remember',
    read: async () => (await isAsked()) || (await isGiven()),
    until: Boolean,
  });
  if (await isGiven()) return;
  await sleep(PROTECTED_MS);
  if (answer === 'deny') return press('Escape');
  // It stands on “Deny”.
  await press('Tab');
  await eventually({
    what: 'Chromium to take the answer',
    read: async () => {
      await press('Return');
      await sleep(ANSWER_MS);
      return isGiven();
    },
    until: Boolean,
  });
}

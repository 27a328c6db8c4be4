import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { desktopEnv } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import {
  collectOutput,
  endWithUs,
  run,
  stopGroup,
  waitForGroupToEnd,
  type Env,
} from '../desktop/process';
import { eventually, sleep } from '../desktop/wait';
import { connectDevTools, type DevTools } from './devtools';
import type { EverydayBrowser, EverydayBrowserOptions, Place } from './everyday-browser';
import { popupOf } from './popup';
import { browserWindows } from './window-in-front';

export const CHROMIUM = '/usr/bin/chromium';
const EXTENSION = `chrome-extension://${EXTENSION_IDENTITY.chromiumID}/`;
const PAGE = `${EXTENSION}page.html`;
const BACKGROUND = `${EXTENSION}background`;
/** Chromium takes no answer to a question that has only just appeared. */
const PROTECTED_MS = 800;
const ANSWER_MS = 500;

export interface EverydayChromium extends EverydayBrowser {
  /** Switches “Allow User Scripts” on in the extension's details. */
  allowUserScripts(): Promise<void>;
  /** All that lies in the heap of the extension's background, which must be awake. */
  backgroundHeap(): Promise<string>;
  /** Evaluates an expression in `chrome://extensions`. */
  inExtensions(expression: string): Promise<unknown>;
}

/**
 * Starts Debian's Chromium.
 *
 * @throws Error when it is not installed or does not come up.
 */
export async function startEverydayChromium(
  options: EverydayBrowserOptions,
): Promise<EverydayChromium> {
  const { home, extensionFolder, display, url, isDark = false } = options;
  const { busAddress = 'disabled:', choices = {}, policies } = options;
  const profileFolder = join(home, '.config', 'chromium');
  const env = { ...desktopEnv(display), HOME: home, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const args = [
    '--no-sandbox',
    '--no-first-run',
    '--test-type',
    '--disable-gpu',
    '--password-store=basic',
    // The default one; without its name Chromium lets nobody look into it.
    `--user-data-dir=${profileFolder}`,
    ...(isDark ? ['--force-dark-mode'] : []),
  ];
  await writeChoices(profileFolder, choices);
  const load = `--load-extension=${extensionFolder}`;
  const command = [CHROMIUM, '--remote-debugging-pipe', ...args, load, 'about:blank'];
  const browser = spawnBrowser(
    policies === undefined ? command : await withPolicies(policies, home, command),
    env,
  );
  try {
    const { tools } = browser;
    await eventually({
      what: 'the extension to be loaded',
      read: () => tools.evaluate(BACKGROUND, 'typeof chrome'),
      until: (type) => type === 'object',
      show: browser.output,
    });
    const { press } = mouse(display);
    const windows = browserWindows('chromium', env);
    const isOpen = () => tools.has(PAGE);
    const openPage = async (page: string, place: Place = 'ordinary') => {
      if (place === 'private') {
        await windows.bringNewToFront(() => run(CHROMIUM, [...args, '--incognito', page], env));
      } else await run(CHROMIUM, [...args, page], env);
      await tools.evaluate(page, 'document.title');
    };
    /** Evaluates an expression in the list of extensions, which may have one loaded anew. */
    const inExtensions = async (expression: string) => {
      const close = await tools.open('chrome://extensions');
      const value = await tools.evaluate('chrome://extensions', expression);
      await sleep(ANSWER_MS);
      await close();
      return value;
    };
    const changeExtension = async (change: object) => {
      // Else what is loaded from a folder is off once it is loaded anew.
      await inExtensions(
        'chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })',
      );
      const whole = { extensionId: EXTENSION_IDENTITY.chromiumID, ...change };
      await inExtensions(
        `chrome.developerPrivate.updateExtensionConfiguration(${JSON.stringify(whole)})`,
      );
    };
    if (url !== undefined) await openPage(url);
    const evaluateInBackground = (expression: string) => tools.evaluate(BACKGROUND, expression);

    return {
      pid: browser.pid,
      profileFolder,
      openPage,
      async closePage() {
        await windows.bringToFront();
        await press('ctrl+w');
      },
      evaluateInPage: (prefix, expression) => tools.evaluate(prefix, expression),
      async pressExtension() {
        if (!(await isOpen())) {
          await windows.bringToFront();
          await press('alt+shift+k');
          await eventually({ what: 'the extension’s page', read: isOpen, until: Boolean });
        }
        await evaluateInBackground(HEED_PERMISSIONS);
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
      backgroundHeap: () => tools.heap(BACKGROUND),
      allowUserScripts: () => changeExtension({ userScriptsAccess: true }),
      inExtensions,
      allowPrivateWindows: () => changeExtension({ incognitoAccess: true }),
      output: browser.output,
      async quit() {
        await tools.quit();
        await waitForGroupToEnd(browser.pid);
      },
      async kill() {
        process.kill(browser.pid, 'SIGKILL');
        await waitForGroupToEnd(browser.pid);
      },
      close: browser.stop,
    };
  } catch (error) {
    await browser.stop();
    throw error;
  }
}

/** What its user has chosen before: no offers of its own lie over what a test presses. */
async function writeChoices(
  profileFolder: string,
  more: Readonly<Record<string, unknown>>,
): Promise<void> {
  const choices = {
    credentials_enable_service: false,
    // Whose pages try to open the app first.
    protocol_handler: { excluded_schemes: { slack: true } },
    ...more,
  };
  const preferences = join(profileFolder, 'Default', 'Preferences');
  // Chromium keeps its own there, too: started again, it finds what it has kept.
  if (existsSync(preferences)) return;
  await mkdir(join(profileFolder, 'Default'), { recursive: true });
  await writeFile(preferences, JSON.stringify(choices));
}

/** A command under an administrator's policies, which lie in a folder that this process alone has. */
async function withPolicies(
  policies: object,
  home: string,
  command: readonly string[],
): Promise<string[]> {
  const file = join(home, 'policies.json');
  await writeFile(file, JSON.stringify(policies));
  const managed = '/etc/chromium/policies/managed';
  const script = `mount -t tmpfs tmpfs /etc/chromium && mkdir -p ${managed} && cp "$0" ${managed} && exec "$@"`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', script, file, ...command];
}

/** Starts it as the leader of its own process group, with pipes for the developer tools. */
function spawnBrowser([program = '', ...args]: readonly string[], env: Env) {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(program, args, { env: { ...env }, detached: true, stdio: [...stdio] });
  const { pid } = child;
  if (pid === undefined) throw new Error('Chromium could not be started.');
  endWithUs(pid);
  const [, , , commands, replies] = child.stdio;
  return {
    pid,
    tools: connectDevTools(commands as Writable, replies as Readable),
    output: collectOutput(child),
    stop: () => stopGroup(pid),
  };
}

/** What is allowed may be given back before anybody looks, as a sign-in takes less than a moment. */
const HEED_PERMISSIONS = `
  if (!('wasAllowed' in globalThis)) {
    chrome.permissions.onAdded.addListener(() => (globalThis.wasAllowed = true));
  }
  globalThis.wasAllowed = false;`;

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
  const isGiven = () => tools.evaluate(BACKGROUND, 'globalThis.wasAllowed === true');
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

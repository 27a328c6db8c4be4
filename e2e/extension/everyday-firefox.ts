import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { desktopEnv } from '../desktop/display';
import { mouse } from '../desktop/mouse';
import { run, start, waitForGroupToEnd } from '../desktop/process';
import { eventually, sleep } from '../desktop/wait';
import type { EverydayBrowser, EverydayBrowserOptions, Place } from './everyday-browser';
import { connectMarionette, type Marionette } from './marionette';
import { popupOf } from './popup';
import { browserWindows } from './window-in-front';

export const FIREFOX = '/usr/bin/firefox-esr';
/** Firefox takes no answer to a question that has only just appeared. */
const PROTECTED_MS = 1_200;
const COOKIES = { allowed: 5, forbidden: 2 };
const ID = JSON.stringify(EXTENSION_IDENTITY.firefoxID);

/** A person's settings after the first days: no tours, no questions, nothing fetched. */
const SETTINGS: Readonly<Record<string, string | number | boolean>> = {
  'marionette.port': 0,
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

export interface EverydayFirefox extends EverydayBrowser {
  /** Says in its settings whether sites may keep cookies. */
  allowCookies(isAllowed: boolean): Promise<void>;
}

/**
 * Starts Debian's Firefox, with the extension for this session: release versions of Firefox keep none
 * that Mozilla has not signed.
 *
 * @throws Error when it is not installed or does not come up.
 */
export async function startEverydayFirefox(
  options: EverydayBrowserOptions,
): Promise<EverydayFirefox> {
  const { home, extensionFolder, display, url, isDark = false } = options;
  const { busAddress = 'disabled:', choices = {} } = options;
  const profileFolder = join(home, '.mozilla', 'firefox', 'everyday');
  await mkdir(profileFolder, { recursive: true });
  const settings = { ...SETTINGS, 'ui.systemUsesDarkTheme': isDark ? 1 : 0, ...choices };
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(join(profileFolder, 'user.js'), lines.join(''));
  const portFile = join(profileFolder, 'MarionetteActivePort');
  // One that was killed has left its own.
  await rm(portFile, { force: true });
  const env = {
    ...desktopEnv(display),
    HOME: home,
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    GDK_GL: 'disable',
  };
  const profile = ['--profile', profileFolder];
  const control = ['--marionette', '--remote-allow-system-access'];
  const browser = await start(FIREFOX, [...profile, ...control, 'about:blank'], env);
  try {
    const port = await eventually({
      what: 'Firefox to say its port',
      read: async () => Number(await readFile(portFile, 'utf8')),
      until: (found) => found > 0,
      show: browser.output,
      timeoutMs: 60_000,
    });
    const marionette = await connectMarionette(port);
    await marionette.send('Addon:Install', { path: extensionFolder, temporary: true });
    const { press } = mouse(display);
    const windows = browserWindows('firefox', env);
    const isOpen = async () => (await marionette.run(`return ${POPUP_BROWSER} !== null;`)) === true;
    const openPage = async (page: string, place: Place = 'ordinary') => {
      const open = (how: string) => run(FIREFOX, [...profile, how, page], env);
      if (place === 'container') await marionette.run(OPEN_IN_CONTAINER, page);
      else if (place === 'ordinary') await open('--new-tab');
      else await windows.bringNewToFront(() => open('--private-window'));
      await eventually({
        what: `Firefox to show ${page}`,
        read: () =>
          marionette.run(
            `const { gBrowser } = ${FRONT};
             return [gBrowser.currentURI.spec, gBrowser.selectedBrowser.webProgress.isLoadingDocument];`,
          ),
        until: (shown) => JSON.stringify(shown) === JSON.stringify([page, false]),
      });
    };
    if (url !== undefined) await openPage(url);

    return {
      pid: browser.pid,
      profileFolder,
      openPage,
      async closePage() {
        await windows.bringToFront();
        await press('ctrl+w');
      },
      evaluateInPage: (prefix, expression) =>
        marionette.run(
          `const tabs = [...Services.wm.getEnumerator('navigator:browser')].flatMap(({ gBrowser }) => gBrowser.tabs);
           const tab = tabs.find((each) => each.linkedBrowser.currentURI.spec.startsWith(args[0]));
           return (${EVALUATE_IN})(tab.linkedBrowser, args[1]);`,
          prefix,
          expression,
        ),
      async pressExtension() {
        if (await isOpen()) return;
        // A page that is opened from outside does not bring Firefox to the front by itself.
        await windows.bringToFront();
        await press('alt+shift+k');
        await eventually({ what: 'the extension’s page', read: isOpen, until: Boolean });
      },
      popup: popupOf({
        display,
        isOpen,
        evaluate: (expression) =>
          marionette.run(`return (${EVALUATE_IN})(${POPUP_BROWSER}, args[0]);`, expression),
        origin: async () => {
          const { screenX: x, screenY: y } = (await marionette.run(
            `const { screenX, screenY } = ${POPUP_BROWSER}; return { screenX, screenY };`,
          )) as { screenX: number; screenY: number };
          return { x, y };
        },
      }),
      answerPermissions: (answer) => answerPermissions(marionette, display, answer),
      permissions: async () =>
        (await marionette.run(
          `const { extension } = WebExtensionPolicy.getByID(${ID});
           const origins = extension.allowedOrigins.patterns.map(({ pattern }) => pattern);
           return { permissions: [...extension.permissions].filter((name) => !name.includes('/')), origins };`,
        )) as { permissions: string[]; origins: string[] },
      badge: async () =>
        String(
          await marionette.run(
            `const { Management: { global: { browserActionFor } } } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
             const action = browserActionFor(WebExtensionPolicy.getByID(${ID}).extension);
             return action.action.getContextData(${FRONT}.gBrowser.selectedTab).badgeText ?? '';`,
          ),
        ),
      evaluateInBackground: () =>
        Promise.reject(new Error('Firefox shows its background to nobody.')),
      async allowCookies(isAllowed) {
        await marionette.run(
          `Services.prefs.setIntPref('network.cookie.cookieBehavior', args[0]);`,
          isAllowed ? COOKIES.allowed : COOKIES.forbidden,
        );
      },
      async allowPrivateWindows() {
        await marionette.run(
          `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
           const { extension } = WebExtensionPolicy.getByID(${ID});
           const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] };
           await ExtensionPermissions.add(${ID}, allowed, extension);
           const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
           await (await AddonManager.getAddonByID(${ID})).reload();`,
        );
      },
      output: browser.output,
      async quit() {
        await marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] });
        await waitForGroupToEnd(browser.pid);
      },
      async kill() {
        process.kill(browser.pid, 'SIGKILL');
        await waitForGroupToEnd(browser.pid);
      },
      async close() {
        marionette.close();
        await browser.stop();
      },
    };
  } catch (error) {
    await browser.stop();
    throw error;
  }
}

/** Firefox's window that was in front last; there may be a private one. */
const FRONT = `Services.wm.getMostRecentWindow('navigator:browser')`;

const OPEN_IN_CONTAINER = `
  const { gBrowser } = ${FRONT};
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  gBrowser.selectedTab = gBrowser.addTab(args[0], { userContextId: 1, triggeringPrincipal });`;

/** The extension's page, while it is open. */
const POPUP_BROWSER = `([...${FRONT}.document.querySelectorAll('.webextension-popup-browser')].find((each) => each.isConnected && each.currentURI?.spec.startsWith('moz-extension:') && each.getBoundingClientRect().width > 0) ?? null)`;

/**
 * Evaluates an expression in what a `browser` element of Firefox's window shows. What it keeps in
 * `globalThis` stays there, and the page does not see it.
 */
const EVALUATE_IN = `(browser, expression) => new Promise((resolve, reject) => {
  const name = 'bridgekeeper-' + Math.random();
  const mm = browser.messageManager;
  mm.addMessageListener(name, function listen({ data }) {
    mm.removeMessageListener(name, listen);
    if ('error' in data) reject(data.error); else resolve(data.value);
  });
  const source = '(async () => {' +
    'content.testSandbox ??= new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });' +
    'return JSON.stringify(await Cu.evalInSandbox(' + JSON.stringify(expression) + ', content.testSandbox) ?? null);' +
    '})().then((json) => sendAsyncMessage(' + JSON.stringify(name) + ', { value: json }), ' +
    '(error) => sendAsyncMessage(' + JSON.stringify(name) + ', { error: String(error) }));';
  mm.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(source), false);
}).then((json) => JSON.parse(json))`;

/** Firefox asks in a panel of its own. */
async function answerPermissions(
  marionette: Marionette,
  display: string,
  answer: 'allow' | 'deny',
): Promise<void> {
  const button = answer === 'allow' ? 'button' : 'secondaryButton';
  // Scripts of others it lets be allowed only once a box is ticked.
  const place = () =>
    marionette.run(
      `const asked = ${FRONT}.document.querySelector('#addon-webext-permissions-notification');
       const button = asked?.${button};
       const box = button?.getBoundingClientRect();
       if (!box || box.width === 0) return null;
       if (button.disabled) {
         const tick = asked.querySelector('moz-checkbox, checkbox, input[type=checkbox]');
         const { x, y } = tick.getBoundingClientRect();
         return [button.screenX + x - box.x + 8, button.screenY + y - box.y + 8];
       }
       return [button.screenX + box.width / 2, button.screenY + box.height / 2];`,
    );
  await eventually({ what: 'Firefox to ask', read: place, until: (found) => found !== null });
  await eventually({
    what: 'Firefox to take the answer',
    read: async () => {
      // Too early a click only puts the moment off from which it takes one.
      await sleep(PROTECTED_MS);
      const at = await place();
      if (at === null) return true;
      const [x = 0, y = 0] = at as number[];
      await mouse(display).click({ x: Math.round(x), y: Math.round(y) });
      return false;
    },
    until: Boolean,
  });
}

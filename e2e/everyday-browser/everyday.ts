import { join } from 'node:path';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { screenshot } from '../desktop/display';
import type { Person } from '../../simulator/sites/people';
import type { EverydayBrowser } from '../extension/everyday-browser';
import { startEverydayChromium, type EverydayChromium } from '../extension/everyday-chromium';
import { startEverydayFirefox, type EverydayFirefox } from '../extension/everyday-firefox';
import { EXTENSION_FOLDER } from '../extension/lab';
import { answerDialogs } from '../hooks/fixtures';
import { expect, test as signInTest, type SignIn } from '../login/sign-in';
import type { Site } from './sites';

export { expect };

export const BROWSERS = ['Chromium', 'Firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

/** A real browser, with what only one of them has. */
export type AnyBrowser = EverydayBrowser & Partial<EverydayChromium> & Partial<EverydayFirefox>;

interface EverydayFixtures {
  everydayBrowser: BrowserName;
  /**
   * Starts a real browser with the extension, in the home folder of the program; it opens on nothing. One
   * that is started again has its profile still.
   */
  startBrowser: (name: BrowserName, options?: { extensionFolder?: string }) => Promise<AnyBrowser>;
  /** The one of `everydayBrowser`. */
  everyday: AnyBrowser;
  /** What its user has chosen in its settings. */
  everydayChoices: Readonly<Record<string, unknown>>;
  /** What an administrator has laid down; of Chromium alone. */
  everydayPolicies: object | undefined;
  /** Pictures of the whole screen, and of the window by itself, in `out/e2e/`. */
  picture: (name: string) => Promise<void>;
}

export const test = signInTest.extend<EverydayFixtures>({
  everydayBrowser: ['Chromium', { option: true }],

  everydayChoices: [{}, { option: true }],

  everydayPolicies: [undefined, { option: true }],

  startBrowser: async ({ everydayChoices, everydayPolicies, bus, display, userDataDir }, use) => {
    const started: EverydayBrowser[] = [];
    await use(async (name, options = {}) => {
      const start = name === 'Chromium' ? startEverydayChromium : startEverydayFirefox;
      const browser = await start({
        home: join(userDataDir, '..', 'home'),
        extensionFolder: join(EXTENSION_FOLDER, name.toLowerCase()),
        display: display.display,
        busAddress: bus.address,
        choices: everydayChoices,
        policies: everydayPolicies,
        ...options,
      });
      started.push(browser);
      return browser;
    });
    for (const browser of started.reverse()) await browser.close();
  },

  everyday: async ({ everydayBrowser, startBrowser }, use) => {
    await use(await startBrowser(everydayBrowser));
  },

  picture: async ({ display, signIn }, use, info) => {
    await use(async (name) => {
      await screenshot(display.display, info.outputPath(`${name}.png`));
      const page = await signIn.page();
      await page.screenshot({ path: info.outputPath(`${name}-window.png`) });
    });
  },
});

/** Chooses the everyday browser at the cookies step that is shown, and lets the browsers reach the program. */
export async function setUpEverydayBrowser(signIn: SignIn): Promise<void> {
  await answerDialogs(signIn.program, 1);
  await signIn.press(EVERYDAY_TEXT.use);
  await signIn.expectHeading(EVERYDAY_TEXT.heading);
  await signIn.press(EVERYDAY_TEXT.setUp);
  await expect((await signIn.page()).getByText('Waiting for your browser…')).toBeVisible();
}

/** "Hand over to Bridgekeeper", as a person does it, with the browser's own question. */
export async function handOver(browser: EverydayBrowser): Promise<void> {
  await browser.pressExtension();
  await browser.popup.press('Hand over to Bridgekeeper');
  await browser.answerPermissions('allow');
}

/** Asserts that Beeper got exactly what the site gave out last (to this person), from the extension. */
export async function expectHandedOver(
  signIn: SignIn,
  { network }: Site,
  fields: readonly string[],
  person?: Person,
): Promise<void> {
  const got = await signIn.capturedSubmit();
  const { visitors } = await signIn.simulator.control.sites();
  const visitor = visitors[network]?.findLast((one) => (person ?? one.person) === one.person);
  const values = visitor?.values ?? {};
  expect(got.fields).toEqual(Object.fromEntries(fields.map((id) => [id, values[id]])));
  expect(got).toMatchObject({ accepted: true, source: 'browser_extension' });
}

/** The sites that the extension may read now; Firefox counts the extension's own address among them. */
export async function allowedSites(browser: EverydayBrowser): Promise<string[]> {
  const { origins } = await browser.permissions();
  return origins.filter((origin) => !origin.startsWith('moz-extension:'));
}

export async function expectPermissionsGivenBack(browser: EverydayBrowser): Promise<void> {
  await expect.poll(() => allowedSites(browser)).toEqual([]);
}

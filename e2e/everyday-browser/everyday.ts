import { join } from 'node:path';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { screenshot } from '../desktop/display';
import type { Person } from '../../simulator/sites/people';
import type { EverydayBrowser } from '../extension/everyday-browser';
import { startEverydayChromium, type EverydayChromium } from '../extension/everyday-chromium';
import { startEverydayFirefox } from '../extension/everyday-firefox';
import { EXTENSION_FOLDER } from '../extension/lab';
import { answerDialogs } from '../hooks/fixtures';
import { expect, test as signInTest, type SignIn } from '../login/sign-in';
import type { Site } from './sites';

export { expect };

export const BROWSERS = ['Chromium', 'Firefox'] as const;

/** A real browser, with what only one of them has. */
type AnyBrowser = EverydayBrowser & Partial<EverydayChromium>;

interface EverydayFixtures {
  everydayBrowser: (typeof BROWSERS)[number];
  /** A real browser with the extension, in the home folder of the program; it opens on nothing. */
  everyday: AnyBrowser;
  /** What its user has chosen in its settings. */
  everydayChoices: Readonly<Record<string, unknown>>;
  /** What an administrator has laid down; of Chromium alone. */
  everydayPolicies: object | undefined;
  /** A picture of the whole screen, in `out/e2e/`. */
  picture: (name: string) => Promise<void>;
}

export const test = signInTest.extend<EverydayFixtures>({
  everydayBrowser: ['Chromium', { option: true }],

  everydayChoices: [{}, { option: true }],

  everydayPolicies: [undefined, { option: true }],

  picture: async ({ display }, use, testInfo) => {
    await use((name) => screenshot(display.display, testInfo.outputPath(`${name}.png`)));
  },

  everyday: async (
    { everydayBrowser, everydayChoices, everydayPolicies, bus, display, userDataDir },
    use,
  ) => {
    const isChromium = everydayBrowser === 'Chromium';
    const start = isChromium ? startEverydayChromium : startEverydayFirefox;
    const browser = await start({
      home: join(userDataDir, '..', 'home'),
      extensionFolder: join(EXTENSION_FOLDER, isChromium ? 'chromium' : 'firefox'),
      display: display.display,
      busAddress: bus.address,
      choices: everydayChoices,
      policies: everydayPolicies,
    });
    await use(browser);
    await browser.close();
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

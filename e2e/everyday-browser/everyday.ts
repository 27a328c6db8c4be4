import { join } from 'node:path';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { PASSWORD, USERS } from '../../simulator/sites/people';
import { eventually } from '../desktop/wait';
import type { EverydayChromium } from '../extension/everyday-chromium';
import { startEverydayChromium } from '../extension/everyday-chromium';
import { answerDialogs } from '../hooks/fixtures';
import { expect, test as signInTest, type SignIn } from '../login/sign-in';

export { expect };

/** Built by `npm run extension`. */
const EXTENSION_FOLDER = join(import.meta.dirname, '../../out/extension');

interface EverydayFixtures {
  /** A real Chromium with the extension, in the home folder of the program; it opens on nothing. */
  chromium: EverydayChromium;
}

export const test = signInTest.extend<EverydayFixtures>({
  chromium: async ({ bus, display, userDataDir }, use) => {
    const browser = await startEverydayChromium({
      home: join(userDataDir, '..', 'home'),
      extensionFolder: join(EXTENSION_FOLDER, 'chromium'),
      display: display.display,
      busAddress: bus.address,
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
export async function handOver(chromium: EverydayChromium): Promise<void> {
  await chromium.pressExtension();
  await chromium.popup.press('Hand over to Bridgekeeper');
  await chromium.answerPermissions('allow');
}

/** Fills the form that the page shows, and sends it; waits until the page is at an address that begins so. */
export async function submitForm(
  chromium: EverydayChromium,
  at: string,
  fields: Readonly<Record<string, string>>,
  next: string,
): Promise<void> {
  const fill = Object.entries(fields)
    .map(
      ([name, value]) => `form.elements[${JSON.stringify(name)}].value = ${JSON.stringify(value)};`,
    )
    .join('');
  await chromium.evaluateInPage(
    at,
    `(() => { const form = document.forms[0]; ${fill} form.requestSubmit(); })()`,
  );
  await arrive(chromium, next);
}

/** Waits until a page is at an address that begins so. */
export async function arrive(chromium: EverydayChromium, address: string): Promise<void> {
  await eventually({
    what: `Chromium to be at ${address}`,
    read: () => chromium.evaluateInPage(address, 'location.href'),
    until: (href) => String(href).startsWith(address),
  });
}

export const ALICE = { user: USERS.alice, password: PASSWORD };

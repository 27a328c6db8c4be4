import type { SignIn } from '../login/sign-in';
import {
  allowedSites,
  expect,
  expectHandedOver,
  expectPermissionsGivenBack,
  handOver,
  setUpEverydayBrowser,
  type AnyBrowser,
  type BrowserName,
} from './everyday';
import { SITES } from './sites';

export const INSTAGRAM = SITES.Instagram;
export const FIELDS = ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'];

/** Begins a sign-in to Instagram, and waits for the everyday browser; returns the sites. */
export async function begin(signIn: SignIn): Promise<Readonly<Record<string, string>>> {
  const { origins } = await signIn.simulator.control.sites();
  await signIn.add('Instagram');
  await setUpEverydayBrowser(signIn);
  return origins;
}

/** Hands over before its user has signed in, so that Bridgekeeper waits for the rest. */
export async function handOverTooEarly(
  signIn: SignIn,
  browser: AnyBrowser,
  name: BrowserName,
): Promise<void> {
  const { origins } = await signIn.simulator.control.sites();
  await browser.openPage(INSTAGRAM.start(origins));
  await handOver(browser);
  await expectInWindow(signIn, new RegExp(`^${name} does not have everything yet`));
  expect(await allowedSites(browser)).not.toEqual([]);
}

/** Signs in in the browser, hands over after all, and is signed in. */
export async function signInAndHandOver(
  signIn: SignIn,
  browser: AnyBrowser,
  origins: Readonly<Record<string, string>>,
): Promise<void> {
  await INSTAGRAM.enter(browser, origins);
  await handOver(browser);
  await expectHandedOver(signIn, INSTAGRAM, FIELDS);
  await signIn.expectDone();
  await expectPermissionsGivenBack(browser);
}

export async function expectInWindow(signIn: SignIn, text: string | RegExp): Promise<void> {
  await expect((await signIn.page()).getByText(text)).toBeVisible();
}

/** Asserts that each of these stands in the extension's page, which is opened where it is not. */
export async function expectInExtension(
  browser: AnyBrowser,
  ...texts: readonly string[]
): Promise<void> {
  await browser.pressExtension();
  for (const text of texts) await browser.popup.waitForText(text);
}

/** What the extension says of a browser that may hand over. */
export const ready = (...names: readonly BrowserName[]) =>
  `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} ready. Choose “Hand over to Bridgekeeper” there.`;

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { PAGE_TEXT } from '../../shared/strings/extension';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { eventually } from '../desktop/wait';
import type { SignIn } from '../login/sign-in';
import {
  BROWSERS,
  expect,
  expectHandedOver,
  expectPermissionsGivenBack,
  handOver,
  test,
  type AnyBrowser,
} from './everyday';
import {
  begin,
  expectInExtension,
  expectInWindow,
  FIELDS,
  handOverTooEarly,
  INSTAGRAM,
  ready,
  signInAndHandOver,
} from './mishaps';

/** Records what the window says by itself from now on. */
async function recordSayings(signIn: SignIn): Promise<() => Promise<string[]>> {
  const page = await signIn.page();
  type WithSayings = typeof globalThis & { sayings: string[] };
  await page.evaluate(() => {
    const sayings: string[] = [];
    (globalThis as WithSayings).sayings = sayings;
    const note = () => {
      for (const region of document.querySelectorAll('[role=status]')) {
        sayings.push(region.textContent);
      }
    };
    const everything = { childList: true, characterData: true, subtree: true };
    new MutationObserver(note).observe(document.body, everything);
  });
  return () => page.evaluate(() => (globalThis as WithSayings).sayings);
}

for (const [winner, other] of [BROWSERS, ['Firefox', 'Chromium']] as const) {
  test(`two browsers at one step: ${winner} hands over, and ${other} is told`, async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const [first, late] = [await startBrowser(winner), await startBrowser(other)];
    const origins = await begin(signIn);
    await first.openPage(INSTAGRAM.start(origins));
    await late.openPage(INSTAGRAM.start(origins));
    await expectInWindow(signIn, ready(winner, other));
    await handOverTooEarly(signIn, late, other);
    await INSTAGRAM.enter(first, origins);
    const sayings = await recordSayings(signIn);
    // Slow enough to be seen.
    const slowly = { kind: 'latency', delayMs: 1_000 } as const;
    signIn.simulator.control.addFault({ ...slowly, method: 'POST', pattern: '/steps/' });
    await handOver(first);
    await expectHandedOver(signIn, INSTAGRAM, FIELDS);
    expect(await sayings()).toContain(`${winner} handed it over. Giving it to Beeper…`);
    await expectInExtension(late, PAGE_TEXT.over, EVERYDAY_HOST_TEXT.elsewhere(winner));
    await picture('other');
    await expectPermissionsGivenBack(late);
    await signIn.expectDone();
    await expectPermissionsGivenBack(first);
    expect(signIn.record().submits).toHaveLength(1);
  });
}

for (const name of BROWSERS) {
  test(`${name} is closed in the middle, and opened again`, async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser(name);
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, name);
    await browser.quit();
    await expectInWindow(signIn, new RegExp(`^${name} was closed`));
    await picture('closed');
    expect(signIn.record().submits).toEqual([]);
    const again = await startBrowser(name);
    await expectPermissionsGivenBack(again);
    await again.openPage(INSTAGRAM.start(origins));
    await expectInWindow(signIn, ready(name));
    await signInAndHandOver(signIn, again, origins);
  });

  test(`${name} crashes in the middle: what was allowed is given back at its next start`, async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser(name);
    await begin(signIn);
    await handOverTooEarly(signIn, browser, name);
    await waitUntilKept(browser);
    await browser.kill();
    await expectInWindow(signIn, new RegExp(`^${name} was closed`));
    // Its user has had enough of it.
    await signIn.press(EVERYDAY_TEXT.back);
    await signIn.logInOn(await signIn.site('www.instagram.localhost'));
    await (await signIn.site('/onetap/')).getByRole('button').first().click();
    await signIn.expectDone();
    const again = await startBrowser(name);
    // Firefox forgets it by itself, as the extension is loaded there for a session alone.
    await expectPermissionsGivenBack(again);
    await expectInExtension(again, PAGE_TEXT.nothing, PAGE_TEXT.nothingText);
    await picture('started-again');
  });
}

/** Browsers write what their user has allowed to the profile a while later. */
async function waitUntilKept({ profileFolder }: AnyBrowser): Promise<void> {
  const files = ['Default/Preferences', 'Default/Secure Preferences', 'extension-preferences.json'];
  const read = (file: string) => readFile(join(profileFolder, file), 'utf8').catch(() => '');
  await eventually({
    what: 'the browser to keep what was allowed',
    read: async () => (await Promise.all(files.map(read))).join('\n'),
    until: (text) => text.includes('*.instagram.localhost/*'),
    show: (text) => text.slice(-2_000),
    timeoutMs: 40_000,
  });
}

test('Firefox keeps no cookies: what is missing is named, until its user allows them', async ({
  signIn,
  startBrowser,
  picture,
}) => {
  const browser = await startBrowser('Firefox');
  await browser.allowCookies?.(false);
  const origins = await begin(signIn);
  await handOverTooEarly(signIn, browser, 'Firefox');
  await expectInWindow(signIn, /: 0 of 5 found\./);
  await expectInExtension(browser, PAGE_TEXT.missing, PAGE_TEXT.stillMissing, ...FIELDS);
  await picture('no-cookies');
  expect(signIn.record().submits).toEqual([]);
  await browser.allowCookies?.(true);
  await browser.evaluateInPage(INSTAGRAM.start(origins), 'void location.reload()');
  await expectInWindow(signIn, /: 3 of 5 found\./);
  await INSTAGRAM.enter(browser, origins);
  await expectHandedOver(signIn, INSTAGRAM, FIELDS);
  await signIn.expectDone();
  await expectPermissionsGivenBack(browser);
});

import { PAGE_TEXT } from '../../shared/strings/extension';
import { BROWSERS, expect, expectPermissionsGivenBack, test } from './everyday';
import {
  begin,
  expectInExtension,
  expectInWindow,
  handOverTooEarly,
  INSTAGRAM,
  signInAndHandOver,
} from './mishaps';

for (const name of BROWSERS) {
  test(`the page in ${name} is closed in the middle, and opened again`, async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser(name);
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, name);
    await browser.popup.close();
    await browser.closePage();
    await expectInWindow(signIn, new RegExp(`^The page in ${name} was closed`));
    await picture('page-closed');
    await expectPermissionsGivenBack(browser);
    expect(signIn.record().submits).toEqual([]);
    await browser.openPage(INSTAGRAM.start(origins));
    await signInAndHandOver(signIn, browser, origins);
  });

  test(`its user stops it in ${name}, and hands over later after all`, async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser(name);
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, name);
    await expectInExtension(browser, PAGE_TEXT.missing, PAGE_TEXT.stop);
    await picture('before');
    await browser.popup.press(PAGE_TEXT.stop);
    await expectInExtension(browser, PAGE_TEXT.whatGoes, PAGE_TEXT.handOver);
    await expectInWindow(signIn, new RegExp(`^You stopped it in ${name}`));
    await picture('stopped');
    await expectPermissionsGivenBack(browser);
    await signInAndHandOver(signIn, browser, origins);
  });
}

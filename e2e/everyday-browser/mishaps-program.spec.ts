import { SESSION_MS } from '../../electron/login/login-process-state';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { PAGE_TEXT } from '../../shared/strings/extension';
import { endedBecause, EVERYDAY_TEXT, HAND_OVER_TEXT } from '../../shared/strings/hand-over';
import { END_TEXT, LOGIN_TEXT } from '../../shared/strings/login';
import { failureOf } from '../../shared/strings/login-failures';
import { screenshot } from '../desktop/display';
import { createSignIn, type SignIn } from '../login/sign-in';
import {
  allowedSites,
  expect,
  expectHandedOver,
  expectPermissionsGivenBack,
  handOver,
  test,
  type AnyBrowser,
  type BrowserName,
} from './everyday';
import {
  begin,
  expectInExtension,
  expectInWindow,
  FIELDS,
  handOverTooEarly,
  INSTAGRAM,
  ready,
} from './mishaps';

/** Begins once more after an end, and hands over what is there. */
async function signInAfterAll(signIn: SignIn, browser: AnyBrowser, name: BrowserName) {
  const { origins } = await signIn.simulator.control.sites();
  await signIn.press(EVERYDAY_TEXT.use);
  await signIn.expectHeading(EVERYDAY_TEXT.heading);
  await browser.openPage(`${origins['www.instagram']}/?again`);
  await expectInWindow(signIn, ready(name));
  await handOver(browser);
  await expectHandedOver(signIn, INSTAGRAM, FIELDS);
  await signIn.expectDone();
  await expectPermissionsGivenBack(browser);
}

test.describe('the sign-in ends while the browser waits', () => {
  test('its time is over', async ({ signIn, startBrowser, picture }) => {
    const browser = await startBrowser('Chromium');
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, 'Chromium');
    await browser.pressExtension();
    await signIn.program.advance(SESSION_MS);
    await signIn.expectHeading(END_TEXT.failed);
    const { happened = '' } = failureOf('expired') ?? {};
    await expectInWindow(signIn, new RegExp(happened));
    await expectInExtension(browser, PAGE_TEXT.over, endedBecause(happened), PAGE_TEXT.nothingKept);
    await picture('expired');
    await expectPermissionsGivenBack(browser);
    expect(signIn.record().submits).toEqual([]);
    await signIn.press(END_TEXT.startAgain);
    await INSTAGRAM.enter(browser, origins);
    await signInAfterAll(signIn, browser, 'Chromium');
  });

  test('Beeper knows it no longer when it is handed over', async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser('Firefox');
    const origins = await begin(signIn);
    await browser.openPage(INSTAGRAM.start(origins));
    await INSTAGRAM.enter(browser, origins);
    signIn.simulator.control.ageLogin(SESSION_MS);
    await handOver(browser);
    await signIn.expectHeading(END_TEXT.failed);
    await expectInExtension(browser, PAGE_TEXT.over, endedBecause(''), PAGE_TEXT.nothingKept);
    await picture('unknown');
    await expectPermissionsGivenBack(browser);
    await signIn.press(END_TEXT.startAgain);
    await signInAfterAll(signIn, browser, 'Firefox');
  });

  test('its user says no in the browser, then ends it in the window', async ({
    signIn,
    startBrowser,
    picture,
  }) => {
    const browser = await startBrowser('Firefox');
    const origins = await begin(signIn);
    await browser.openPage(INSTAGRAM.start(origins));
    await expectInExtension(browser, PAGE_TEXT.handOver);
    await browser.popup.press(PAGE_TEXT.handOver);
    await browser.answerPermissions('deny');
    await expectInExtension(browser, PAGE_TEXT.whatGoes, PAGE_TEXT.handOver);
    await expectInWindow(signIn, ready('Firefox'));
    expect(await allowedSites(browser)).toEqual([]);
    await handOverTooEarly(signIn, browser, 'Firefox');
    await browser.pressExtension();
    await signIn.press(LOGIN_TEXT.cancel);
    await signIn.press(LOGIN_TEXT.confirmYes);
    await signIn.waitForStatus('cancelled');
    await expectInExtension(browser, PAGE_TEXT.over, HAND_OVER_TEXT.ended, PAGE_TEXT.nothingKept);
    await picture('cancelled');
    await expectPermissionsGivenBack(browser);
    expect(signIn.record().submits).toEqual([]);
  });
});

test.describe('the program ends while the browser waits', () => {
  test('it is closed, and started again', async ({
    signIn,
    startBrowser,
    startProgram,
    display: { display },
  }, info) => {
    const browser = await startBrowser('Chromium');
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, 'Chromium');
    await browser.pressExtension();
    await signIn.program.quit();
    await expectInExtension(
      browser,
      PAGE_TEXT.over,
      EVERYDAY_HOST_TEXT.programEnded,
      PAGE_TEXT.nothingKept,
    );
    await screenshot(display, info.outputPath('closed.png'));
    await expectPermissionsGivenBack(browser);
    const again = createSignIn(await startProgram({ args: [] }), signIn.simulator);
    await again.add('Instagram');
    await INSTAGRAM.enter(browser, origins);
    await signInAfterAll(again, browser, 'Chromium');
  });

  test('it crashes, and is started again', async ({
    signIn,
    startBrowser,
    startProgram,
    display: { display },
  }, info) => {
    const browser = await startBrowser('Firefox');
    const origins = await begin(signIn);
    await handOverTooEarly(signIn, browser, 'Firefox');
    await browser.pressExtension();
    process.kill(signIn.program.pid, 'SIGKILL');
    await signIn.program.waitForEnd();
    await expectInExtension(browser, PAGE_TEXT.closed, PAGE_TEXT.closedText, PAGE_TEXT.again);
    await screenshot(display, info.outputPath('crashed.png'));
    await expectPermissionsGivenBack(browser);
    const again = createSignIn(await startProgram({ args: [] }), signIn.simulator);
    await again.add('Instagram');
    await INSTAGRAM.enter(browser, origins);
    await signInAfterAll(again, browser, 'Firefox');
  });
});

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SESSION_MS } from '../../electron/login/login-process-state';
import { backgroundFile } from '../../extension/manifest';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { PAGE_TEXT } from '../../shared/strings/extension';
import { endedBecause, EVERYDAY_TEXT, HAND_OVER_TEXT } from '../../shared/strings/hand-over';
import { END_TEXT, LOGIN_TEXT } from '../../shared/strings/login';
import { failureOf } from '../../shared/strings/login-failures';
import { screenshot } from '../desktop/display';
import { EXTENSION_FOLDER } from '../extension/lab';
import { answerDialogs } from '../hooks/fixtures';
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

interface Extension {
  /** Of the extension, as its manifest has it. */
  version: string;
  protocol: number;
}

/** Has the built extension in a folder, or one of another version in its place. */
async function putExtension(name: BrowserName, folder: string, other?: Extension): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(EXTENSION_FOLDER, name.toLowerCase()), folder, { recursive: true });
  if (other === undefined) return;
  const manifestFile = join(folder, 'manifest.json');
  const manifest = await readFile(manifestFile, 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  await writeFile(manifestFile, manifest.replaceAll(version, other.version));
  const built = await readFile(join(folder, backgroundFile(version)), 'utf8');
  const hello = /(type:[`"']hello[`"'],protocol:)\d+/g;
  expect(built.match(hello)).toHaveLength(1);
  const script = built.replace(hello, `$1${other.protocol}`);
  await rm(join(folder, backgroundFile(version)));
  await writeFile(join(folder, backgroundFile(other.version)), script);
}

test.describe('extension and program are of different versions', () => {
  test('an older extension is updated in its folder, and taken at the browser’s next start', async ({
    signIn,
    startBrowser,
    userDataDir,
    picture,
  }) => {
    const extensionFolder = join(userDataDir, '..', 'extension');
    await putExtension('Chromium', extensionFolder, { version: '0.0.1', protocol: 0 });
    const browser = await startBrowser('Chromium', { extensionFolder });
    const origins = await begin(signIn);
    await browser.openPage(INSTAGRAM.start(origins));
    await expectInExtension(browser, PAGE_TEXT.refused, EVERYDAY_HOST_TEXT.extensionTooOld);
    await expectInWindow(signIn, /^The extension in Chromium is older than Bridgekeeper/);
    await picture('older');
    await browser.quit();
    await putExtension('Chromium', extensionFolder);
    const updated = await startBrowser('Chromium', { extensionFolder });
    await updated.openPage(INSTAGRAM.start(origins));
    await expectInWindow(signIn, ready('Chromium'));
    await INSTAGRAM.enter(updated, origins);
    await handOver(updated);
    await signIn.expectDone();
  });

  test('of a newer one the sign-in is pasted', async ({
    signIn,
    startBrowser,
    userDataDir,
    picture,
  }) => {
    const extensionFolder = join(userDataDir, '..', 'extension');
    await putExtension('Firefox', extensionFolder, { version: '9.0.0', protocol: 1_000 });
    const browser = await startBrowser('Firefox', { extensionFolder });
    const origins = await begin(signIn);
    await browser.openPage(INSTAGRAM.start(origins));
    await INSTAGRAM.enter(browser, origins);
    await expectInExtension(browser, PAGE_TEXT.refused, EVERYDAY_HOST_TEXT.programTooOld);
    await expectInWindow(signIn, /^The extension in Firefox is newer than Bridgekeeper/);
    await picture('newer');
    await signIn.press(EVERYDAY_TEXT.paste);
    const { visitors } = await signIn.simulator.control.sites();
    const values = Object.entries(visitors['instagram']?.at(-1)?.values ?? {});
    const cookies = values.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const page = await signIn.page();
    await page.getByLabel('Paste it here').fill(cookies.join('; '));
    await signIn.press('Use it');
    await signIn.press('Hand it to Beeper');
    expect(await signIn.capturedSubmit()).toMatchObject({ accepted: true, source: 'api' });
    await signIn.expectDone();
  });
});

test('a file stands where a browser’s folder belongs: that is said, and it goes on once it is gone', async ({
  signIn,
  startBrowser,
  userDataDir,
  picture,
}) => {
  const folder = join(userDataDir, '..', 'home', '.config', 'chromium', 'NativeMessagingHosts');
  const browser = await startBrowser('Chromium');
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, '');
  const { origins } = await signIn.simulator.control.sites();
  await signIn.add('Instagram');
  await answerDialogs(signIn.program, 1);
  await signIn.press(EVERYDAY_TEXT.use);
  await signIn.expectHeading(EVERYDAY_TEXT.heading);
  await signIn.press(EVERYDAY_TEXT.setUp);
  await expectInWindow(
    signIn,
    /^No browser was set up\. Chromium’s folder .* a file stands in its place/,
  );
  await picture('not-written');
  await browser.openPage(INSTAGRAM.start(origins));
  await expectInExtension(browser, PAGE_TEXT.noHost, PAGE_TEXT.noHostText);
  await picture('no-host');
  await rm(folder);
  await signIn.press(EVERYDAY_TEXT.setUp);
  await expectInWindow(signIn, 'Waiting for your browser…');
  await browser.popup.press(PAGE_TEXT.again);
  await expectInWindow(signIn, ready('Chromium'));
  await INSTAGRAM.enter(browser, origins);
  await handOver(browser);
  await expectHandedOver(signIn, INSTAGRAM, FIELDS);
  await signIn.expectDone();
});

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backgroundFile } from '../../extension/manifest';
import { EVERYDAY_HOST_TEXT } from '../../shared/strings/everyday-browser';
import { PAGE_TEXT } from '../../shared/strings/extension';
import { EVERYDAY_TEXT } from '../../shared/strings/hand-over';
import { EXTENSION_FOLDER } from '../extension/lab';
import { answerDialogs } from '../hooks/fixtures';
import { expect, expectHandedOver, handOver, test, type BrowserName } from './everyday';
import { begin, expectInExtension, expectInWindow, FIELDS, INSTAGRAM, ready } from './mishaps';

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

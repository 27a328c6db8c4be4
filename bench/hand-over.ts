// How long it takes from the click in a real everyday browser until Beeper is sent the sign-in: Debian's
// Chromium, which is signed in already and asks about the site no more. The first argument is the number
// of rounds. Before: npm run everyday, which installs the browser and builds the extension.
import { join } from 'node:path';
import { EXTENSION_FOLDER } from '../e2e/extension/lab';
import { startEverydayChromium, type EverydayChromium } from '../e2e/extension/everyday-chromium';
import { SITES } from '../e2e/everyday-browser/sites';
import { eventually } from '../e2e/desktop/wait';
import { EXTENSION_IDENTITY } from '../shared/browser-extension/identity';
import { PAGE_TEXT } from '../shared/strings/extension';
import { startSimulator } from '../simulator/simulator';
import { onDesktop } from './desktop';
import { openWindowAPI } from './window-api';
import { watchTraffic } from './traffic';
import { report } from './verdicts';

const ROUNDS = 15;
/** Of the first one Chromium asks its user. */
const WARM_UPS = 2;
const PAGE = `chrome-extension://${EXTENSION_IDENTITY.chromiumID}/page.html`;
const SUBMIT = /^POST \/v1\/bridges\/instagramgo\/.*\/steps\//;

const rounds = Number(process.argv[2] ?? ROUNDS);

await onDesktop(async ({ folder, display, busAddress, keep, launch }) => {
  const traffic = watchTraffic();
  const simulator = keep(await startSimulator({ seed: 'sign-in' }));
  const env = { BEEPER_BASE_URL: simulator.url, BEEPER_ACCESS_TOKEN: simulator.token };
  const { app } = await launch('program', { env });
  const chromium = await startEverydayChromium({
    home: join(folder, 'program-home'),
    extensionFolder: join(EXTENSION_FOLDER, 'chromium'),
    display,
    busAddress,
  });
  keep({ stop: () => chromium.close() });
  const window = await openWindowAPI(app);
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await window.ask('everydayBrowsers.setUp');

  const measure = async (isAsked: boolean): Promise<number> => {
    await window.ask('login.start', { bridgeID: 'instagramgo' });
    await window.reach('cookies');
    await window.ask('login.useEverydayBrowser', { isOn: true });
    traffic.clear();
    const clickedAt = await pressHandOver(chromium, isAsked);
    const arrivedAt = performance.timeOrigin + (await traffic.asked(SUBMIT));
    await window.reach('complete');
    await window.ask('login.close');
    await window.reach(null);
    return arrivedAt - clickedAt;
  };

  const times: number[] = [];
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    if (round === -WARM_UPS) {
      const { origins } = await siteAfterStart();
      await chromium.openPage(SITES.Instagram.start(origins));
      await SITES.Instagram.enter(chromium, origins);
    }
    const took = await measure(round === -WARM_UPS);
    if (round >= 0) times.push(took);
  }
  await report([
    {
      name: 'click in the everyday browser → POST',
      unit: 'ms',
      ours: times,
      reach: { atMost: 300 },
    },
  ]);

  /** The sites listen once a login needs them. */
  async function siteAfterStart() {
    await simulator.control.sites();
    return simulator.control.sites();
  }
});

/** Presses the button with the mouse; returns when the page got the click, in ms since the epoch. */
async function pressHandOver(chromium: EverydayChromium, isAsked: boolean): Promise<number> {
  await eventually({
    what: 'the last page of the extension to be gone',
    async read() {
      if (await chromium.popup.isOpen()) await chromium.evaluateInPage(PAGE, 'window.close()');
      return chromium.popup.isOpen();
    },
    until: (isOpen) => !isOpen,
  });
  await chromium.pressExtension();
  await chromium.popup.waitForText(PAGE_TEXT.handOver);
  await chromium.evaluateInPage(
    PAGE,
    `addEventListener('click', () => document.title = String(performance.timeOrigin + performance.now()), true)`,
  );
  await chromium.popup.press(PAGE_TEXT.handOver);
  if (isAsked) {
    await chromium.answerPermissions('allow');
    return Date.now();
  }
  const clickedAt = Number(await chromium.evaluateInPage(PAGE, 'document.title'));
  return clickedAt;
}

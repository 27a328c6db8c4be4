import { dirname } from 'node:path';
import { HEADER_START } from '../../electron/everyday-browser/host/native-host-script';
import { DONE_TEXT } from '../../shared/strings/extension';
import { PLANTED } from '../../simulator/sites/secret';
import type { EverydayBrowser } from '../extension/everyday-browser';
import { sessionWithoutCookies } from '../extension/firefox-session';
import { filesWith } from '../extension/search-folder';
import { formsOf } from '../secret-forms';
import type { SignIn } from '../login/sign-in';
import { BROWSERS, expect, handOver, setUpEverydayBrowser, test } from './everyday';
import { processesWith } from './every-process';
import { SITES, submitForm, type Site } from './sites';

type Row = Pick<Site, 'start' | 'enter' | 'network'> & {
  bridge: string;
  flow?: string;
  hasScript?: boolean;
};

const ROWS: readonly Row[] = [
  { bridge: 'Instagram', ...SITES.Instagram },
  { bridge: 'Slack', flow: 'Browser', hasScript: true, ...SITES.Slack },
  {
    bridge: 'Lab',
    flow: 'A cookie of the site’s own partition',
    network: 'lab',
    start: ({ lab }) => `${lab}/own-partition/1/`,
    enter: (browser, { lab = '' }) =>
      submitForm(browser, `${lab}/own-partition/1/`, {}, `${lab}/own-partition/1/welcome`),
  },
];

/** Where the browser itself keeps what the site has given it: its cookies, and its local storage. */
const OWN_PLACES = {
  Chromium: /^home\/\.config\/chromium\/Default\/(Cookies|Local Storage\/leveldb\/)/,
  // A cookie of the session is among the tabs that are there again after a start.
  Firefox:
    /^home\/\.mozilla\/firefox\/everyday\/(cookies\.sqlite|storage\/default\/http[^/]*\/ls\/|sessionstore)/,
} as const;

/** Half of each value's random part: a browser that compresses may have a copy of the rest. */
function searched(values: Readonly<Record<string, string>>): string[] {
  const random = Object.values(values).flatMap(
    (value) => new RegExp(`${PLANTED}([0-9a-f]{24})`).exec(value)?.[1] ?? [],
  );
  return random.flatMap((digits) => [
    ...formsOf(digits),
    digits.slice(0, digits.length / 2),
    digits.slice(digits.length / 2),
  ]);
}

async function valuesOf({ simulator }: SignIn, { network }: Row) {
  const { visitors } = await simulator.control.sites();
  return visitors[network]?.at(-1)?.values ?? {};
}

/** What the extension keeps, read by its own page. */
const stored = (browser: EverydayBrowser) =>
  browser.popup.run<object>(
    `Promise.all(['session', 'local', 'sync'].map((area) => chrome.storage[area].get()))`,
  );

for (const name of BROWSERS) {
  test.describe(name, () => {
    test.use({ everydayBrowser: name });

    for (const row of ROWS) {
      test(`${row.bridge}: what was handed over lies nowhere but where the site has put it`, async ({
        everyday,
        signIn,
        userDataDir,
        notifications,
      }) => {
        const folder = dirname(userDataDir);
        const { program, simulator } = signIn;
        const { origins } = await simulator.control.sites();
        if (row.hasScript) await everyday.allowUserScripts?.();
        await signIn.add(row.bridge, row.flow);
        await setUpEverydayBrowser(signIn);
        await everyday.openPage(row.start(origins));
        await handOver(everyday);
        const missing = new RegExp(`^${name} does not `);
        await expect((await signIn.page()).getByText(missing)).toBeVisible();
        const processes = processesWith(folder).join('\n');
        const heapBefore = (await everyday.backgroundHeap?.()) ?? '';
        if (row.hasScript && name === 'Firefox') {
          await everyday.pressExtension();
          await everyday.popup.press('Allow the script');
          await everyday.answerPermissions('allow');
        }
        await row.enter(everyday, origins);
        await signIn.capturedSubmit();
        await signIn.expectDone();

        const texts = searched(await valuesOf(signIn, row));
        const found = (text: string) => texts.filter((each) => text.includes(each));
        const elsewhere = async () =>
          (await filesWith(folder, texts)).filter((file) => !OWN_PLACES[name].test(file));
        await everyday.pressExtension();
        await everyday.popup.waitForText(DONE_TEXT);
        const places = {
          'the extension’s page': await everyday.popup.text(),
          'what the extension keeps': JSON.stringify(await stored(everyday)),
          'the memory of its background': (await everyday.backgroundHeap?.()) ?? '',
          'arguments and environments': processes,
          'the browser’s output': everyday.output(),
          'the program’s output': program.output(),
          'the program’s log': await program.log(),
          notifications: JSON.stringify(notifications.all()),
        };
        for (const [place, text] of Object.entries(places)) expect(found(text), place).toEqual([]);
        expect(await elsewhere(), 'files').toEqual([]);
        await everyday.quit();
        await program.quit();
        expect(await elsewhere(), 'files after the end').toEqual([]);

        if (name === 'Firefox') {
          const session = await sessionWithoutCookies(everyday.profileFolder);
          expect(found(session), 'Firefox’s tabs').toEqual([]);
          expect(session).toContain('localhost');
        }

        // The searches find what is there.
        expect(texts.length).toBeGreaterThan(0);
        expect(processes).toContain(HEADER_START);
        expect(places['what the extension keeps']).toContain('askedAt');
        expect(await filesWith(folder, texts), 'the site’s own files').not.toEqual([]);
        const isReadBefore = row.bridge === 'Instagram' && name === 'Chromium';
        expect(found(heapBefore).length > 0).toBe(isReadBefore);
      });
    }
  });
}

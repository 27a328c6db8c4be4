import { expect } from '@playwright/test';
import { PAGE_TEXT } from '../../shared/strings/extension';
import type { EverydayBrowser } from './everyday-browser';
import { test } from './lab';

/** All that the extension could read now, were it to try. */
const REACH = `(async () => {
  const named = async (domain) =>
    (await chrome.cookies.getAll({ domain, partitionKey: {} })).map(({ name }) => name).sort();
  const runIn = ({ id }) =>
    chrome.scripting.executeScript({ target: { tabId: id }, func: () => 1 }).then(() => 'runs', () => 'refused');
  const tabs = await chrome.tabs.query({});
  return {
    net: await named('net.localhost'),
    bank: await named('bank.localhost'),
    scripts: await Promise.all(tabs.map(runIn)),
  };
})()`;

const NOTHING = { net: [], bank: [], scripts: ['refused', 'refused', 'refused'] };
/** In the tab in front, where its button was pressed, a browser lets it run a script from then on. */
const PRESSED = { ...NOTHING, scripts: ['refused', 'refused', 'runs'] };
const ALLOWED = { ...PRESSED, net: ['other', 'part', 'sessionid'] };

async function given(browser: EverydayBrowser) {
  const { permissions, origins } = await browser.permissions();
  return {
    permissions: permissions.toSorted(),
    // Firefox counts the extension's own address.
    origins: origins.filter((origin) => !origin.startsWith('moz-extension:')).toSorted(),
  };
}

for (const name of ['Chromium', 'Firefox'] as const) {
  test(`${name}: it can read what its user allowed, from then until the end, and nothing else`, async ({
    lab,
  }) => {
    const { program, site } = lab;
    program.answerWith(site.step({ hosts: ['net.localhost', 'login.net.example'] }));
    const isChromium = name === 'Chromium';
    const start = isChromium ? lab.startChromium : lab.startFirefox;
    const browser = await start({ url: site.url.replace('net.', 'bank.') });
    await browser.openPage(site.url);
    const { popup } = browser;
    const reach = () => popup.run(REACH);
    const atFirst = await given(browser);
    expect(atFirst.origins).toEqual([]);
    if (isChromium) expect(await browser.evaluateInBackground(REACH)).toEqual(NOTHING);

    await browser.pressExtension();
    await popup.waitForText(PAGE_TEXT.handOver);
    expect(await reach()).toEqual(PRESSED);
    expect(await given(browser)).toEqual(atFirst);

    await popup.press(PAGE_TEXT.handOver);
    await browser.answerPermissions('deny');
    await browser.pressExtension();
    await popup.waitForText(PAGE_TEXT.handOver);
    expect(await reach()).toEqual(PRESSED);
    expect(await given(browser)).toEqual(atFirst);

    await popup.press(PAGE_TEXT.handOver);
    await browser.answerPermissions('allow');
    const conversation = await program.conversation();
    await conversation.offer();
    await browser.pressExtension();
    await popup.waitForText(PAGE_TEXT.reading);
    expect(await reach()).toEqual(ALLOWED);
    expect(await given(browser)).toEqual({
      ...atFirst,
      origins: ['*://*.login.net.example/*', '*://*.net.localhost/*'],
    });

    const standing = { type: 'standing', key: 'step-1', missing: [], sentence: null } as const;
    conversation.say({ ...standing, state: 'done' });
    await popup.waitForText(/Done/);
    await expect.poll(() => given(browser)).toEqual(atFirst);
    expect(await reach()).toEqual(PRESSED);
  });
}

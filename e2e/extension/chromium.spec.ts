import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import type { EverydayChromium } from './everyday-chromium';
import { test } from './lab';
import { filesWith } from './search-folder';
import { REQUESTS_AND_SCRIPT, SECRETS } from './sign-in-site';

const HAND_OVER = 'Hand over to Bridgekeeper';
const FROM_THE_START = 'activeTab,cookies,nativeMessaging,scripting,storage,webRequest';

async function permissionsAreGivenBack(browser: EverydayChromium): Promise<void> {
  await eventually({
    what: 'the permissions to be given back',
    read: browser.permissions,
    until: ({ permissions, origins }) =>
      origins.length === 0 && permissions.toSorted().join() === FROM_THE_START,
  });
}

test('hands over exactly what the step asks for, and keeps nothing', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step());
  const browser = await lab.startChromium();
  await browser.pressExtension();
  await browser.popup.waitForText('Net asks for a sign-in');
  await browser.popup.waitForText('The page here says: “Alice at Net”');
  await lab.picture('proposal');
  expect(await browser.popup.text()).not.toContain(SECRETS.session);
  await permissionsAreGivenBack(browser);

  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('allow');
  const conversation = await program.conversation();
  const { cookies, storage, ...rest } = await conversation.offer();
  expect(cookies.map(({ name, value, partition }) => ({ name, value, partition }))).toEqual([
    { name: 'sessionid', value: SECRETS.session, partition: null },
    { name: 'part', value: SECRETS.partitioned, partition: 'http://net.localhost' },
  ]);
  expect(storage).toEqual([
    { origin: new URL(site.url).origin, entries: [['token', SECRETS.storage]] },
  ]);
  expect(rest).toMatchObject({ requests: [], bodies: [], script: null, unreadable: [] });
  expect(await browser.permissions()).toMatchObject({ origins: ['*://*.net.localhost/*'] });

  const standing = { type: 'standing', key: 'step-1', missing: [], sentence: null } as const;
  conversation.say({ ...standing, state: 'sending' });
  await browser.popup.waitForText('Handed over');
  conversation.say({ ...standing, state: 'done' });
  await browser.popup.waitForText('Done: Net has what it needs');
  await lab.picture('done');
  await permissionsAreGivenBack(browser);
  expect(conversation.offers()).toHaveLength(1);
  await expect.poll(conversation.isOpen).toBe(false);

  await browser.quit();
  const kept = await filesWith(browser.profileFolder, Object.values(SECRETS));
  expect(kept).not.toEqual([]);
  expect(kept.filter((file) => !/^Default\/(Cookies|Local Storage\/)/.test(file))).toEqual([]);
});

test('reads requests, and what the script says where that is allowed', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step({ wanted: REQUESTS_AND_SCRIPT }));
  const browser = await lab.startChromium();
  await browser.allowUserScripts();
  await browser.pressExtension();
  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('allow');
  const conversation = await program.conversation();
  const offer = await conversation.offer(
    ({ requests, bodies, script }) =>
      requests.length > 0 && bodies.length > 0 && (script?.length ?? 0) > 0,
  );
  const url = new URL('/api', site.url).href;
  expect(offer).toMatchObject({
    cookies: [],
    storage: [],
    requests: [{ url, headers: [['x-net-auth', SECRETS.header]] }],
    bodies: [{ url, entries: [['user.csrf', SECRETS.body]] }],
    script: [['fromScript', SECRETS.script]],
    unreadable: [],
  });
  conversation.end();
  await browser.popup.waitForText('Bridgekeeper does not answer');
  await permissionsAreGivenBack(browser);
});

test('says that a script may not run, and how to allow it', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step({ wanted: REQUESTS_AND_SCRIPT }));
  const browser = await lab.startChromium();
  await browser.pressExtension();
  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('allow');
  const conversation = await program.conversation();
  await conversation.offer(({ unreadable }) => unreadable.includes('script'));
  conversation.say({
    type: 'standing',
    key: 'step-1',
    state: 'missing',
    missing: ['fromScript'],
    sentence: null,
  });
  await browser.popup.waitForText('Allow User Scripts');
  await lab.picture('script');
});

test('offers nothing when the user denies it', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step());
  const browser = await lab.startChromium();
  await browser.pressExtension();
  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('deny');
  await browser.pressExtension();
  await browser.popup.waitForText('Net asks for a sign-in');
  const conversation = await program.conversation();
  expect(conversation.heard.map(({ type }) => type)).toEqual(['hello']);
});

test('goes on as the user signs in, and until the last page', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step({ hasFinalPage: true }));
  const browser = await lab.startChromium();
  await browser.pressExtension();
  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('allow');
  const conversation = await program.conversation();
  await conversation.offer();
  await browser.evaluateInPage(site.url, 'document.cookie = "part=script-made; path=/"');
  await conversation.offer(({ cookies }) => cookies.some(({ value }) => value === 'script-made'));
  await browser.evaluateInPage(site.url, 'history.pushState(null, "", "/home")');
  await conversation.offer(({ pageURL }) => pageURL.endsWith('/home'));
  const standing = { type: 'standing', key: 'step-1', missing: [], sentence: null } as const;
  conversation.say({ ...standing, state: 'final-page' });
  await browser.popup.waitForText('Waiting for the last page');
  await browser.popup.press('I am signed in: hand over');
  await conversation.offer(({ isConfirmed }) => isConfirmed);
});

test('shows a dot for a page that the program opens, and nothing when nothing waits', async ({
  lab,
}) => {
  const { program, site } = lab;
  program.answerWith(site.step());
  const browser = await lab.startChromium();
  for (const page of ['sign-in', 'again']) {
    await browser.openPage(`${site.url}${page}`);
    await expect.poll(browser.badge).toBe('•');
    const conversation = await program.conversation();
    const standing = { type: 'standing', key: 'step-1', missing: [], sentence: null } as const;
    conversation.say({ ...standing, state: 'over' });
    await expect.poll(browser.badge).toBe('');
    expect(conversation.offers()).toEqual([]);
  }
});

test('hears from the program’s own native host that nothing waits', async ({ lab }) => {
  await lab.program.leave();
  const browser = await lab.startChromium();
  await browser.pressExtension();
  await browser.popup.waitForText('Nothing to do');
  await browser.popup.waitForText(
    'Bridgekeeper is not waiting for a sign-in, or it is not running.',
  );
});

test('gives back at the next start what a browser that was killed has left', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step());
  const first = await lab.startChromium();
  await first.pressExtension();
  await first.popup.press(HAND_OVER);
  await first.answerPermissions('allow');
  await (await program.conversation()).offer();
  await first.close();
  program.answerWith({ type: 'nothing', protocol: 1 });
  const second = await lab.startChromium();
  await second.pressExtension();
  await second.popup.waitForText('Nothing to do');
  await permissionsAreGivenBack(second);
});

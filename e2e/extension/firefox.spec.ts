import { expect } from '@playwright/test';
import { eventually } from '../desktop/wait';
import type { EverydayBrowser } from './everyday-browser';
import { test } from './lab';
import { filesWith } from './search-folder';
import { REQUESTS_AND_SCRIPT, SECRETS } from './sign-in-site';

const HAND_OVER = 'Hand over to Bridgekeeper';
const FROM_THE_START = 'activeTab,cookies,nativeMessaging,scripting,storage';

async function permissionsAreGivenBack(browser: EverydayBrowser): Promise<void> {
  await eventually({
    what: 'the permissions to be given back',
    read: browser.permissions,
    until: ({ permissions, origins }) =>
      origins.every((origin) => origin.startsWith('moz-extension:')) &&
      permissions.toSorted().join() === FROM_THE_START,
  });
}

test('hands over exactly what the step asks for, and keeps nothing', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step());
  const browser = await lab.startFirefox();
  await expect.poll(browser.badge).toBe('•');
  await browser.pressExtension();
  await browser.popup.waitForText('The page here says: “Alice at Net”');
  await lab.picture('proposal');
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
  conversation.say({ type: 'standing', key: 'step-1', state: 'done', missing: [], sentence: null });
  await permissionsAreGivenBack(browser);
  await expect.poll(conversation.isOpen).toBe(false);
  await browser.quit();
  const kept = await filesWith(browser.profileFolder, Object.values(SECRETS));
  expect(kept).not.toEqual([]);
  expect(
    kept.filter((file) => !/^(cookies\.sqlite|sessionstore|storage\/default\/http)/.test(file)),
  ).toEqual([]);
});

test('reads requests, and after a question of its own the script', async ({ lab }) => {
  const { program, site } = lab;
  program.answerWith(site.step({ wanted: REQUESTS_AND_SCRIPT }));
  const browser = await lab.startFirefox();
  await browser.pressExtension();
  await browser.popup.press(HAND_OVER);
  await browser.answerPermissions('allow');
  const conversation = await program.conversation();
  const url = new URL('/api', site.url).href;
  await conversation.offer(({ requests, bodies }) => requests.length > 0 && bodies.length > 0);
  const standing = { type: 'standing', key: 'step-1', sentence: null } as const;
  conversation.say({ ...standing, state: 'missing', missing: ['fromScript'] });
  await browser.pressExtension();
  await browser.popup.press('Allow the script');
  await browser.answerPermissions('allow');
  const offer = await conversation.offer(({ script }) => (script?.length ?? 0) > 0);
  expect(offer).toMatchObject({
    requests: [{ url, headers: [['x-net-auth', SECRETS.header]] }],
    bodies: [{ url, entries: [['user.csrf', SECRETS.body]] }],
    script: [['fromScript', SECRETS.script]],
    unreadable: [],
  });
  conversation.end();
  await permissionsAreGivenBack(browser);
});

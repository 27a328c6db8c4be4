import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BrowserCookie } from '../browser/api';
import { createFakeBrowser } from '../testing/fake-browser';
import { stepMessage } from '../testing/step';
import { createTabReader } from './tab-reader';

const ORIGIN = 'https://www.instagram.com';
const COOKIE: BrowserCookie = {
  name: 'sessionid',
  value: 'secret',
  domain: '.instagram.com',
  path: '/',
  hostOnly: false,
  storeId: '0',
};
const STORED = { origin: ORIGIN, entries: [['token', 'secret']], tooLarge: [] };
const SCRIPTED = { found: [['scripted', 'secret']], tooLarge: [] };
const REQUEST = {
  url: `${ORIGIN}/api`,
  requestHeaders: [{ name: 'X-Auth', value: 'secret' }],
  requestBody: { formData: { csrf: ['secret'] } },
};

const STEP = stepMessage({
  wanted: [
    { kind: 'cookie', name: 'sessionid', domain: null },
    { kind: 'storage', name: 'token' },
    { kind: 'header', name: 'x-auth' },
    { kind: 'body', name: 'csrf' },
    { kind: 'script', names: ['scripted'], code: '' },
  ],
});
const NOTHING = { cookies: [], storage: [], requests: [], bodies: [], script: null };

/** Answers come when the test lets them. */
function start() {
  const fake = createFakeBrowser();
  fake.cookies.push(COOKIE);
  const seen: ((details: typeof REQUEST) => void)[] = [];
  const event = {
    addListener: (listener: (details: typeof REQUEST) => void) => void seen.push(listener),
    removeListener: () => undefined,
  };
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const { browser } = fake;
  const { getAll } = browser.cookies;
  browser.cookies.getAll = (query) => answered.then(() => getAll(query));
  browser.scripting.executeScript = ({ world }) =>
    answered.then(() => [{ result: world === 'ISOLATED' ? STORED : SCRIPTED }]);
  browser.webRequest = { onSendHeaders: event, onBeforeRequest: event };
  browser.userScripts = {
    execute: () => answered.then(() => [{ result: { scripted: 'secret' } }]),
  };
  const onChange = vi.fn();
  const reader = createTabReader({ browser, step: STEP, tabID: 1, onChange, onPage: vi.fn() });
  return { reader, answer, onChange, request: () => seen.forEach((each) => each(REQUEST)) };
}

describe('what a tab has', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is read of each kind', async () => {
    const { reader, answer, request } = start();
    request();
    answer();
    await reader.read();
    expect(reader.reading()).toMatchObject({
      cookies: [{ name: 'sessionid', value: 'secret' }],
      storage: [STORED],
      requests: [{ entries: [['x-auth', 'secret']] }],
      bodies: [{ entries: [['csrf', 'secret']] }],
      script: SCRIPTED,
    });
    reader.stop();
  });

  it('is forgotten at the end', async () => {
    const { reader, answer, request } = start();
    request();
    answer();
    await reader.read();
    reader.stop();
    expect(reader.reading()).toMatchObject(NOTHING);
  });

  it('is not kept when it comes after the end', async () => {
    const { reader, answer, onChange } = start();
    const read = reader.read();
    await vi.advanceTimersByTimeAsync(1);
    reader.stop();
    answer();
    await read;
    await vi.advanceTimersByTimeAsync(1);
    expect(reader.reading()).toMatchObject(NOTHING);
    expect(onChange).not.toHaveBeenCalled();
  });
});

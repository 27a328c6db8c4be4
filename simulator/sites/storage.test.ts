import { describe, expect, it } from 'vitest';
import type { StartLogin } from '../../shared/api/login-session';
import { simulators } from '../testing';
import { USERS } from './people';
import { ALICE, openLogin, WRONG } from './testing-network';

const start = simulators();

/** See `openLogin`. */
async function opened(bridgeID: string, body?: StartLogin, first?: Record<string, string>) {
  const simulator = await start({ seed: 'sign-in', siteDelayMs: 0 });
  return openLogin(simulator, {
    bridgeID,
    ...(body === undefined ? {} : { body }),
    ...(first === undefined ? {} : { first }),
  });
}

describe('Discord', () => {
  it('keeps its token with the quotes', async () => {
    const { client, session, browser } = await opened('discordgo', {
      accountID: 'discordgo',
      flowID: 'cookies',
    });
    expect((await browser.post('/api/v9/auth/login', WRONG)).text).toContain('null');
    const { text } = await browser.post('/api/v9/auth/login', ALICE);
    const { token } = JSON.parse(text) as { token: string };
    expect(token).toMatch(/^".+"$/);
    expect((await client.submit(session, { token })).status).toBe('complete');
  });
});

describe('Teams', () => {
  it('signs in on another host and keeps its tokens in the local storage', async () => {
    const { client, session, browser, page } = await opened('teams');
    expect(page.url).toContain('login.microsoftonline.localhost');
    await browser.post('/common/GetCredentialType', { user: USERS.alice });
    expect((await browser.post('/common/login', WRONG)).text).toContain('not right');
    await browser.post('/common/login', ALICE);
    const form = await browser.post('/kmsi');
    const [action = '', code = ''] = [/action="([^"]+)"/, /name="code" value="([^"]+)"/].map(
      (pattern) => pattern.exec(form.text)?.[1],
    );
    const app = await browser.post(action, { code });
    const literal = /setItem\("[^"]+", (".*")\), 0\)/.exec(app.text)?.[1] ?? '""';
    const storage = JSON.parse(literal) as string;
    expect((await client.submit(session, { storage })).status).toBe('complete');
  });
});

describe('Dummy', () => {
  it.each([
    ['cookies', 'hunter2', 'complete'],
    ['cookies', 'incorrectpassword', 'failed'],
    ['localstorage', 'hunter2', 'complete'],
    ['localstorage', 'incorrectpassword', 'failed'],
  ])('by %s with %s is %s', async (flowID, password, status) => {
    const { client, session, browser, page } = await opened('dummybridge', { flowID });
    await browser.post(page.url, { user: 'alice', password });
    const end = await client.submit(session, { username: 'alice', password });
    expect(end.status).toBe(status);
  });
});

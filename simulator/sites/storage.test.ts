import { describe, expect, it } from 'vitest';
import { USERS } from './people';
import { ALICE, loginOpener, WRONG } from './testing-network';

const openLoginOn = loginOpener();

describe('Discord', () => {
  it('keeps its token with the quotes', async () => {
    const { client, session, browser } = await openLoginOn('discordgo', {
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
    const { client, session, browser, page } = await openLoginOn('teams');
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
    const { client, session, browser, page } = await openLoginOn('dummybridge', { flowID });
    await browser.post(page.url, { user: 'alice', password });
    const end = await client.submit(session, { username: 'alice', password });
    expect(end.status).toBe(status);
  });
});

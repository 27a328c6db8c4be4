import { describe, expect, it } from 'vitest';
import { ALICE, finalPage, loginOpener, WRONG } from './testing-network';

const openLoginOn = loginOpener();

describe('Tumblr', () => {
  it('wants headers of different requests', async () => {
    const { client, session, browser } = await openLoginOn('tumblr');
    expect((await browser.post('/login', WRONG)).text).toContain('not right');
    const page = await browser.post('/login', ALICE);
    expect(page.url).toMatch(finalPage(session));
    const found = (name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(page.text)?.[1] ?? '';
    await browser.get('/api/v2/user/info');
    const fields = {
      cookie: browser.cookieHeader(page.url),
      authorization: found('Authorization'),
      x_csrf: found('X-CSRF'),
      x_version: found('X-Version'),
    };
    const anonymous = { ...fields, authorization: 'Bearer anonymous' };
    expect((await client.submit(session, anonymous)).status).toBe('failed');
    const again = await client.start('tumblr');
    expect((await client.submit(again, fields)).status).toBe('complete');
  });
});

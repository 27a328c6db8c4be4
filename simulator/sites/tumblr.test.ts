import { describe, expect, it } from 'vitest';
import type { StartLogin } from '../../shared/api/login-session';
import { simulators } from '../testing';
import { ALICE, finalPage, openLogin, WRONG } from './testing-network';

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

describe('Tumblr', () => {
  it('wants headers of different requests', async () => {
    const { client, session, browser } = await opened('tumblr');
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
    const again = await client.begin('tumblr');
    expect((await client.submit(again, fields)).status).toBe('complete');
  });
});

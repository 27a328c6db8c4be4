import { describe, expect, it } from 'vitest';
import { ALICE, loginOpener, WRONG } from './testing-network';

const openLoginOn = loginOpener();

describe('LinkedIn', () => {
  /** Signs in, and reads the headers that the feed's script would send. */
  async function signedIn(headers: Record<string, string> = {}) {
    const { client, session, browser, page } = await openLoginOn('linkedin');
    const anonymous = browser.cookieHeader(page.url);
    const feed = await browser.post('/checkpoint/lg/login-submit', ALICE);
    const sent = JSON.parse(/const headers = (.*);/.exec(feed.text)?.[1] ?? '{}') as Record<
      'X-LI-Track' | 'X-LI-Page-Instance',
      string
    >;
    await browser.get('/voyager/api/me', { ...sent, ...headers });
    const values = {
      cookie_header: browser.cookieHeader(page.url),
      x_li_track: sent['X-LI-Track'],
      x_li_page_instance: sent['X-LI-Page-Instance'],
    };
    return { client, session, values, anonymous };
  }

  it('wants the headers of its feed', async () => {
    const { client, session, values } = await signedIn();
    expect((await client.submit(session, values)).status).toBe('complete');
  });

  it('has no use for the anonymous Cookie header', async () => {
    const { client, session, values, anonymous } = await signedIn();
    expect(anonymous).toMatch(/\bJSESSIONID=[^;]+/);
    const end = await client.submit(session, { ...values, cookie_header: anonymous });
    expect(end.status).toBe('failed');
  });

  it('throws out a browser whose client hints contradict its user agent', async () => {
    const hints = { 'user-agent': 'Windows NT 10.0 Chrome/141', 'sec-ch-ua-platform': '"Linux"' };
    const { client, session, values } = await signedIn(hints);
    const end = await client.submit(session, values);
    expect(end.error?.code).toBe('FI.MAU.LINKEDIN.SESSION_KILLED');
  });

  it('asks again for a wrong password', async () => {
    const { browser } = await openLoginOn('linkedin');
    const again = await browser.post('/checkpoint/lg/login-submit', WRONG);
    expect(again.text).toContain('not right');
  });
});

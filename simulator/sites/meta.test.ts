import { describe, expect, it } from 'vitest';
import { decodedCookie } from './http';
import { PASSWORD, USERS } from './people';
import type { Browser } from './testing';
import { ALICE, finalPage, loginOpener, WRONG } from './testing-network';

const openLoginOn = loginOpener();

describe('Facebook', () => {
  const FACEBOOK = 'facebook';

  it('sets datr first, then xs and c_user, and lets go after its checkpoint', async () => {
    const { client, session, browser, page } = await openLoginOn('facebookgo');
    const datr = browser.cookie('datr', FACEBOOK) ?? '';
    expect(datr).not.toBe('');
    expect(page.url).toMatch(finalPage(session));
    const checkpoint = await browser.post('/login/', ALICE);
    expect(checkpoint.url).toContain('/checkpoint/');
    expect(checkpoint.url).not.toMatch(finalPage(session));
    const home = await browser.post('/checkpoint/');
    expect(home.url).toMatch(finalPage(session));
    const xs = browser.cookie('xs', FACEBOOK) ?? '';
    expect(xs).toContain('%3A');
    const c_user = browser.cookie('c_user', FACEBOOK) ?? '';
    const end = await client.submit(session, { xs: decodedCookie(xs), c_user, datr });
    expect(end.status).toBe('complete');
  });

  it('takes nothing before the checkpoint, nothing encoded and nothing made up', async () => {
    for (const change of ['none', 'encoded', 'made up']) {
      const { client, session, browser } = await openLoginOn('facebookgo');
      await browser.post('/login/', ALICE);
      const raw = browser.cookie('xs', FACEBOOK) ?? '';
      const good = {
        xs: decodedCookie(raw),
        c_user: browser.cookie('c_user', FACEBOOK) ?? '',
        datr: browser.cookie('datr', FACEBOOK) ?? '',
      };
      if (change === 'none') {
        const early = await client.submit(session, good);
        expect(early.error?.code).toBe('FI.MAU.META_CHECKPOINT_ERROR');
        continue;
      }
      await browser.post('/checkpoint/');
      const xs = change === 'encoded' ? raw : 'made-up';
      const wrong = await client.submit(session, { ...good, xs });
      expect(wrong.error?.code).toBe('FI.MAU.BRIDGE.INVALID_COOKIES');
    }
  });

  it('asks again for a wrong password', async () => {
    const { browser } = await openLoginOn('facebookgo');
    expect((await browser.post('/login/', WRONG)).text).toContain('not right');
    expect(browser.cookie('xs', FACEBOOK)).toBeUndefined();
  });
});

describe('Instagram', () => {
  const values = (browser: Browser) =>
    Object.fromEntries(
      ['sessionid', 'csrftoken', 'ds_user_id', 'mid', 'ig_did'].map((name) => [
        name,
        decodedCookie(browser.cookie(name, 'instagram') ?? ''),
      ]),
    );

  it('rotates csrftoken when it signs in', async () => {
    const accountID = 'instagramgo.17841400000000001';
    const { simulator, client, session, browser } = await openLoginOn('instagramgo', { accountID });
    const before = values(browser);
    const bob = { user: USERS.bob, password: PASSWORD };
    await browser.post('/accounts/login/ajax/', bob);
    expect(values(browser)['csrftoken']).not.toBe(before['csrftoken']);
    expect((await browser.get('/')).text).toContain('Home');
    const end = await client.submit(session, values(browser));
    expect(end.account?.user?.fullName).toBe('Bob Example');
    expect(simulator.control.accounts()).toHaveLength(6);
  });

  it('does not take the token from before, nor a wrong password', async () => {
    const { client, session, browser } = await openLoginOn('instagramgo');
    const { csrftoken = '' } = values(browser);
    expect((await browser.post('/accounts/login/ajax/', WRONG)).text).toContain('false');
    await browser.post('/accounts/login/ajax/', ALICE);
    const end = await client.submit(session, { ...values(browser), csrftoken });
    expect(end.status).toBe('failed');
  });
});

import { describe, expect, it } from 'vitest';
import { REJECTED_USER } from './google';
import { PASSWORD, USERS } from './people';
import type { Browser } from './testing';
import { loginOpener, WRONG } from './testing-network';

const openLoginOn = loginOpener();

describe('Google', () => {
  async function signIn(browser: Browser, user = USERS.alice) {
    const to = new URL(browser.visited.at(-1) ?? '').searchParams.get('continue') ?? '';
    await browser.post('/v3/signin/identifier', { identifier: user, continue: to });
    return browser.post('/v3/signin/challenge/pwd', { user, password: PASSWORD, continue: to });
  }
  const shared = (browser: Browser) =>
    Object.fromEntries(
      ['SID', 'HSID', 'SSID', 'APISID', 'SAPISID'].map((name) => [
        name,
        browser.cookie(name, 'google') ?? '',
      ]),
    );

  it('Messages wants cookies of two hosts, then an emoji', async () => {
    const { client, session, browser } = await openLoginOn('gmessages', { flowID: 'google' });
    const page = await signIn(browser);
    expect(page.url).toContain('messages.google.localhost');
    const OSID = browser.cookie('OSID', 'messages.google') ?? '';
    const emoji = await client.submit(session, { ...shared(browser), OSID });
    const { display } = emoji.currentStep as { display?: { imageURL?: string } };
    const picture = await fetch(display?.imageURL ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
  });

  it('Messages takes the optional cookie too, when it is right', async () => {
    for (const [value, status] of [
      ['right', 'waiting_for_display'],
      ['wrong', 'failed'],
    ]) {
      const { client, session, browser } = await openLoginOn('gmessages', { flowID: 'google' });
      await signIn(browser);
      const OSID = browser.cookie('OSID', 'messages.google') ?? '';
      const right = browser.cookie('__Secure-1PSIDTS', 'google') ?? '';
      const fields = {
        ...shared(browser),
        OSID,
        '__Secure-1PSIDTS': value === 'right' ? right : 'x',
      };
      expect((await client.submit(session, fields)).status).toBe(status);
    }
  });

  it('Messages gives up when nobody taps the emoji', async () => {
    const { simulator, client, session, browser } = await openLoginOn('gmessages', {
      flowID: 'google',
    });
    await signIn(browser);
    const OSID = browser.cookie('OSID', 'messages.google') ?? '';
    const emoji = await client.submit(session, { ...shared(browser), OSID });
    for (let round = 0; round < 6; round += 1) simulator.control.refreshDisplay();
    expect((await client.get(emoji)).error?.code).toBe('FI.MAU.BRIDGE.LOGIN_TIMED_OUT');
  });

  it('Voice wants cookies of three hosts', async () => {
    const { client, session, browser } = await openLoginOn('gvoice');
    const page = await signIn(browser, USERS.bob);
    expect(page.url).toContain('voice.google.localhost');
    const voice_OSID = browser.cookie('OSID', 'voice.google') ?? '';
    const LSID = browser.cookie('LSID', 'accounts.google') ?? '';
    const end = await client.submit(session, { ...shared(browser), LSID, voice_OSID });
    expect(end.account?.user?.fullName).toBe('Bob Example');
  });

  it('refuses some in an embedded browser, and a wrong password', async () => {
    const { browser } = await openLoginOn('gmessages', { flowID: 'google' });
    const refused = await browser.post('/v3/signin/identifier', { identifier: REJECTED_USER });
    expect(refused.url).toContain('/signin/rejected');
    expect(refused.text).toContain('This browser or app may not be secure');
    const again = await browser.post('/v3/signin/challenge/pwd', WRONG);
    expect(again.text).toContain('not right');
  });
});

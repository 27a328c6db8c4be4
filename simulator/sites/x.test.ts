import { describe, expect, it } from 'vitest';
import { CODES } from '../logins/codes';
import { instructionsOf } from '../logins/testing';
import { decodedCookie } from './http';
import { PASSWORD, USERS } from './people';
import { ALICE, loginOpener } from './testing-network';

const openLoginOn = loginOpener();

describe('X', () => {
  it('has a decoy on the way, and asks for a PIN until it is right', async () => {
    const { client, session, browser } = await openLoginOn('twitter', { flowID: 'cookies' });
    const anonymous = browser.cookie('ct0', 'x');
    await browser.post('/sessions', ALICE);
    expect(browser.cookie('ct0', 'x')).not.toBe(anonymous);
    expect(browser.cookie('auth_token', 't')).toBe('decoy');
    const ct0 = browser.cookie('ct0', 'x') ?? '';
    const auth_token = browser.cookie('auth_token', 'x') ?? '';
    const pin = await client.submit(session, { ct0, auth_token });
    const again = await client.submit(pin, { pin: '0000' });
    expect(instructionsOf(again)).toContain('incorrect');
    expect((await client.submit(again, { pin: CODES.xPin })).status).toBe('complete');
  });

  it('by password wants a castle token and the user agent that got it', async () => {
    const { client, session, browser } = await openLoginOn(
      'twitter',
      { flowID: 'password' },
      { username: USERS.alice, password: PASSWORD },
    );
    const castle = await browser.get('/i/castle', { 'user-agent': 'Test/1' });
    const { castle_token } = JSON.parse(castle.text) as { castle_token: string };
    expect(castle_token).toMatch(/^[\s\S]{128,}$/);
    const guest_id = decodedCookie(browser.cookie('guest_id', 'x') ?? '');
    const good = { castle_token, browser_user_agent: 'Test/1', guest_id };
    const code = await client.submit(session, good);
    const again = await client.submit(code, { code: '1' });
    expect((await client.submit(again, { code: CODES.x2fa })).status).toBe('complete');
  });

  it('by password asks again, and says that an account is locked', async () => {
    const { client, session, browser } = await openLoginOn(
      'twitter',
      { flowID: 'password' },
      { username: USERS.alice, password: PASSWORD },
    );
    const castle = await browser.get('/i/castle', { 'user-agent': 'Test/1' });
    const { castle_token } = JSON.parse(castle.text) as { castle_token: string };
    const other = { castle_token, browser_user_agent: 'Test/2' };
    expect((await client.submit(session, other)).status).toBe('failed');
    const fresh = await client.start('twitter', { flowID: 'password' });
    const again = await client.submit(fresh, { username: USERS.alice, password: 'guess' });
    expect(again.status).toBe('waiting_for_input');
    const locked = { username: 'locked@example.com', password: PASSWORD };
    const end = await client.submit(again, locked);
    expect(end.error?.code).toBe('FI.MAU.TWITTER.ACCOUNT_LOCKED');
  });
});

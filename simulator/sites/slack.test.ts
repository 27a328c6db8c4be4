import { describe, expect, it } from 'vitest';
import { CODES } from '../logins/codes';
import { instructionsOf, loginClient } from '../logins/testing';
import { simulators } from '../testing';
import { decodedCookie } from './http';
import { USERS } from './people';
import { ALICE, loginOpener, WRONG } from './testing-network';

const start = simulators();
const openLoginOn = loginOpener();

describe('Slack', () => {
  it('keeps a cookie that fits its pattern once decoded, and a token on another host', async () => {
    const { client, session, browser } = await openLoginOn('slackgo', { flowID: 'token' });
    expect((await browser.post('/signin', WRONG)).text).toContain('not right');
    const app = await browser.post('/signin', ALICE);
    expect(app.text).toContain('slack://');
    const href = /href="(http[^"]+)"/.exec(app.text)?.[1] ?? '';
    const page = await browser.get(href);
    const auth_token = /"token":"([^"]+)"/.exec(page.text)?.[1] ?? '';
    const raw = browser.cookie('d', 'slack') ?? '';
    expect(raw).not.toMatch(/^xoxd-[a-zA-Z0-9/+=]+$/);
    const cookie_token = decodedCookie(raw);
    expect(cookie_token).toMatch(/^xoxd-[a-zA-Z0-9/+=]+$/);
    expect((await client.submit(session, { auth_token, cookie_token })).status).toBe('complete');
  });

  it('by email asks for a captcha, a code, a workspace and another code', async () => {
    const { client, session, browser } = await openLoginOn(
      'slackgo',
      { flowID: 'email' },
      { email: USERS.bob },
    );
    const { captcha_token = '' } = JSON.parse((await browser.post('/captcha')).text) as Record<
      string,
      string
    >;
    const code = await client.submit(session, { captcha_token });
    expect(instructionsOf(await client.submit(code, { code: '1' }))).toContain('incorrect');
    const workspace = await client.submit(code, { code: CODES.slackEmail });
    expect(workspace.currentStep).toMatchObject({ fields: [{ type: 'select' }] });
    const second = await client.submit(workspace, { workspace: 'Work' });
    await client.submit(second, { code: '1' });
    const end = await client.submit(second, { code: CODES.slack2fa });
    expect(end.account?.user?.fullName).toBe('Bob Example');
  });

  it('by email wants an address', async () => {
    const client = loginClient(await start({ seed: 'sign-in' }));
    const session = await client.start('slackgo', { flowID: 'email' });
    const again = await client.submit(session, { email: 'alice' });
    expect(instructionsOf(again)).toContain('not an email');
    const captcha = await client.submit(again, { email: USERS.alice });
    expect(captcha.currentStep).toMatchObject({ fields: [{ id: 'captcha_token' }] });
    expect((await client.submit(captcha, { captcha_token: 'x' })).status).toBe('failed');
  });
});

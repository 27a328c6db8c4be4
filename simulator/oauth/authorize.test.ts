import { describe, expect, it } from 'vitest';
import { ask, decide, post, simulators, type Reply } from '../testing';
import { newAsker, PROGRAM, REDIRECT, sentBack } from './testing';

const start = simulators();

function open(address: string): Promise<Reply> {
  const { origin, pathname, search } = new URL(address);
  return ask(origin, pathname + search);
}

describe('the page', () => {
  it('says who asks for what, with two buttons and no script', async () => {
    const asker = await newAsker(await start());
    const { status, headers, text } = await open(asker.address());
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<b>Watcher</b> would like to:');
    expect(text.match(/<li>/g)).toHaveLength(2);
    expect(text.match(/<button[^>]*>[^<]*/g)).toEqual([
      '<button name="decision" value="allow">Allow',
      '<button name="decision" value="deny" class="quiet">Deny',
    ]);
    expect(text).not.toContain('<script');
  });

  it('names only what is asked for', async () => {
    const asker = await newAsker(await start());
    const { text } = await open(asker.address({ scope: 'read' }));
    expect(text.match(/<li>.*/g)).toEqual([
      '<li>see your accounts and whether they are connected</li>',
    ]);
  });

  it('shows a name that is markup as it is', async () => {
    const name = '<img src=x onerror=alert(1)>"&';
    const asker = await newAsker(await start(), { ...PROGRAM, client_name: name });
    const { text } = await open(asker.address());
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;');
  });

  it('may load nothing and send its form only here and back', async () => {
    const asker = await newAsker(await start());
    const { headers } = await open(asker.address());
    const policy = headers['content-security-policy'];
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`form-action 'self' http://127.0.0.1:50123;`);
    expect(policy).not.toContain('unsafe-inline');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('the decision', () => {
  it('"Deny" goes back as access_denied', async () => {
    const asker = await newAsker(await start());
    const reply = await decide(asker.address(), 'deny');
    expect(reply.status).toBe(303);
    expect(sentBack(reply)).toEqual({
      to: REDIRECT,
      params: { error: 'access_denied', state: 'a state' },
    });
  });

  it('goes back without a state when none came', async () => {
    const asker = await newAsker(await start());
    const { params } = sentBack(await decide(asker.address({ state: null }), 'allow'));
    expect(params).toEqual({ code: expect.any(String) });
  });

  it('keeps the query of the redirect URI', async () => {
    const redirect = `${REDIRECT}?from=beeper`;
    const asker = await newAsker(await start(), { ...PROGRAM, redirect_uris: [redirect] });
    const reply = await decide(asker.address({ redirect_uri: redirect }), 'deny');
    expect(sentBack(reply).params).toMatchObject({ from: 'beeper', error: 'access_denied' });
  });

  it('counts once', async () => {
    const simulator = await start();
    const asker = await newAsker(simulator);
    const { text } = await open(asker.address());
    const request = /value="([^"]+)"/.exec(text)?.[1] ?? '';
    const press = () => post(simulator.url, '/oauth/authorize', { request, decision: 'allow' });
    expect((await press()).status).toBe(303);
    expect((await press()).status).toBe(400);
  });

  it.each([
    [{ decision: 'allow' }],
    [{ decision: 'allow', request: 'guessed' }],
    [{ decision: 'allow', client_id: 'x', redirect_uri: REDIRECT }],
  ])('of a page that is not ours, %j, is an error page', async (form) => {
    const { url } = await start();
    const reply = await post(url, '/oauth/authorize', form);
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    expect(reply.headers['content-type']).toContain('text/html');
  });

  it('is too late after ten minutes', async () => {
    let now = 0;
    const simulator = await start({ now: () => now });
    const asker = await newAsker(simulator);
    const { text } = await open(asker.address());
    const request = /value="([^"]+)"/.exec(text)?.[1] ?? '';
    now = 10 * 60 * 1000;
    const reply = await post(simulator.url, '/oauth/authorize', { request, decision: 'allow' });
    expect(reply.status).toBe(400);
  });
});

describe('a question that cannot be asked', () => {
  it.each([
    { client_id: 'somebody' },
    { client_id: null },
    { redirect_uri: 'http://127.0.0.1:50124/callback' },
    { redirect_uri: 'https://example.org/' },
    { redirect_uri: null },
  ])('%j shows an error page and sends nobody anywhere', async (change) => {
    const asker = await newAsker(await start());
    const reply = await open(asker.address(change));
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    expect(reply.text).toContain('This did not work');
    expect(reply.text).not.toContain('<button');
  });

  const errors: [string, Record<string, string | null>][] = [
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { response_type: null }],
    ['invalid_request', { code_challenge: null }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { code_challenge_method: null }],
    ['invalid_scope', { scope: 'read fly' }],
    ['invalid_scope', { scope: '' }],
  ];

  it.each(errors)('goes back as %s: %j', async (error, change) => {
    const asker = await newAsker(await start());
    const reply = await open(asker.address(change));
    expect(reply.status).toBe(303);
    expect(sentBack(reply)).toEqual({
      to: REDIRECT,
      params: { error, error_description: expect.any(String), state: 'a state' },
    });
  });

  it('goes back when a parameter comes twice, or asks for more than was registered', async () => {
    const asker = await newAsker(await start(), { ...PROGRAM, scope: 'read' });
    const twice = sentBack(await open(`${asker.address({ scope: 'read' })}&state=other`));
    expect(twice.params).toMatchObject({ error: 'invalid_request', state: 'a state' });
    const more = sentBack(await open(asker.address()));
    expect(more.params).toMatchObject({ error: 'invalid_scope' });
  });
});

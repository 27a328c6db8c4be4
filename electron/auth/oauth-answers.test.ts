import { Server } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { CODE, GRANTED_TOKEN, startAuthorizationServer } from './testing/authorization-server';
import { json, until } from '../beeper-api/testing/loopback';
import {
  METADATA,
  goesNowhere,
  browse,
  startAuthorize,
  callback,
  codeOfConnecting,
  problem,
} from './testing/authorize';

describe('the answer of the browser', () => {
  it.each([
    ['a no', { error: 'access_denied', error_description: 'x' }, problem('denied')],
    ['an error', { error: 'server_error' }, problem('refused', 'server_error')],
    [
      'an error with words',
      { error: 'invalid_scope', error_description: 'Not\u202e <b>that</b>.' },
      problem('refused', 'Not <b>that</b>.'),
    ],
    ['no code', {}, problem('refused')],
    ['an empty code', { code: '' }, problem('refused')],
    ['another state', { state: 'guessed', code: CODE }, problem('wrong-state')],
    ['another state and a no', { state: '', error: 'access_denied' }, problem('wrong-state')],
  ])('%s ends the attempt', async (_, parameters, expected) => {
    const server = await startAuthorizationServer();
    const browser = (url: string) => browse(callback(url, parameters));
    const { result, shown, clock } = startAuthorize(server, browser);
    expect(await result).toEqual(expected);
    await until(() => shown.length === 1);
    expect(shown[0]).toMatchObject({ status: 400 });
    expect(server.asked('/oauth/token')).toEqual([]);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
    expect(clock.pending()).toEqual([]);
  });

  it('keeps the state out of what Beeper is quoted with', async () => {
    const server = await startAuthorizationServer();
    const browser = (url: string) => {
      const state = new URL(url).searchParams.get('state') ?? '';
      return browse(callback(url, { error: 'e', error_description: `About ${state}.` }));
    };
    const { result } = startAuthorize(server, browser);
    expect(await result).toEqual(problem('refused', 'About [token].'));
  });

  it.each([
    ['named by its issuer', true, {}, true],
    ['of another issuer', true, { iss: 'https://a.example' }, false],
    ['of another issuer, though it promised none', false, { iss: 'https://a.example' }, false],
    ['without the issuer it promised', true, { iss: undefined }, false],
    ['without an issuer it never promised', false, { iss: undefined }, true],
  ])('%s counts or not (RFC 9207)', async (_, isPromised, over, isGood) => {
    const server = await startAuthorizationServer((baseURL) => ({
      [METADATA]: json(200, {
        issuer: baseURL,
        authorization_response_iss_parameter_supported: isPromised,
      }),
    }));
    const callbackParameters = { code: CODE, iss: server.baseURL, ...over };
    const parameters = Object.fromEntries(
      Object.entries(callbackParameters).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    );
    const browser = async (url: string) => {
      await fetch(url, { redirect: 'manual' });
      return browse(callback(url, parameters));
    };
    const { result } = startAuthorize(server, browser);
    if (isGood) expect(await result).toMatchObject({ ok: true });
    else expect(await result).toEqual(problem('wrong-state'));
  });

  it('counts once: a second one is told so and changes nothing', async () => {
    let redeem: () => void = () => undefined;
    const server = await startAuthorizationServer(() => ({
      '/oauth/token': (request, response) => {
        redeem = () => json(200, { access_token: GRANTED_TOKEN })(request, response);
      },
    }));
    const { result, opened, shown } = startAuthorize(server, browse);
    await until(() => server.asked('/oauth/token').length === 1);
    for (const parameters of [{ code: 'another' }, { error: 'access_denied' }, { state: 'x' }]) {
      const second = await browse(callback(opened[0] ?? '', parameters));
      expect(second).toMatchObject({
        status: 400,
        text: expect.stringContaining('answered already'),
      });
    }
    redeem();
    expect(await result).toMatchObject({ ok: true, token: GRANTED_TOKEN });
    await until(() => shown.length === 1);
    expect(shown[0]).toMatchObject({ status: 200 });
    expect(server.asked('/oauth/token')).toHaveLength(1);
  });

  it('may come before the system says that the browser is open, or that it failed to', async () => {
    const server = await startAuthorizationServer();
    const openInDefaultBrowser = async (url: string) => {
      await browse(url);
      throw new Error('exit code 3');
    };
    const { result } = startAuthorize(server, browse, { openInDefaultBrowser });
    expect(await result).toMatchObject({ ok: true });
  });

  it('is awaited for two minutes', async () => {
    const server = await startAuthorizationServer();
    const { result, clock, opened } = startAuthorize(server, goesNowhere);
    let isOver = false;
    void result.then(() => (isOver = true));
    await until(() => opened.length === 1);
    await clock.advance(119_999);
    expect(isOver).toBe(false);
    await clock.advance(1);
    expect(await result).toEqual(problem('timed-out'));
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('cannot be had without a browser', async () => {
    const server = await startAuthorizationServer();
    const openInDefaultBrowser = () => Promise.reject(new Error('no browser'));
    const { result, clock } = startAuthorize(server, browse, { openInDefaultBrowser });
    expect(await result).toEqual(problem('no-browser'));
    expect(clock.pending()).toEqual([]);
    expect(await codeOfConnecting(server)).toBe('ECONNREFUSED');
  });

  it('cannot be had without a port', async () => {
    const server = await startAuthorizationServer();
    // A computer that is out of ports cannot be had in a test, so only its answer is made up.
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      process.nextTick(() => this.emit('error', new Error('listen EADDRNOTAVAIL')));
      return this;
    });
    const { result } = startAuthorize(server, browse);
    expect(await result).toEqual(problem('no-port'));
    expect(server.seen).toEqual([]);
  });
});

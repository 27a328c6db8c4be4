import { describe, expect, it } from 'vitest';
import { httpFetch } from '../beeper-api/http-fetch';
import type { DiscoveryState, FoundBeeper } from '../../shared/model/connection';
import type { ListenerOwner } from './listener-owner/target';
import { json, serve } from '../beeper-api/testing/loopback';
import { createManualClock } from '../testing/manual-clock';
import { createTokenRecipients, mayUseStoredToken } from './token-recipients';

const REMOTE = 'http://192.0.2.7:23373';
const NOTHING_FOUND: DiscoveryState = { hasSearched: true, found: [], address: null };

const found = (baseURL: string, isTooOld = false): FoundBeeper => ({
  baseURL,
  name: 'Beeper',
  version: '4',
  isTooOld,
  canConnect: true,
  isLocal: true,
});

interface Start {
  demoOnly?: boolean;
  baseURL?: string | null;
  ofAnotherUser?: string[];
  owner?: ListenerOwner;
  signal?: AbortSignal;
}

function start({
  demoOnly = false,
  baseURL = null,
  ofAnotherUser = [],
  owner = 'this-user',
  signal,
}: Start = {}) {
  return createTokenRecipients({
    environment: { demoOnly, baseURL },
    findListener: (url) =>
      Promise.resolve({
        owner: ofAnotherUser.includes(url) ? 'another-user' : owner,
        address: null,
      }),
    transport: { fetch: httpFetch, clock: createManualClock() },
    signal: signal ?? new AbortController().signal,
  });
}

const accepting = () => serve(json(200, { items: [] }));
const refusing = () => serve(json(401, { message: 'No.' }));

describe('checkAddressAllowed', () => {
  it('allows this computer, https, and what discovery found', () => {
    const recipients = start();
    const discovery = { ...NOTHING_FOUND, found: [found(REMOTE)] };
    expect(recipients.checkAddressAllowed('http://127.0.0.1:9', NOTHING_FOUND)).toBeNull();
    expect(recipients.checkAddressAllowed('https://desk.example', NOTHING_FOUND)).toBeNull();
    expect(recipients.checkAddressAllowed(REMOTE, discovery)).toBeNull();
  });

  it('allows http on another computer only where the user or the environment confirmed it', () => {
    const problem = { kind: 'insecure-address', detail: null };
    const recipients = start();
    expect(recipients.checkAddressAllowed(REMOTE, NOTHING_FOUND)).toEqual(problem);
    recipients.confirmAddress(REMOTE);
    expect(recipients.checkAddressAllowed(REMOTE, NOTHING_FOUND)).toBeNull();
    recipients.confirmAddress(null);
    expect(recipients.checkAddressAllowed(REMOTE, NOTHING_FOUND)).toEqual(problem);
    expect(start({ baseURL: REMOTE }).checkAddressAllowed(REMOTE, NOTHING_FOUND)).toBeNull();
  });

  it('allows nothing on a runtime that must never see a real token', () => {
    const recipients = start({ demoOnly: true });
    expect(recipients.checkAddressAllowed('http://127.0.0.1:9', NOTHING_FOUND)).toEqual({
      kind: 'demo-only',
      detail: null,
    });
  });
});

describe('findServerAccepting', () => {
  it('offers the token to one server after the other, until one accepts it', async () => {
    const [first, second, third] = [await refusing(), await accepting(), await accepting()];
    const servers = [first, second, third].map(({ baseURL }) => found(baseURL));
    expect(await start().findServerAccepting('t0ken', servers)).toEqual({
      baseURL: second.baseURL,
      hasAccepted: true,
    });
    expect([first, second, third].map(({ seen }) => seen.length)).toEqual([1, 1, 0]);
  });

  it('offers it to none that is another user’s, or too old', async () => {
    const [others, old] = [await accepting(), await accepting()];
    const recipients = start({ ofAnotherUser: [others.baseURL] });
    const servers = [found(others.baseURL), found(old.baseURL, true)];
    expect(await recipients.findServerAccepting('t0ken', servers)).toBeNull();
    expect([others.seen, old.seen]).toEqual([[], []]);
  });

  it('offers it to none where the system does not say whose it is, and says which', async () => {
    const server = await accepting();
    const recipients = start({ owner: 'unknown' });
    expect(await recipients.findServerAccepting('t0ken', [found(server.baseURL)])).toEqual({
      baseURL: server.baseURL,
      hasAccepted: false,
    });
    expect(server.seen).toEqual([]);
  });

  it('offers it to none once the program ends', async () => {
    const server = await accepting();
    const recipients = start({ signal: AbortSignal.abort(new Error('the program ends')) });
    expect(await recipients.findServerAccepting('t0ken', [found(server.baseURL)])).toBeNull();
    expect(server.seen).toEqual([]);
  });
});

describe('mayUseStoredToken', () => {
  it.each([
    [null, true],
    ['http://127.0.0.1:1', true],
    ['http://127.0.0.1:2', false],
  ])('where the environment names %s: %s', (environmentURL, expected) => {
    expect(mayUseStoredToken({ baseURL: 'http://127.0.0.1:1' }, environmentURL)).toBe(expected);
  });
});

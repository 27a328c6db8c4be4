import { describe, expect, it } from 'vitest';
import type { ConnectionState, FoundBeeper } from '../../../shared/model/connection';
import type { ApiProblemKind } from '../../../shared/model/snapshot';
import { canConnectAgain, chosenBeeper, wayOf } from './options';

const aBeeper = (particulars: Partial<FoundBeeper> = {}): FoundBeeper => ({
  baseURL: 'http://127.0.0.1:23373',
  name: 'Beeper',
  version: '4.2.785',
  isTooOld: false,
  canConnect: true,
  isLocal: true,
  ...particulars,
});

const aConnection = (particulars: Partial<ConnectionState> = {}): ConnectionState => ({
  active: {
    kind: 'beeper',
    baseURL: 'http://127.0.0.1:23373',
    tokenStorage: 'keyring',
    scopes: ['read', 'write'],
    canWrite: true,
    expiresAt: null,
  },
  discovery: { hasSearched: true, found: [aBeeper()], address: null },
  progress: { stage: 'idle' },
  problem: null,
  tokenStore: null,
  addressFromEnvironment: false,
  demoOnly: false,
  ...particulars,
});

describe('chosenBeeper', () => {
  const old = aBeeper({ baseURL: 'http://127.0.0.1:1', isTooOld: true });
  const near = aBeeper({ baseURL: 'http://127.0.0.1:2' });
  const server = aBeeper({ baseURL: 'https://beeper.example.com', isLocal: false });
  const found = [old, near, server];

  it('is the nearest that can be connected to', () => {
    expect(chosenBeeper(found, null)).toBe(near);
    expect(chosenBeeper([old], null)).toBe(old);
    expect(chosenBeeper([], null)).toBeNull();
  });

  it('is the one that was chosen before all, as long as it answers', () => {
    expect(chosenBeeper(found, server.baseURL)).toBe(server);
    expect(chosenBeeper(found, old.baseURL)).toBe(old);
    expect(chosenBeeper([near], server.baseURL)).toBe(near);
  });
});

it.each([
  ['insecure-address', 'address'],
  ['bad-address', 'address'],
  ['bad-token', 'token'],
  ['no-read', 'token'],
  ['denied', 'browser'],
  ['unreachable', 'browser'],
] as const)('says %s beside the %s', (kind, way) => {
  expect(wayOf({ kind, detail: null })).toBe(way);
});

describe('canConnectAgain', () => {
  const reach = (kind: ApiProblemKind) =>
    ({ state: 'not-connected', problem: { kind, detail: null }, since: 0 }) as const;

  it('holds where Beeper takes issue with the token, not where it is away', () => {
    expect(canConnectAgain(reach('unauthorized'), aConnection())).toBe(true);
    expect(canConnectAgain(reach('forbidden'), aConnection())).toBe(true);
    expect(canConnectAgain(reach('unreachable'), aConnection())).toBe(false);
    expect(canConnectAgain({ ...reach('timeout'), problem: null }, aConnection())).toBe(false);
  });

  it('makes nothing of a single refusal that did not last', () => {
    expect(canConnectAgain({ ...reach('unauthorized'), state: 'ok' }, aConnection())).toBe(false);
  });

  it('leaves the demo’s own token alone', () => {
    const demo = aConnection({ active: { kind: 'demo' } });
    expect(canConnectAgain(reach('unauthorized'), demo)).toBe(false);
    expect(canConnectAgain(reach('unauthorized'), null)).toBe(false);
  });
});

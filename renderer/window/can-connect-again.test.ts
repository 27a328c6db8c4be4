import { describe, expect, it } from 'vitest';
import type { ApiProblemKind } from '../../shared/model/snapshot';
import { aConnection } from '../testing/fixtures';
import { canConnectAgain } from './can-connect-again';

describe('canConnectAgain', () => {
  const notConnected = (kind: ApiProblemKind) =>
    ({ state: 'not-connected', problem: { kind, detail: null }, since: 0 }) as const;

  it('holds where Beeper takes issue with the token, not where it is away', () => {
    expect(canConnectAgain(notConnected('unauthorized'), aConnection())).toBe(true);
    expect(canConnectAgain(notConnected('forbidden'), aConnection())).toBe(true);
    expect(canConnectAgain(notConnected('unreachable'), aConnection())).toBe(false);
    expect(canConnectAgain({ ...notConnected('timeout'), problem: null }, aConnection())).toBe(
      false,
    );
  });

  it('makes nothing of a single refusal that did not last', () => {
    expect(canConnectAgain({ ...notConnected('unauthorized'), state: 'ok' }, aConnection())).toBe(
      false,
    );
  });

  it('leaves the demo’s own token alone', () => {
    const demo = aConnection({ active: { kind: 'demo' } });
    expect(canConnectAgain(notConnected('unauthorized'), demo)).toBe(false);
    expect(canConnectAgain(notConnected('unauthorized'), null)).toBe(false);
  });
});

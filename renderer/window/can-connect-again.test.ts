import { describe, expect, it } from 'vitest';
import type { ApiProblemKind } from '../../shared/model/snapshot';
import { aConnection } from '../testing/fixtures';
import { canConnectAgain } from './can-connect-again';

describe('canConnectAgain', () => {
  const notConnected = (kind: ApiProblemKind) =>
    ({ state: 'not-connected', problem: { kind, detail: null }, since: 0 }) as const;

  it('is true when Beeper refuses the token, not when it does not answer', () => {
    expect(canConnectAgain(notConnected('unauthorized'), aConnection())).toBe(true);
    expect(canConnectAgain(notConnected('forbidden'), aConnection())).toBe(true);
    expect(canConnectAgain(notConnected('unreachable'), aConnection())).toBe(false);
    expect(canConnectAgain({ ...notConnected('timeout'), problem: null }, aConnection())).toBe(
      false,
    );
  });

  it('ignores a single refusal that did not last', () => {
    expect(canConnectAgain({ ...notConnected('unauthorized'), state: 'ok' }, aConnection())).toBe(
      false,
    );
  });

  it('is never true in the demo', () => {
    const demo = aConnection({ active: { kind: 'demo' } });
    expect(canConnectAgain(notConnected('unauthorized'), demo)).toBe(false);
    expect(canConnectAgain(notConnected('unauthorized'), null)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { signInsFor } from './sign-ins';
import { aBridge, anAccount } from '../../../shared/testing/fixtures';

const whatsapp = aBridge({ bridgeID: 'w', type: 'whatsapp', displayName: 'WhatsApp' });
const account = anAccount({ accountID: 'alice', bridgeID: 'w' });

const targetsOf = (...args: Parameters<typeof signInsFor>) =>
  signInsFor(...args).flatMap(({ networks }) => networks.map(({ target }) => target));

describe('signInsFor', () => {
  it('offers the kinds for which there is a bridge', () => {
    const facebook = aBridge({ bridgeID: 'f', type: 'facebookgo', displayName: 'Messenger' });
    const offered = signInsFor({ bridges: [facebook], accounts: [] });
    expect(offered).toHaveLength(1);
    expect(offered[0]?.networks).toEqual([{ name: 'Messenger', target: { bridgeID: 'f' } }]);
    expect(signInsFor({ bridges: [], accounts: [] })).toEqual([]);
  });

  it('adds an account where there is room', () => {
    expect(targetsOf({ bridges: [whatsapp], accounts: [] })).toContainEqual({ bridgeID: 'w' });
    const roomy = { ...whatsapp, supportsMultipleAccounts: true };
    expect(targetsOf({ bridges: [roomy], accounts: [account] })).toContainEqual({ bridgeID: 'w' });
  });

  it.each([
    ['it takes one account', whatsapp],
    [
      'it is at its limit',
      { ...whatsapp, supportsMultipleAccounts: true, status: 'limit_reached' },
    ],
    ['its state is not known', { ...whatsapp, status: 'migrating' }],
  ])('signs in again where %s', (_why, bridge) => {
    const targets = targetsOf({ bridges: [bridge], accounts: [account] });
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(target).toEqual({ accountID: 'alice' });
  });

  it('leaves out what can do neither', () => {
    const off = { ...whatsapp, status: 'disabled' };
    expect(targetsOf({ bridges: [off], accounts: [] })).toEqual([]);
  });
});

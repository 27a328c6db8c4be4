import { expect, it } from 'vitest';
import type { BridgeLogin } from '../../../shared/api/bridge';
import { bridgeLoginSchema } from '../../../shared/api/bridge';
import { anAccount } from '../../../shared/testing/fixtures';
import { removalOffer } from './removal-offer';

const account = anAccount({ accountID: 'a', loginID: 'l' });
const login = (over: object = {}): BridgeLogin =>
  bridgeLoginSchema.parse({
    ...{ bridgeID: 'local-whatsapp', loginID: 'l', status: 'connected' },
    removeScopes: ['all-devices'],
    ...over,
  });

it.each([
  ['Beeper lists no login', null],
  ['it can be removed in no way', login({ removeScopes: [] })],
  ['nothing is said of how', login({ removeScopes: null })],
  ['what is said makes no sense', login({ removeScopes: 'all' })],
  ['the ways have no name', login({ removeScopes: ['', 7, 'x'.repeat(1001)] })],
])('there is none when %s', (_what, none) => {
  expect(removalOffer(account, none, [account])).toBeNull();
});

it('begins with the way that removes least, ends with what nobody knows, and names each once', () => {
  const removeScopes = ['moon', 'all-devices', 'current-device', 'all-devices', 'earth'];
  const offer = removalOffer(account, login({ removeScopes }), [account]);
  expect(offer?.scopes).toEqual(['current-device', 'all-devices', 'moon', 'earth']);
});

it('names the other accounts on the login as the window calls them', () => {
  const accounts = [
    account,
    anAccount({ accountID: 'b', loginID: 'l', displayName: 'أليس' }),
    anAccount({ accountID: 'c', loginID: 'm', displayName: 'Carol' }),
    anAccount({ accountID: 'd', loginID: null, displayName: null, network: 'Slack' }),
  ];
  const offer = removalOffer(account, login({ accountIDs: ['a', 'd', 'e\u202e'] }), accounts);
  expect(offer).toMatchObject({
    accountIDs: ['a', 'b', 'd', 'e\u202e'],
    others: ['WhatsApp (\u2068أليس\u2069)', 'Slack', 'e'],
  });
});

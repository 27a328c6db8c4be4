import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { reconnectFrom, signInAt } from './roads';

describe('reconnectFrom', () => {
  it.each([
    [['electron', '.', '--reconnect', 'a|b:c+d/e f😀'], 'a|b:c+d/e f😀'],
    [['--reconnect=slackgo.T1-U2'], 'slackgo.T1-U2'],
    [['.', 'bridgekeeper://reconnect/local-whatsapp_ba_alice'], 'local-whatsapp_ba_alice'],
    [['bridgekeeper://reconnect/a%7Cb%2Fc%20%F0%9F%98%80'], 'a|b/c 😀'],
    [['bridgekeeper://reconnect/abc/'], 'abc'],
  ])('%j asks for %s', (argv, accountID) => {
    expect(reconnectFrom(argv)).toBe(accountID);
  });

  it.each([
    [[]],
    [['--hidden']],
    [['--reconnect']],
    [['--reconnect', '--hidden']],
    [['--reconnect=']],
    [['bridgekeeper://reconnect/']],
    [['bridgekeeper://reconnect/%zz']],
    [['bridgekeeper://reconnect/a/b']],
    [['bridgekeeper://remove/abc']],
    [['https://example.com/bridgekeeper://reconnect/abc']],
    [['bridgekeeper://reconnect/a%00b']],
    [[`bridgekeeper://reconnect/${'a'.repeat(2_000)}`]],
  ])('%j asks for nothing', (argv) => {
    expect(reconnectFrom(argv)).toBeNull();
  });
});

describe('signInAt', () => {
  const at = (status: string, accountID = 'a') =>
    signInAt({ view: 'account', accountID }, goodSnapshot([account({ accountID: 'a', status })]));

  it.each(['reconnect_required', 'connection_required'])('%s leads to a sign-in', (status) => {
    expect(at(status)).toBe('a');
  });

  it.each(['connected', 'attention_required', 'disconnected', 'tomorrow'])(
    '%s leads to the account',
    (status) => {
      expect(at(status)).toBeNull();
    },
  );

  it('an account that is gone leads nowhere else', () => {
    expect(at('reconnect_required', 'b')).toBeNull();
    expect(signInAt(null, goodSnapshot([]))).toBeNull();
  });
});

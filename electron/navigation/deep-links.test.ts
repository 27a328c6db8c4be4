import { describe, expect, it } from 'vitest';
import { hasLink, parseReconnectArgs } from './deep-links';

describe('parseReconnectArgs', () => {
  it.each([
    [['electron', '.', '--reconnect', 'a|b:c+d/e f😀'], 'a|b:c+d/e f😀'],
    [['--reconnect=slackgo.T1-U2'], 'slackgo.T1-U2'],
    [['.', 'bridgekeeper://reconnect/local-whatsapp_ba_alice'], 'local-whatsapp_ba_alice'],
    [['bridgekeeper://reconnect/a%7Cb%2Fc%20%F0%9F%98%80'], 'a|b/c 😀'],
    [['bridgekeeper://reconnect/abc/'], 'abc'],
  ])('%j asks for %s', (argv, accountID) => {
    expect(parseReconnectArgs(argv)).toBe(accountID);
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
    expect(parseReconnectArgs(argv)).toBeNull();
  });
});

it.each([
  [['electron', '.', 'bridgekeeper://reconnect/a'], true],
  [['--reconnect', 'bridgekeeper'], false],
])('hasLink(%j) is %s', (argv, expected) => {
  expect(hasLink(argv)).toBe(expected);
});

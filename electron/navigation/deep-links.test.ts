import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import type { Snapshot } from '../../shared/model/snapshot';
import { initialSnapshot } from '../accounts/snapshot-reducer';
import { createTargetOpener, parseReconnectArgs, accountToSignIn } from './deep-links';

describe('reconnectFrom', () => {
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

describe('signInAt', () => {
  const at = (status: string, accountID = 'a') =>
    accountToSignIn(
      { view: 'account', accountID },
      goodSnapshot([account({ accountID: 'a', status })]),
    );

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
    expect(accountToSignIn(null, goodSnapshot([]))).toBeNull();
  });
});

describe('roads', () => {
  const needy = goodSnapshot([account({ accountID: 'a', status: 'reconnect_required' })]);

  function start(first: Snapshot) {
    let snapshot = first;
    const listeners = new Set<(snapshot: Snapshot) => void>();
    const went: string[] = [];
    const roads = createTargetOpener({
      watch: {
        snapshot: () => snapshot,
        onSnapshot(listener) {
          const hear = (next: Snapshot) => listener(next, []);
          listeners.add(hear);
          return () => listeners.delete(hear);
        },
      },
      logins: { start: (target) => went.push(`login ${JSON.stringify(target)}`) },
      show: (place) => went.push(`show ${place?.view ?? 'window'}`),
    });
    const arrive = (next: Snapshot) => {
      snapshot = next;
      for (const listener of [...listeners]) listener(next);
    };
    return { roads, went, arrive };
  }

  it('lead straight to the sign-in that is needed', () => {
    const { roads, went } = start(needy);
    roads.openTarget({ view: 'account', accountID: 'a' });
    roads.openTarget({ view: 'overview' });
    roads.openTarget(null);
    expect(went).toEqual(['login {"accountID":"a"}', 'show overview', 'show window']);
  });

  it('a first start waits for the accounts, once', () => {
    const { roads, went, arrive } = start(initialSnapshot(0));
    roads.handleLaunchArgs(['--reconnect=a']);
    arrive({ ...initialSnapshot(0), missedPolls: 1 });
    arrive(needy);
    arrive(needy);
    expect(went).toEqual(['show window', 'login {"accountID":"a"}']);
  });

  it('a link to an account that is not there only shows the window', () => {
    const { roads, went, arrive } = start(needy);
    roads.handleLaunchArgs(['bridgekeeper://reconnect/stranger']);
    arrive(needy);
    expect(went).toEqual(['show window']);
  });
});

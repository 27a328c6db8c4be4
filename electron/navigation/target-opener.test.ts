import { describe, expect, it } from 'vitest';
import type { Snapshot, StatusChange } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import { initialSnapshot } from '../accounts/initial-snapshot';
import { account, goodSnapshot } from '../testing/fixtures';
import { accountToSignIn, createTargetOpener } from './target-opener';

describe('accountToSignIn', () => {
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

describe('createTargetOpener', () => {
  const needy = goodSnapshot([account({ accountID: 'a', status: 'reconnect_required' })]);

  function start(first: Snapshot) {
    let snapshot = first;
    const snapshots = createEmitter<[snapshot: Snapshot, changes: readonly StatusChange[]]>();
    const opened: string[] = [];
    const opener = createTargetOpener({
      monitor: { snapshot: () => snapshot, onSnapshot: snapshots.on },
      logins: { start: (target) => opened.push(`login ${JSON.stringify(target)}`) },
      show: (route) => opened.push(`show ${route?.view ?? 'window'}`),
    });
    const emit = (next: Snapshot) => {
      snapshot = next;
      snapshots.emit(next, []);
    };
    return { opener, opened, emit };
  }

  it('opens the sign-in that is needed at once', () => {
    const { opener, opened } = start(needy);
    opener.openTarget({ view: 'account', accountID: 'a' });
    opener.openTarget({ view: 'overview' });
    opener.openTarget(null);
    expect(opened).toEqual(['login {"accountID":"a"}', 'show overview', 'show window']);
  });

  it('opens a sign-in that is wanted although nothing needs it', () => {
    const { opener, opened } = start(goodSnapshot([account({ accountID: 'a' })]));
    opener.signIn('a');
    opener.signIn('gone');
    expect(opened).toEqual(['login {"accountID":"a"}', 'show account']);
  });

  it('waits once for the accounts at a first start', () => {
    const { opener, opened, emit } = start(initialSnapshot(0));
    opener.handleLaunchArgs(['--reconnect=a']);
    emit({ ...initialSnapshot(0), missedPolls: 1 });
    emit(needy);
    emit(needy);
    expect(opened).toEqual(['show window', 'login {"accountID":"a"}']);
  });

  it('only shows the window for a link to an account that is not there', () => {
    const { opener, opened, emit } = start(needy);
    opener.handleLaunchArgs(['bridgekeeper://reconnect/stranger']);
    emit(needy);
    expect(opened).toEqual(['show window']);
  });

  it('shows the account of a link when no sign-in mends its status', () => {
    const { opener, opened } = start(goodSnapshot([account({ accountID: 'a' })]));
    opener.handleLaunchArgs(['bridgekeeper://reconnect/a']);
    // A command line is the user's own word, which no web page can give.
    opener.handleLaunchArgs(['--reconnect=a']);
    expect(opened).toEqual(['show account', 'login {"accountID":"a"}']);
  });

  it('starts the sign-in of a link when one mends the status, at a first start too', () => {
    const { opener, opened, emit } = start(initialSnapshot(0));
    opener.handleLaunchArgs(['bridgekeeper://reconnect/a']);
    emit(needy);
    opener.handleLaunchArgs(['bridgekeeper://reconnect/a']);
    expect(opened).toEqual(['show window', 'login {"accountID":"a"}', 'login {"accountID":"a"}']);
  });
});

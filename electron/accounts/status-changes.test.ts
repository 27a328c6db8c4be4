import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { statusChanges } from './status-changes';
import { initialSnapshot } from './initial-snapshot';

const alice = account({ accountID: 'alice' });
const signedOut = account({
  accountID: 'alice',
  status: 'reconnect_required',
  statusText: 'Signed out',
});

describe('statusChanges', () => {
  it('writes down at the first good poll what the history does not know, without a time', () => {
    expect(statusChanges(initialSnapshot(0), goodSnapshot([signedOut]), 1)).toMatchObject([
      { kind: 'appeared', from: null, to: 'reconnect_required', isInexact: true },
    ]);
  });

  it('compares the baseline with the history, and knows no exact time', () => {
    const lastKnown = (accountID: string) =>
      ({ alice: { status: 'connected', since: 1 }, bob: { status: 'connected', since: 1 } })[
        accountID
      ] ?? null;
    const now = goodSnapshot([signedOut, account({ accountID: 'bob' })]);
    expect(statusChanges(initialSnapshot(0), now, 42, lastKnown)).toMatchObject([
      {
        at: 42,
        accountID: 'alice',
        kind: 'status',
        from: 'connected',
        to: 'reconnect_required',
        isInexact: true,
      },
    ]);
    expect(statusChanges(initialSnapshot(0), goodSnapshot([alice]), 42, lastKnown)).toEqual([]);
    expect(statusChanges(goodSnapshot([alice]), goodSnapshot([alice]), 42, lastKnown)).toEqual([]);
  });

  it('describes how an account changed', () => {
    expect(statusChanges(goodSnapshot([alice]), goodSnapshot([signedOut]), 42)).toEqual([
      {
        at: 42,
        accountID: 'alice',
        network: 'WhatsApp',
        displayName: 'Alice',
        kind: 'status',
        from: 'connected',
        to: 'reconnect_required',
        statusText: 'Signed out',
      },
    ]);
  });

  it('includes accounts that appear and that are gone', () => {
    const bob = account({ accountID: 'bob' });
    const changes = statusChanges(goodSnapshot([alice]), goodSnapshot([bob]), 1);
    expect(changes.map(({ kind, accountID, from, to }) => [kind, accountID, from, to])).toEqual([
      ['appeared', 'bob', null, 'connected'],
      ['gone', 'alice', 'connected', null],
    ]);
  });

  it('learns nothing from a missed poll', () => {
    const missed = { ...goodSnapshot([]), missedPolls: 1 };
    expect(statusChanges(goodSnapshot([alice]), missed, 1)).toEqual([]);
  });
});

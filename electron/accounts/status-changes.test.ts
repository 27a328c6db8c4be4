import { describe, expect, it } from 'vitest';
import { account, goodSnapshot } from '../testing/fixtures';
import { changesBetween } from './status-changes';
import { firstSnapshot } from './snapshot-reducer';

const alice = account({ accountID: 'alice' });
const fallen = account({
  accountID: 'alice',
  status: 'reconnect_required',
  statusText: 'Signed out',
});

describe('changesBetween', () => {
  it('takes the first good poll as a baseline', () => {
    expect(changesBetween(firstSnapshot(0), goodSnapshot([fallen]), 1)).toEqual([]);
  });

  it('names what became of an account', () => {
    expect(changesBetween(goodSnapshot([alice]), goodSnapshot([fallen]), 42)).toEqual([
      {
        at: 42,
        accountID: 'alice',
        network: 'WhatsApp',
        owner: 'Alice',
        kind: 'status',
        from: 'connected',
        to: 'reconnect_required',
        statusText: 'Signed out',
      },
    ]);
  });

  it('tells of accounts that appear and that are gone', () => {
    const bob = account({ accountID: 'bob' });
    const changes = changesBetween(goodSnapshot([alice]), goodSnapshot([bob]), 1);
    expect(changes.map(({ kind, accountID, from, to }) => [kind, accountID, from, to])).toEqual([
      ['appeared', 'bob', null, 'connected'],
      ['gone', 'alice', 'connected', null],
    ]);
  });

  it('learns nothing from a missed poll', () => {
    const missed = { ...goodSnapshot([]), missedPolls: 1 };
    expect(changesBetween(goodSnapshot([alice]), missed, 1)).toEqual([]);
  });
});

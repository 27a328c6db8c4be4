import { expect, it } from 'vitest';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';
import { createSnapshotPusher } from './snapshot-pusher';

it('pushes the first snapshot whole, then what changed, and whole again to a page that asks', () => {
  const pushed: unknown[] = [];
  const pusher = createSnapshotPusher((...push) => pushed.push(push));
  const calm = aSnapshot({ accounts: [anAccount()] });
  const later = { ...calm, version: 2 };
  const fallen = { ...later, accounts: [anAccount({ status: 'reconnect_required' })] };
  pusher.push(calm);
  pusher.push(later);
  pusher.startAnew();
  pusher.push(later);
  pusher.push(fallen);
  expect(pushed).toEqual([
    ['snapshot', calm],
    ['snapshotChange', { ...later, accounts: null, bridges: null }],
    ['snapshot', later],
    ['snapshotChange', { ...fallen, accounts: fallen.accounts, bridges: null }],
  ]);
});

import { expect, it } from 'vitest';
import { createFakeRendererApi } from '../../shared/ipc/testing/fake-renderer-api';
import { snapshotChange } from '../../shared/model/snapshot-change';
import { accountsIn, aSnapshot } from '../../shared/testing/fixtures';
import { aWindowState } from '../testing/fixtures';
import { createWindowStore } from './store.svelte';

const first = aSnapshot({ accounts: accountsIn('connected', 'connected') });
const [kept, old] = first.accounts as [never, never];
const [, fallen] = accountsIn('connected', 'disconnected') as [never, never];
const second = { ...first, version: 2, accounts: [kept, fallen] };

async function loadedStore() {
  const api = createFakeRendererApi();
  api.answer('window.getSnapshot', aWindowState({ snapshot: first }));
  const store = createWindowStore(api);
  await store.load();
  return { api, store };
}

it('makes each snapshot of the one pushed before and what changed', async () => {
  const { api, store } = await loadedStore();
  api.push('snapshot', structuredClone(first));
  api.push('snapshotChange', structuredClone(snapshotChange(first, second)));
  expect(store.snapshot).toEqual(second);
  // The same object, so that its row is not rendered again.
  expect(store.snapshot?.accounts[0]).toBe(kept);
  expect(store.snapshot?.accounts).not.toContain(old);
});

it('waits for a whole one where the one before was pushed to an earlier page', async () => {
  const { api, store } = await loadedStore();
  api.push('snapshotChange', snapshotChange(first, second));
  expect(store.snapshot).toEqual(first);
  api.push('snapshot', second);
  expect(store.snapshot).toEqual(second);
});

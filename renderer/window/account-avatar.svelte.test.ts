import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../shared/model/snapshot';
import { anAccount } from '../../shared/testing/fixtures';
import { createTestApp } from '../testing/app';
import AccountAvatar from './account-avatar.svelte';

const ALICE = 'data:image/png;base64,QQ==';
const BOB = 'data:image/png;base64,Qg==';

const alice = (particulars: Partial<AccountState> = {}) =>
  anAccount({ accountID: 'alice', pictureKey: 'a', ...particulars });
const bob = anAccount({ accountID: 'bob', pictureKey: 'b' });

async function start(account: AccountState) {
  const app = await createTestApp();
  const held = app.api.hold('accounts.picture');
  const view = render(AccountAvatar, { account }, app.wrapper);
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await tick();
  };
  const pictures = () =>
    [...view.container.querySelectorAll('img')].map((picture) => picture.getAttribute('src'));
  const marks = () => view.container.querySelectorAll('.avatar').length;
  return { ...app, held, view, settled, pictures, marks };
}

describe('the avatar of an account', () => {
  it('is the mark until the picture comes, and then both', async () => {
    const { held, settled, pictures, marks } = await start(alice());
    expect([pictures(), marks()]).toEqual([[], 1]);
    held.finish(ALICE);
    await settled();
    expect([pictures(), marks()]).toEqual([[ALICE], 1]);
  });

  it('stays the mark when there is no picture, or it cannot be had', async () => {
    const without = await start(alice({ pictureKey: null }));
    const missing = await start(alice());
    missing.held.finish(null);
    const failed = await start(alice());
    failed.held.refuse('No.');
    for (const { settled, pictures, marks } of [without, missing, failed]) {
      await settled();
      expect([pictures(), marks()]).toEqual([[], 1]);
    }
    expect(without.api.inputsOf('accounts.picture')).toEqual([]);
  });

  it('is not asked for again by a change of anything else', async () => {
    const { api, held, view, settled, pictures } = await start(alice());
    held.finish(ALICE);
    await settled();
    await view.rerender({ account: alice({ status: 'connecting' }) });
    expect(pictures()).toEqual([ALICE]);
    expect(api.inputsOf('accounts.picture')).toEqual([{ key: 'a' }]);
  });

  it('is never that of another account, not even for a moment or when it comes late', async () => {
    const { api, held, view, settled, pictures } = await start(alice());
    const later = api.hold('accounts.picture');
    await view.rerender({ account: bob });
    later.finish(BOB);
    await settled();
    expect(pictures()).toEqual([BOB]);
    held.finish(ALICE);
    await settled();
    expect(pictures()).toEqual([BOB]);

    api.hold('accounts.picture');
    await view.rerender({ account: alice() });
    expect(pictures()).toEqual([]);
    await view.rerender({ account: alice({ pictureKey: null }) });
    expect(pictures()).toEqual([]);
  });
});

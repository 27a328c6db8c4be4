import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { AccountState } from '../../../shared/model/snapshot';
import { NO_SILENCES } from '../../../shared/model/silences';
import { createTestApp, NOW_MS } from '../../testing/app';
import { anAccount } from '../../../shared/testing/fixtures';
import List from './list.svelte';

const alice = anAccount({ accountID: 'alice', displayName: 'Alice' });
const bob = anAccount({
  accountID: 'bob',
  displayName: 'Bob',
  network: 'Signal',
  status: 'reconnect_required',
  since: NOW_MS - 3 * 60_000,
});

async function renderList(accounts: readonly AccountState[], openID: string | null = null) {
  const user = userEvent.setup();
  const { wrapper } = await createTestApp();
  const onopen = vi.fn<(accountID: string) => void>();
  const onadd = vi.fn<() => void>();
  const { rerender } = render(List, { accounts, openID, isAdding: false, onopen, onadd }, wrapper);
  return { user, onopen, onadd, rerender };
}

const rows = () => screen.getAllByRole('button', { name: /WhatsApp|Signal/ });

describe('the list of accounts', () => {
  it('groups them, the most urgent first', async () => {
    await renderList([alice, bob]);
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(2);
    expect(rows()[0]?.textContent).toMatch(/Signal.*Bob.*for 3 minutes/s);
    expect(rows()[1]?.textContent).toMatch(/WhatsApp.*Alice/s);
  });

  it('says of a silenced one until when, and of no other', async () => {
    const silence = { kind: 'muted', since: NOW_MS, until: NOW_MS + 3_600_000 } as const;
    const silences = { ...NO_SILENCES, accounts: [{ ...silence, accountID: 'alice' }] };
    const { wrapper } = await createTestApp({ silences });
    const nothing = () => undefined;
    const handlers = { onopen: nothing, onadd: nothing };
    render(List, { accounts: [alice, bob], openID: null, isAdding: false, ...handlers }, wrapper);
    expect(rows().map((row) => row.textContent?.includes('Muted until 15:00'))).toEqual([
      false,
      true,
    ]);
  });

  it('opens the one that is clicked, and marks the open one', async () => {
    const { user, onopen } = await renderList([alice, bob], 'bob');
    await user.click(screen.getByRole('button', { name: /Alice/ }));
    expect(onopen).toHaveBeenCalledExactlyOnceWith('alice');
    expect(rows()[0]?.getAttribute('aria-current')).toBe('true');
  });

  it('is one stop of Tab; the arrow keys move in it, Enter opens', async () => {
    const { user, onopen } = await renderList([alice, bob]);
    await user.tab();
    expect(document.activeElement).toBe(rows()[0]);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(rows()[1]);
    await user.keyboard('{Enter}');
    expect(onopen).toHaveBeenCalledExactlyOnceWith('alice');
    await user.keyboard('{Home}{Tab}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add an account' }));
  });

  it('keeps the focus on an account that moves to another group', async () => {
    const { user, rerender } = await renderList([alice, bob]);
    await user.tab();
    await rerender({
      accounts: [alice, anAccount({ ...bob, status: 'connected', severity: 'connected' })],
    });
    expect(document.activeElement?.textContent).toContain('Bob');
  });

  it('says when there is none, and adds one', async () => {
    const { user, onadd } = await renderList([]);
    expect(screen.getByText('No account yet.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Add an account' }));
    expect(onadd).toHaveBeenCalledOnce();
  });
});

describe('the filter of a long list', () => {
  const many = Array.from({ length: 16 }, (_, index) =>
    anAccount({ accountID: `a${index}`, displayName: `Person ${index}` }),
  );

  it('leaves what matches; Escape shows all again', async () => {
    const { user } = await renderList(many);
    const filter = screen.getByRole('searchbox', { name: 'Find an account' });
    await user.type(filter, 'person 12');
    expect(rows()).toHaveLength(1);
    expect(screen.getByText('1 account shown')).toBeDefined();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(rows()[0]);
    await user.click(filter);
    await user.keyboard('{Escape}');
    expect(rows()).toHaveLength(16);
  });

  it('hands the focus on when the focused one matches no more', async () => {
    const { user, rerender } = await renderList(many);
    await user.type(screen.getByRole('searchbox'), 'person 1');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Person 1');
    const renamed = many.map((account) =>
      account.accountID === 'a1' ? { ...account, displayName: 'Zoe' } : account,
    );
    await rerender({ accounts: renamed });
    expect(document.activeElement).toBe(rows()[0]);
    expect(document.activeElement?.textContent).toContain('Person 10');
  });

  it('says when nothing matches', async () => {
    const { user } = await renderList(many);
    await user.type(screen.getByRole('searchbox'), 'zebra');
    expect(screen.getByText('No account matches “zebra”.')).toBeDefined();
  });
});

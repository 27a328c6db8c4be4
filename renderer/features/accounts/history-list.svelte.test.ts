import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { StatusChange } from '../../../shared/model/snapshot';
import { createTestApp, NOW_MS } from '../../testing/app';
import HistoryList from './history-list.svelte';

const change: StatusChange = {
  at: NOW_MS - 2 * 3_600_000,
  accountID: 'alice',
  network: 'WhatsApp',
  displayName: 'Alice',
  kind: 'status',
  from: 'connected',
  to: 'reconnect_required',
  statusText: null,
};

describe('the history of an account', () => {
  it('says when a change was seen, and how long ago', async () => {
    const { wrapper } = await createTestApp();
    render(HistoryList, { changes: [change] }, wrapper);
    expect(screen.getByRole('listitem').textContent.trim()).toMatch(
      /^12:00\s+Needs you to sign in again\s+2 h ago$/,
    );
  });

  it('claims no time for what changed while the program was off', async () => {
    const { wrapper } = await createTestApp();
    render(HistoryList, { changes: [{ ...change, isInexact: true }] }, wrapper);
    expect(screen.getByRole('listitem').textContent.trim()).toMatch(
      /^before 12:00\s+Needs you to sign in again, since some time while nobody watched$/,
    );
  });
});

import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { StatusChange } from '../../shared/model/snapshot';
import { createTestApp, NOW_MS } from '../testing/app';
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
    render(HistoryList, { rows: [{ change, decisions: [] }] }, wrapper);
    expect(screen.getByRole('listitem').textContent.trim()).toMatch(
      /^12:00\s+Needs you to sign in again\s+2 hours ago$/,
    );
  });

  it('claims no time for what changed while the program was off', async () => {
    const { wrapper } = await createTestApp();
    render(
      HistoryList,
      { rows: [{ change: { ...change, isInexact: true }, decisions: [] }] },
      wrapper,
    );
    expect(screen.getByRole('listitem').textContent.trim()).toMatch(
      /^before 12:00\s+Needs you to sign in again; it happened while nobody watched$/,
    );
  });

  it('says whether the user was told, and why not', async () => {
    const { wrapper } = await createTestApp();
    const decision = {
      at: change.at + 50,
      accountID: 'alice',
      kind: 'decision' as const,
      about: 'action-required',
    };
    const decisions = [
      { ...decision, told: false, reason: 'muted' },
      { ...decision, at: change.at + 3_600_000, told: true, reason: 'after-silence' },
      { ...decision, told: false, reason: 'telepathy' },
    ];
    render(HistoryList, { rows: [{ change, decisions }] }, wrapper);
    const lines = screen.getAllByText(/told|Held back/i).map((line) => line.textContent?.trim());
    expect(lines).toEqual([
      'Held back: you muted it',
      'You were told when the silence was over · 13:00',
      'Not told: telepathy',
    ]);
  });

  it('names the accounts where they are several, and shows a sign-in', async () => {
    const { wrapper } = await createTestApp();
    const signIn = {
      at: NOW_MS,
      accountID: 'alice',
      network: 'WhatsApp',
      displayName: 'Alice',
      kind: 'signed-in' as const,
    };
    render(HistoryList, { rows: [{ change: signIn, decisions: [] }], hasNames: true }, wrapper);
    expect(screen.getByRole('listitem').textContent?.replaceAll(/\s+/g, ' ').trim()).toBe(
      '14:00 WhatsApp (Alice) You signed in a moment ago',
    );
  });
});

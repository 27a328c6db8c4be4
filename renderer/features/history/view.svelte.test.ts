import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AccountPast, HistoryRow, PastReport } from '../../../shared/model/history';
import { anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { createTestApp, NOW_MS } from '../../testing/app';
import HistoryView from './view.svelte';

const HOUR_MS = 3_600_000;
const account = anAccount({ accountID: 'alice', displayName: 'Alice' });
const past: AccountPast = {
  accountID: 'alice',
  network: 'WhatsApp',
  displayName: 'Alice',
  isGone: false,
  bands: [
    { from: 0, until: 100, state: 'connected' },
    { from: 100, until: 160, state: 'action-required' },
  ],
  statistics: { upShare: 0.9996, watchedMs: 1, disconnects: 1, needs: 2, signIns: 3 },
};
const report: PastReport = {
  from: NOW_MS - 24 * HOUR_MS,
  until: NOW_MS,
  knownSince: 0,
  accounts: [past],
  accountCount: 1,
  troubles: [
    { from: NOW_MS - 2 * HOUR_MS, until: NOW_MS, state: 'action-required' },
    { from: NOW_MS - 8 * HOUR_MS, until: NOW_MS - 7 * HOUR_MS, state: 'disconnected' },
  ],
  needsEveryMs: 18 * 24 * HOUR_MS,
};
const row: HistoryRow = {
  change: {
    at: NOW_MS - 2 * HOUR_MS,
    accountID: 'alice',
    network: 'WhatsApp',
    displayName: 'Alice',
    kind: 'status',
    from: 'connected',
    to: 'reconnect_required',
    statusText: null,
  },
  decisions: [],
};

async function renderHistory(accountID: string | null = null) {
  const app = await createTestApp();
  app.api.answer('history.report', report);
  app.api.answer('history.rows', { rows: [row], count: 120 });
  const snapshot = aSnapshot({ accounts: [account] });
  const props = { accountID, snapshot, onback: () => undefined };
  const { rerender } = render(HistoryView, props, app.wrapper);
  await screen.findByText('Showing 1 of 120');
  return { ...app, rerender, user: userEvent.setup() };
}

describe('the history of all accounts', () => {
  it('says of each how it was, and leads to its own', async () => {
    const { store, user } = await renderHistory();
    const button = screen.getByRole('button', { name: /WhatsApp \(Alice\)/ });
    expect(button.textContent).toMatch(/Messages arrived 99\.9 % of the time it was watched\./);
    expect(button.textContent).toMatch(/1 disconnect · needed you 2 times · 3 sign-ins/);
    await user.click(button);
    expect(store.route).toEqual({ view: 'history', accountID: 'alice' });
  });

  it('asks anew for another period, and when an account changed', async () => {
    const { api, rerender, user } = await renderHistory();
    await user.click(screen.getByRole('radio', { name: '30 days' }));
    await rerender({ snapshot: aSnapshot({ accounts: [{ ...account, status: 'connecting' }] }) });
    expect(api.inputsOf('history.report').map(({ period }) => period)).toEqual([
      'week',
      'month',
      'month',
    ]);
  });

  it('searches, filters, and shows more', async () => {
    const { api, user } = await renderHistory();
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'x');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'What was held back');
    expect(screen.getByText('Showing 1 of 120')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(api.inputsOf('history.rows')).toEqual([
      { accountID: null, filter: 'all', search: '', limit: 50 },
      { accountID: null, filter: 'all', search: 'x', limit: 50 },
      { accountID: null, filter: 'held-back', search: 'x', limit: 50 },
      { accountID: null, filter: 'held-back', search: 'x', limit: 100 },
    ]);
  });

  it('says when nothing has happened yet, and when nothing fits', async () => {
    const { api, user } = await renderHistory();
    api.answer('history.rows', { rows: [], count: 0 });
    await user.type(screen.getByRole('searchbox'), 'x');
    expect(await screen.findByText('Nothing here matches what you look for.')).toBeDefined();
    await user.clear(screen.getByRole('searchbox'));
    expect(await screen.findByText('Nothing has happened yet')).toBeDefined();
  });

  it('says why it could not be read, and reads again', async () => {
    const { api, user } = await renderHistory();
    api.refuse('history.report', 'Bridgekeeper did not answer.');
    await user.click(screen.getByRole('radio', { name: '24 hours' }));
    expect(await screen.findByText(/did not answer/)).toBeDefined();
    api.answer('history.report', report);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.queryByText(/did not answer/)).toBeNull();
  });

  it('is saved, and says so, or why not', async () => {
    const { api, user } = await renderHistory();
    const save = async (format: string) => {
      await user.click(screen.getByRole('button', { name: 'Export' }));
      await user.click(screen.getByRole('menuitem', { name: format }));
    };
    api.answer('history.export', false);
    await save('JSON');
    expect(screen.queryByText('Saved.')).toBeNull();
    api.answer('history.export', true);
    await save('Table (CSV)');
    expect(await screen.findByText('Saved.')).toBeDefined();
    api.refuse('history.export', 'The disk is full.');
    await save('JSON');
    expect(await screen.findByText('The disk is full.')).toBeDefined();
    expect(api.inputsOf('history.export')).toEqual([
      { accountID: null, format: 'json' },
      { accountID: null, format: 'csv' },
      { accountID: null, format: 'json' },
    ]);
  });
});

describe('the history of one account', () => {
  it('has a drawing with words, a table of troubles, and how often it needs its user', async () => {
    await renderHistory('alice');
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      'WhatsApp (Alice), the last 7 days: Messages arrived 99.9 % of the time it was watched.',
    );
    expect(screen.getByText('It has needed you about every 18 days.')).toBeDefined();
    const cells = within(screen.getByRole('table'))
      .getAllByRole('row')
      .slice(1)
      .map((tr) => [...tr.querySelectorAll('td')].map((td) => td.textContent));
    expect(cells).toEqual([
      ['12:00', 'now', '2 hours', 'Needed you'],
      ['06:00', '07:00', '1 hour', 'Disconnected'],
    ]);
  });

  it('says so when nothing is known of it', async () => {
    const { api, user } = await renderHistory('alice');
    api.answer('history.report', { ...report, accounts: [], accountCount: 0 });
    await user.click(screen.getByRole('radio', { name: '24 hours' }));
    expect(await screen.findByText(/no longer knows anything about this account/)).toBeDefined();
  });
});

import { describe, expect, it } from 'vitest';
import { HOLD_DOWN_MS } from '../../shared/model/account-status';
import type { ListedAccount } from '../../shared/api/account';
import type { Snapshot } from '../../shared/model/snapshot';
import { listOf, wireAccount, wireBridge } from '../testing/fixtures';
import { initialSnapshot } from './initial-snapshot';
import { reduceSnapshot, type PollResult } from './snapshot-reducer';

const good = (over: Partial<Extract<PollResult, { ok: true }>> = {}): PollResult => ({
  ok: true,
  bridges: listOf(),
  listed: listOf(),
  desktopVersion: null,
  ...over,
});

const withAccounts = (...accounts: ReturnType<typeof wireAccount>[]) =>
  good({ bridges: listOf(wireBridge({ accounts })) });

const missed = (kind: 'unreachable' | 'server' | 'unauthorized' | 'too-old'): PollResult => ({
  ok: false,
  problem: { kind, detail: null },
  retryAfterMs: null,
});

const run = (results: readonly PollResult[], stepMs = 1_000): Snapshot =>
  results.reduce(
    (snapshot, result, index) => reduceSnapshot(snapshot, result, index * stepMs),
    initialSnapshot(0),
  );

describe('accounts', () => {
  it('are ordered by severity, then network and display name', () => {
    const statuses = [
      'disabled',
      'connected',
      'connecting',
      'hibernating',
      'disconnected',
      'reconnect_required',
    ];
    const accounts = statuses.map((status) => wireAccount({ accountID: status, status }));
    const snapshot = run([withAccounts(...accounts)]);
    expect(snapshot.accounts.map(({ severity }) => severity)).toEqual([
      'action-required',
      'disconnected',
      'unknown',
      'in-progress',
      'connected',
      'off',
    ]);
  });

  it('missing on the bridges are added from the account list, others are not doubled', () => {
    const onBridge = wireAccount({ accountID: 'a', status: 'reconnect_required' });
    const result = good({
      bridges: listOf(wireBridge({ accounts: [onBridge] })),
      listed: listOf<ListedAccount>(wireAccount({ accountID: 'a', status: 'connected' }), {
        accountID: 'old',
        network: 'Old',
      }),
    });
    const { accounts } = run([result]);
    expect(accounts.map(({ accountID, status }) => [accountID, status])).toEqual([
      ['a', 'reconnect_required'],
      ['old', 'unknown'],
    ]);
  });

  it('known only from the account list stay when just that call fails', () => {
    const listed = listOf({ accountID: 'old', network: 'Old' });
    const snapshot = run([good({ listed }), good({ listed: null })]);
    expect(snapshot.accounts.map(({ accountID }) => accountID)).toEqual(['old']);
  });

  it('that have a bridge of which only the account list knows stay as well', () => {
    const listed = listOf(wireAccount({ accountID: 'a', status: 'disconnected' }));
    const bridges = listOf(wireBridge());
    const snapshot = run([good({ bridges, listed }), good({ bridges, listed: null })]);
    expect(snapshot.accounts).toMatchObject([{ accountID: 'a', bridgeID: 'local-whatsapp' }]);
  });

  it('that left their bridge are gone even when the account list fails', () => {
    const snapshot = run([
      withAccounts(wireAccount()),
      good({ bridges: listOf(wireBridge()), listed: null }),
    ]);
    expect(snapshot.accounts).toEqual([]);
  });

  it('get a name from what Beeper knows, made fit to show', () => {
    const user = { id: '1', fullName: ' ', username: '@a\u202el\nice' };
    const { accounts } = run([withAccounts(wireAccount({ user }))]);
    expect(accounts[0]?.displayName).toBe('@a l ice');
  });
});

describe('since', () => {
  it('is exact when a later poll found the change, and not at the first poll', () => {
    const first = run([withAccounts(wireAccount())]);
    expect(first.accounts[0]).toMatchObject({ since: 0, sinceExact: false });
    const next = reduceSnapshot(
      first,
      withAccounts(wireAccount({ status: 'disconnected' })),
      7_000,
    );
    expect(next.accounts[0]).toMatchObject({ since: 7_000, sinceExact: true });
  });

  it('comes from the history when the status is still the last known one', () => {
    const lastKnown = () => ({ status: 'disconnected', since: 5 });
    const at = (status: string) =>
      reduceSnapshot(initialSnapshot(0), withAccounts(wireAccount({ status })), 900, lastKnown)
        .accounts[0];
    expect(at('disconnected')).toMatchObject({ since: 5, sinceExact: true });
    expect(at('connected')).toMatchObject({ since: 900, sinceExact: false });
  });

  it('is not exact when the history has it from a first poll', () => {
    const lastKnown = () => ({ status: 'disconnected', since: 5, isInexact: true });
    const poll = withAccounts(wireAccount({ status: 'disconnected' }));
    const { accounts } = reduceSnapshot(initialSnapshot(0), poll, 900, lastKnown);
    expect(accounts[0]).toMatchObject({ since: 5, sinceExact: false });
  });

  it('of a problem begins anew after a gap in which nobody looked, unless it had lasted already', () => {
    const look = (before: Snapshot, at: number) =>
      reduceSnapshot(before, withAccounts(wireAccount({ status: 'connecting' })), at);
    const asleep = 8 * 3_600_000;
    const first = look(initialSnapshot(0), 0);
    expect(look(first, asleep).accounts[0]).toMatchObject({
      unhealthySince: asleep,
      overdue: false,
    });
    expect(look(look(first, 60_000), 5 * 60_000).accounts[0]).toMatchObject({ unhealthySince: 0 });
    const again = reduceSnapshot(first, good({ isRepeated: true }), asleep);
    expect(again.accounts[0]).toMatchObject({ unhealthySince: asleep, overdue: false });
    const lasting = look(first, HOLD_DOWN_MS);
    expect(look(lasting, asleep).accounts[0]).toMatchObject({ unhealthySince: 0, overdue: true });
  });

  it('of what does not heal by itself goes on through such a gap', () => {
    const signedOut = withAccounts(wireAccount({ status: 'reconnect_required' }));
    const first = reduceSnapshot(initialSnapshot(0), signedOut, 0);
    const next = reduceSnapshot(first, signedOut, 8 * 3_600_000);
    expect(next.accounts[0]).toMatchObject({ unhealthySince: 0 });
  });

  it('of a problem counts through changing states until the account is healthy', () => {
    const statuses = ['connected', 'disconnected', 'connecting', 'disconnected', 'connected'];
    const snapshots: Snapshot[] = [];
    statuses.forEach((status, index) => {
      const before = snapshots.at(-1) ?? initialSnapshot(0);
      snapshots.push(reduceSnapshot(before, withAccounts(wireAccount({ status })), index * 60_000));
    });
    expect(snapshots.map(({ accounts }) => accounts[0]?.unhealthySince)).toEqual([
      null,
      60_000,
      60_000,
      60_000,
      null,
    ]);
  });

  it('a transient problem is overdue once it outlasts the hold-down', () => {
    const down = withAccounts(wireAccount({ status: 'disconnected' }));
    const fell = reduceSnapshot(run([withAccounts(wireAccount())]), down, 1_000);
    const almost = reduceSnapshot(fell, down, 1_000 + HOLD_DOWN_MS - 1);
    const over = reduceSnapshot(almost, down, 1_000 + HOLD_DOWN_MS);
    expect([fell, almost, over].map(({ accounts }) => accounts[0]?.overdue)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('connectivity', () => {
  it('one refused connection is enough; a single server error may be a hiccup', () => {
    const healthy = withAccounts(wireAccount());
    expect(run([healthy, missed('unreachable')]).connectivity.state).toBe('unreachable');
    expect(run([healthy, missed('server')]).connectivity.state).toBe('ok');
    expect(run([healthy, missed('server'), missed('server')]).connectivity.state).toBe(
      'unreachable',
    );
    expect(run([missed('server')]).connectivity.state).toBe('starting');
    expect(run([missed('too-old')]).connectivity.state).toBe('unreachable');
    expect(run([missed('unauthorized')]).connectivity.state).toBe('not-connected');
  });

  it('keeps the accounts while Beeper is away, stale after two missed polls', () => {
    const once = run([withAccounts(wireAccount()), missed('unreachable')]);
    expect(once).toMatchObject({ stale: false, missedPolls: 1, lastCheckedAt: 0 });
    const twice = reduceSnapshot(once, missed('unreachable'), 9_000);
    expect(twice).toMatchObject({ stale: true, missedPolls: 2, lastCheckedAt: 0 });
    expect(twice.accounts).toHaveLength(1);
    expect(twice.connectivity.since).toBe(1_000);
    const back = reduceSnapshot(twice, withAccounts(wireAccount()), 10_000);
    expect(back).toMatchObject({ stale: false, missedPolls: 0, lastCheckedAt: 10_000 });
    expect(back.connectivity).toEqual({ state: 'ok', problem: null, since: 10_000 });
  });
});

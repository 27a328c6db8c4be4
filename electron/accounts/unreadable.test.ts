import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createState } from '../../simulator/state';
import { buildSeed } from '../../simulator/seed';
import { UNREADABLE_STATUS } from '../../shared/model/account-status';
import type { AccountState } from '../../shared/model/snapshot';
import { snapshotAfter, type Answers } from './testing/answers';

const ALICE = { accountID: 'wa-alice', status: 'connected', user: { fullName: 'Alice' } };
const BOB = { accountID: 'wa-bob', status: 'connected', user: { fullName: 'Bob' } };
const WHATSAPP = { id: 'whatsapp', displayName: 'WhatsApp', type: 'whatsapp' };

const whatsappWith = (...accounts: unknown[]): Answers => ({
  bridges: { items: [{ ...WHATSAPP, accounts }] },
  accounts: [],
});
const WELL = whatsappWith(ALICE, BOB);

const byID = (accounts: readonly AccountState[], accountID: string) =>
  accounts.find((account) => account.accountID === accountID);
const shown = (...polls: Answers[]) =>
  snapshotAfter(...polls).accounts.map(({ accountID, displayName, status, unreadableField }) => [
    accountID,
    displayName,
    unreadableField === null ? status : `${status}: ${unreadableField}`,
  ]);

describe('an account that cannot be read', () => {
  it('is one unreadable account, with the name its item gives', () => {
    expect(shown(whatsappWith({ ...ALICE, status: 7 }, BOB))).toEqual([
      ['wa-alice', 'Alice', 'unreadable: status'],
      ['wa-bob', 'Bob', 'connected'],
    ]);
  });

  it.each([
    ['status', { ...ALICE, status: ['connected'], user: null }],
    ['accountID', { ...ALICE, accountID: 7 }],
    ['', 'connected'],
  ])('keeps its name when it was known: %s', (field, item) => {
    expect(shown(WELL, whatsappWith(item, BOB))).toEqual([
      ['wa-alice', 'Alice', `unreadable: ${field}`],
      ['wa-bob', 'Bob', 'connected'],
    ]);
  });

  it('is held down like an unknown status, and well again once it can be read', () => {
    const odd = whatsappWith({ ...ALICE, status: 7 }, BOB);
    const [account] = snapshotAfter(WELL, odd, odd).accounts;
    expect(account).toMatchObject({
      severity: 'unknown',
      since: 1_000,
      unhealthySince: 1_000,
      overdue: false,
      bridgeID: 'whatsapp',
    });
    const healed = snapshotAfter(WELL, odd, WELL).accounts;
    expect(byID(healed, 'wa-alice')).toMatchObject({ status: 'connected', unreadableField: null });
  });

  it('has no name when nothing tells who it is, stays one, and goes when it heals', () => {
    const odd = whatsappWith({ status: 'connected' }, BOB);
    const [nameless] = snapshotAfter(odd).accounts;
    expect(nameless).toMatchObject({ network: 'WhatsApp', displayName: null, bridgeID: null });
    expect(shown(odd, odd)).toHaveLength(2);
    expect(shown(odd, WELL)).toHaveLength(2);
    expect(shown(odd, { ...WELL, accounts: null })).toHaveLength(2);
  });

  it('is not confused with one that is listed elsewhere', () => {
    expect(shown(WELL, whatsappWith({ status: 'connected' }, ALICE, BOB))).toEqual([
      ['bridges/whatsapp/0', null, 'unreadable: accountID'],
      ['wa-alice', 'Alice', 'connected'],
      ['wa-bob', 'Bob', 'connected'],
    ]);
  });

  it('in the account list is not shown when the bridges list it', () => {
    const answers = { ...WELL, accounts: [{ ...ALICE, accountID: 7 }, BOB] };
    expect(shown(answers)).toEqual(shown(WELL));
  });

  it('that only the account list has is shown, and keeps its name', () => {
    const list = (item: unknown) => ({ bridges: { items: [] }, accounts: [item, BOB] });
    expect(shown(list(ALICE), list({ ...ALICE, accountID: {} }))).toEqual([
      ['wa-alice', 'Alice', 'unreadable: accountID'],
      ['wa-bob', 'Bob', 'connected'],
    ]);
  });
});

describe('a bridge that cannot be read', () => {
  const withBridge = (bridge: unknown, accounts: unknown = []) => ({
    bridges: [bridge],
    accounts,
  });

  it('keeps its name, and its accounts go on', () => {
    const { bridges, accounts } = snapshotAfter(
      WELL,
      withBridge({ ...WHATSAPP, id: 7, accounts: [ALICE, BOB] }),
    );
    expect(bridges).toMatchObject([
      { bridgeID: 'whatsapp', displayName: 'WhatsApp', unreadableField: 'id' },
    ]);
    expect(accounts).toEqual(snapshotAfter(WELL, WELL).accounts);
  });

  it('is one unreadable bridge, named as far as it says', () => {
    const { bridges } = snapshotAfter({
      bridges: [{ network: 'Signal' }, null, WHATSAPP],
      accounts: [],
    });
    expect(
      bridges.map(({ displayName, unreadableField }) => [displayName, unreadableField]),
    ).toEqual([
      ['Signal', 'id'],
      ['Unnamed bridge', ''],
      ['WhatsApp', null],
    ]);
  });

  it.each([
    ['its accounts are no list', { ...WHATSAPP, accounts: 'many' }],
    ['it is no object', 7],
  ])('does not make its accounts go when %s', (_, bridge) => {
    expect(shown(WELL, withBridge(bridge))).toEqual([
      ['wa-alice', 'Alice', 'unreadable: accounts'],
      ['wa-bob', 'Bob', 'unreadable: accounts'],
    ]);
    expect(shown(WELL, withBridge(bridge, [ALICE]))).toEqual([
      ['wa-bob', 'Bob', 'unreadable: accounts'],
      ['wa-alice', 'Alice', 'connected'],
    ]);
  });

  it('needs nothing but its ID: the rest gets a value to show', () => {
    const [bridge] = snapshotAfter(withBridge({ id: 'b', accounts: [ALICE, BOB] })).bridges;
    expect(bridge).toMatchObject({
      displayName: 'b',
      status: 'unknown',
      provider: null,
      type: null,
      supportsMultipleAccounts: true,
      activeAccountCount: 2,
      unreadableField: null,
    });
  });
});

/** Every path in a JSON value at which there is something to spoil. */
function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))
      : [];
  return path.length === 0 ? inside : [path, ...inside];
}

const MISSING = Symbol('missing');

function spoilt(value: unknown, [key, ...deeper]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      String(index) === key ? spoilt(item, deeper, odd) : item,
    );
  }
  const entries = Object.entries(value as object).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? spoilt(inner, deeper, odd) : inner,
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== MISSING)) as unknown;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Record<string, unknown>)[key], value);
}

describe('one key of another kind', () => {
  const state = createState(buildSeed('all-states'));
  const bridges = { items: state.bridges() };
  const accounts = state.accounts();
  const well: Answers = { bridges, accounts };
  const before = snapshotAfter(well, well);

  const odd = fc.oneof(
    fc.constant(MISSING),
    fc.constant(null),
    fc.jsonValue(),
    fc.constant('x'.repeat(100_000)),
    fc.constant(Array.from({ length: 1_000 }, () => ({}))),
  );
  const ofTheBridges = fc.constantFrom(...pathsIn(bridges).filter(({ length }) => length > 1));
  const ofTheAccounts = fc.constantFrom(...pathsIn(accounts));
  const isSameType = (a: unknown, b: unknown) => typeof a === 'string' && typeof b === 'string';

  /** The account that a path leads into, if it does. */
  const spoiltID = (whole: unknown, path: readonly string[], depth: number) => {
    const item = path.length >= depth ? valueAt(whole, path.slice(0, depth)) : undefined;
    return (item as { accountID?: string } | undefined)?.accountID;
  };

  it('of a bridge, or an account on it, leaves the watch over all others as it was', () => {
    fc.assert(
      fc.property(ofTheBridges, odd, (path, value) => {
        // Another text is no misfit: it may well be another account.
        fc.pre(!isSameType(valueAt(bridges, path), value) || String(value).length > 1_000);
        // Neither is a list of other accounts.
        fc.pre(!(path.at(-1) === 'accounts' && (value === MISSING || value === null)));
        fc.pre(!(path.at(-1) === 'accounts' && Array.isArray(value) && value.length < 1_000));
        const after = snapshotAfter(well, { ...well, bridges: spoilt(bridges, path, value) });
        const id = path[2] === 'accounts' ? spoiltID(bridges, path, 4) : undefined;
        const isList = path[2] === 'accounts' && path.length === 3;
        for (const account of before.accounts) {
          const next = byID(after.accounts, account.accountID);
          expect(next).toBeDefined();
          if (account.accountID === id || isList) continue;
          const { network, place } = account;
          // The name and the number of a bridge decorate its accounts.
          expect({ ...next, network, place }).toMatchObject({
            ...account,
            bridgeType: next?.bridgeType,
          });
        }
        if (!isList) expect(after.accounts).toHaveLength(before.accounts.length);
        expect(after.bridges).toHaveLength(before.bridges.length);
      }),
      { seed: 10, numRuns: 200 },
    );
  });

  it('of the account list leaves the watch over every account as it was', () => {
    fc.assert(
      fc.property(ofTheAccounts, odd, (path, value) => {
        fc.pre(!isSameType(valueAt(accounts, path), value) || String(value).length > 1_000);
        const after = snapshotAfter(well, { ...well, accounts: spoilt(accounts, path, value) });
        expect(after.accounts).toEqual(before.accounts);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('of an account shows that account as unreadable only when it is its ID or its status', () => {
    fc.assert(
      fc.property(ofTheBridges, fc.constantFrom(7, true, {}, []), (path, value) => {
        fc.pre(path.length >= 5 && path[2] === 'accounts');
        fc.pre(typeof valueAt(bridges, path) === 'string');
        const after = snapshotAfter(well, { ...well, bridges: spoilt(bridges, path, value) });
        const unreadable = after.accounts.filter(({ status }) => status === UNREADABLE_STATUS);
        const isNeeded = path.length === 5 && ['accountID', 'status'].includes(path[4] ?? '');
        const names = isNeeded ? [[spoiltID(bridges, path, 4), path[4]]] : [];
        expect(unreadable.map((one) => [one.accountID, one.unreadableField])).toEqual(names);
      }),
      { seed: 12, numRuns: 100 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import {
  bridgeListSchema,
  bridgeLoginListSchema,
  bridgeLoginSchema,
  loginFlowListSchema,
  removedLoginSchema,
} from './bridge';
import { readableItems } from './item-list';
import {
  BRIDGE_EXAMPLE,
  BRIDGE_LIST_EXAMPLE,
  LOGIN_FLOW_LIST_EXAMPLE,
  LOGIN_SESSION_EXAMPLE,
} from './testing/reference-examples';

describe("the reference's examples", () => {
  it('parse to themselves', () => {
    const { login } = LOGIN_SESSION_EXAMPLE;
    expect(bridgeLoginSchema.parse(login)).toStrictEqual(login);
    const { items } = LOGIN_FLOW_LIST_EXAMPLE;
    const flows = loginFlowListSchema.parse(LOGIN_FLOW_LIST_EXAMPLE);
    expect(flows).toStrictEqual({ value: items, misfits: [] });
  });
});

describe('loginFlowListSchema', () => {
  it('reads flow by flow: one that is broken hides no other', () => {
    const items = [{ id: 7, name: 'Broken' }, { id: 'qr', name: ['QR'] }, null, { id: 'phone' }];
    const { value, misfits } = loginFlowListSchema.parse({ items });
    expect(value).toStrictEqual([{ id: 'qr' }, { id: 'phone' }]);
    expect(misfits.map(({ path }) => path)).toEqual(['items.0.id', 'items.1.name', 'items.2']);
  });

  it('takes null for a list that is left out, and needs a list', () => {
    expect(loginFlowListSchema.parse({ items: null }).value).toEqual([]);
    expect(loginFlowListSchema.safeParse('flows').success).toBe(false);
  });
});

describe('bridgeListSchema', () => {
  /** The bridges of a list as they were sent. */
  const sentBridges = (body: unknown) =>
    readableItems(bridgeListSchema.parse(body)).map(({ accounts, ...bridge }) => ({
      ...bridge,
      accounts: accounts.entries?.map((entry) => (entry.ok ? entry.value : entry)),
    }));
  const read = (odd: object) => bridgeListSchema.parse({ items: [{ ...BRIDGE_EXAMPLE, ...odd }] });

  it("takes the reference's example as it stands, and a bare array", () => {
    expect(sentBridges(BRIDGE_LIST_EXAMPLE)).toEqual(BRIDGE_LIST_EXAMPLE.items);
    expect(sentBridges(BRIDGE_LIST_EXAMPLE.items)).toEqual(BRIDGE_LIST_EXAMPLE.items);
    expect(bridgeListSchema.parse(BRIDGE_LIST_EXAMPLE).misfits).toEqual([]);
  });

  it('hands on a status and a provider it has never heard of, and unknown fields', () => {
    const sent = { ...BRIDGE_EXAMPLE, status: 'retired', provider: 'orbit', icon: 'x' };
    expect(sentBridges([sent])).toEqual([sent]);
  });

  it('needs nothing but an ID', () => {
    expect(sentBridges([{ id: 'b' }, { id: 'c', accounts: null, displayName: null }])).toEqual([
      { id: 'b', accounts: [] },
      { id: 'c', accounts: [] },
    ]);
  });

  it('takes accounts as {items} too', () => {
    const [account] = BRIDGE_EXAMPLE.accounts;
    expect(sentBridges([{ id: 'b', accounts: { items: [account] } }])).toEqual([
      { id: 'b', accounts: [account] },
    ]);
  });

  it.each([
    [{ activeAccountCount: '1' }, '0.activeAccountCount', 'number', 'string'],
    [{ accounts: [{ accountID: 'a', status: 7 }] }, '0.accounts.0.status', 'string', 'number'],
    [{ accounts: [{ accountID: 'a' }] }, '0.accounts.0.status', 'a value', 'missing'],
    [{ accounts: 'many' }, '0.accounts', 'array', 'string'],
  ])('says what does not fit in %j, and never what was there', (odd, path, expected, received) => {
    const { entries, misfits } = read(odd);
    expect(entries[0]?.ok).toBe(true);
    expect(misfits).toEqual([{ path, expected, received }]);
  });

  it('reads the accounts of a bridge without an ID', () => {
    const [entry] = read({ id: 7 }).entries;
    expect(entry).toMatchObject({ ok: false, field: 'id' });
    const accounts = entry?.ok === false ? entry.sketch.accounts : undefined;
    expect(accounts?.entries).toHaveLength(BRIDGE_EXAMPLE.accounts.length);
  });

  it.each([{}, null, 'bridges', { items: 'x' }, { items: null }, [{ id: 7 }, 'x']])(
    'is no list: %j',
    (body) => {
      expect(bridgeListSchema.safeParse(body).success).toBe(false);
    },
  );
});

describe('logins', () => {
  const LOGIN = { bridgeID: 'b', loginID: 'l', removeScopes: ['this-planet'], status: 'dreaming' };

  it('hand on a status and a scope never heard of', () => {
    expect(bridgeLoginListSchema.parse({ items: [LOGIN] })).toStrictEqual({ items: [LOGIN] });
  });

  it('come back from their removal with the accounts it took along', () => {
    const removed = {
      bridgeID: 'b',
      loginID: 'l',
      scope: 'all-devices',
      status: 'removed',
      affectedAccountIDs: ['a'],
    };
    expect(removedLoginSchema.parse(removed)).toStrictEqual(removed);
  });
});

import { describe, expect, it } from 'vitest';
import {
  bridgeListSchema,
  bridgeLoginListSchema,
  bridgeLoginSchema,
  bridgeSchema,
  loginFlowListSchema,
  removedLoginSchema,
} from './bridge';
import {
  BRIDGE_EXAMPLE,
  BRIDGE_LIST_EXAMPLE,
  LOGIN_FLOW_LIST_EXAMPLE,
  LOGIN_SESSION_EXAMPLE,
} from './testing/reference-examples';

describe("the reference's examples", () => {
  it.each([
    ['a list of bridges', bridgeListSchema, BRIDGE_LIST_EXAMPLE],
    ['a bridge', bridgeSchema, BRIDGE_EXAMPLE],
    ['a list of login flows', loginFlowListSchema, LOGIN_FLOW_LIST_EXAMPLE],
    ['a login', bridgeLoginSchema, LOGIN_SESSION_EXAMPLE.login],
  ])('%s parses to itself', (_, schema, example) => {
    expect(schema.parse(example)).toStrictEqual(example);
  });
});

describe('bridgeSchema', () => {
  it('hands on a status and a provider it has never heard of, and unknown fields', () => {
    const sent = { ...BRIDGE_EXAMPLE, status: 'retired', provider: 'orbit', icon: 'x' };
    expect(bridgeSchema.parse(sent)).toStrictEqual(sent);
  });

  it('reads null as left out', () => {
    const parsed = bridgeSchema.parse({ ...BRIDGE_EXAMPLE, network: null, statusText: null });
    expect(Object.keys(parsed)).not.toContain('network');
    expect(Object.keys(parsed)).not.toContain('statusText');
  });

  it('names the field that does not fit', () => {
    const body = { items: [BRIDGE_EXAMPLE, { ...BRIDGE_EXAMPLE, activeAccountCount: '1' }] };
    const { error } = bridgeListSchema.safeParse(body);
    expect(error?.issues.map((issue) => issue.path)).toEqual([['items', 1, 'activeAccountCount']]);
  });
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

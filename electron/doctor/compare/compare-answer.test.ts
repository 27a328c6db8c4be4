import { describe, expect, it } from 'vitest';
import { accountListSchema } from '../../../shared/api/account';
import { bridgeListSchema, loginFlowListSchema } from '../../../shared/api/bridge';
import { capabilitiesSchema } from '../../../shared/api/capabilities';
import { infoSchema } from '../../../shared/api/info';
import { introspectionSchema } from '../../../shared/api/oauth';
import { compareAnswer } from './compare-answer';

const account = (over: object = {}) => ({
  accountID: 'SECRET-account',
  status: 'connected',
  bridge: { id: 'SECRET', provider: 'local', type: 'whatsapp' },
  user: { id: 'SECRET', email: 'SECRET@example.com' },
  ...over,
});

describe('compareAnswer', () => {
  it('finds nothing in what is as expected, also with what is absent or null', () => {
    const bridges = { items: [{ id: 'SECRET', accounts: [account({ statusText: null })] }] };
    const nothing = { misfits: [], unknownFields: [] };
    expect(compareAnswer(bridgeListSchema, bridges)).toEqual(nothing);
    expect(compareAnswer(accountListSchema, [account()])).toEqual(nothing);
    expect(compareAnswer(infoSchema, { app: { name: 'Beeper' } })).toEqual(nothing);
  });

  it('counts misfits by their place, and names no value', () => {
    const accounts = [account({ status: 7 }), account({ status: 8 }), account({ user: 'SECRET' })];
    const compared = compareAnswer(bridgeListSchema, { items: [{ id: 'SECRET', accounts }] });
    expect(compared.misfits).toEqual([
      { path: '*.accounts.*.status', expected: 'string', received: 'number', count: 2 },
      { path: '*.accounts.*.user', expected: 'object', received: 'string', count: 1 },
    ]);
    expect(JSON.stringify(compared)).not.toContain('SECRET');
  });

  it('sees what the program itself puts up with', () => {
    const { misfits } = compareAnswer(infoSchema, {
      app: { name: 'Beeper' },
      server: { port: '1' },
    });
    expect(misfits).toEqual([
      { path: 'server.port', expected: 'number', received: 'string', count: 1 },
    ]);
    const scopes = compareAnswer(introspectionSchema, { active: true, scope: ['read'] });
    expect(scopes.misfits).toMatchObject([{ path: 'scope', received: 'array' }]);
    const flows = compareAnswer(loginFlowListSchema, { items: [{ id: 'qr', name: 3 }] });
    expect(flows.misfits).toMatchObject([{ path: 'items.*.name', received: 'number' }]);
  });

  it('names fields it does not know, wherever they stand, unless the name may be somebody’s', () => {
    const odd = account({ colour: 'SECRET', '+12025550123': 1, 'alice@example.com': 1, x12025: 1 });
    const flows = { items: [{ id: 'qr', isBest: true }], next: null };
    expect(compareAnswer(accountListSchema, [odd, odd]).unknownFields).toEqual(['*.?', '*.colour']);
    expect(compareAnswer(loginFlowListSchema, flows).unknownFields).toEqual([
      'items.*.isBest',
      'next',
    ]);
  });

  it('names none where there are too many of them to be fields', () => {
    const people = Array.from({ length: 21 }, (_item, index) => `alice${'x'.repeat(index)}`);
    const crowded = account(Object.fromEntries(people.map((name) => [name, 1])));
    expect(compareAnswer(accountListSchema, [crowded]).unknownFields).toEqual(['*.?']);
  });

  it('does not name the keys of a record', () => {
    const capabilities = {
      group_creation: { SECRET: { type_description: 5, name: { allowed: 'yes' } } },
      resolve_identifier: {},
    };
    const compared = compareAnswer(capabilitiesSchema, capabilities);
    expect(compared.misfits).toContainEqual(
      expect.objectContaining({ path: 'group_creation.*.type_description' }),
    );
    expect(JSON.stringify(compared)).not.toContain('SECRET');
  });

  it('tells a whole that is nothing of the kind', () => {
    for (const body of [undefined, 'SECRET', 5, []]) {
      expect(compareAnswer(infoSchema, body).misfits).toHaveLength(1);
    }
    expect(compareAnswer(bridgeListSchema, { error: 'SECRET' }).misfits).toHaveLength(1);
  });
});

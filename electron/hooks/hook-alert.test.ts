import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anAccount } from '../../shared/testing/fixtures';
import { hookAlertOf, hookAlertSchema } from './hook-alert';

const FILE = new URL('../../docs/hook.schema.json', import.meta.url);

/** The documented schema, in which nothing is allowed that it does not name. */
const documented = z.fromJSONSchema(
  JSON.parse(readFileSync(FILE, 'utf8'), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'required' in value
      ? { ...value, additionalProperties: false }
      : value,
  ) as Parameters<typeof z.fromJSONSchema>[0],
);

const accounts = [
  anAccount({ accountID: 'a', network: 'Signal', displayName: null, status: 'odd_status' }),
  anAccount({ accountID: 'b' }),
];
const spec = {
  category: 'account-problem' as const,
  accountIDs: ['a', 'gone'],
  title: 'A title',
  body: 'A body',
};

describe('hookAlertOf', () => {
  it('takes the accounts it is about, and the reason of the one that was told', () => {
    const decisions = [
      { accountID: 'b', kind: 'disconnected', notify: true, reason: 'outlasted-hold-down' },
      { accountID: 'a', kind: 'disconnected', notify: false, reason: 'muted' },
      { accountID: 'a', kind: 'action-required', notify: true, reason: 'reminder' },
    ] as const;
    expect(hookAlertOf({ spec, decisions, accounts }, 'id-1', 0)).toEqual({
      version: 1,
      id: 'id-1',
      kind: 'account-problem',
      reason: 'reminder',
      title: 'A title',
      body: 'A body',
      time: '1970-01-01T00:00:00.000Z',
      accounts: [{ accountID: 'a', network: 'Signal', name: null, status: 'odd_status' }],
    });
  });

  it('is nothing for a hint, and has no reason where no account is meant', () => {
    const given = { decisions: [], accounts };
    const of = (category: 'hint' | 'connection') =>
      hookAlertOf({ ...given, spec: { ...spec, category, accountIDs: [] } }, 'id', 0);
    expect(of('hint')).toBeNull();
    expect(of('connection')).toMatchObject({ kind: 'connection', reason: null, accounts: [] });
  });

  it('is as docs/hook.schema.json says, and as the queue reads it again', () => {
    const given = fc.record({
      spec: fc.record({
        category: fc.constantFrom('account-problem', 'account-recovery', 'renewal', 'connection'),
        accountIDs: fc.subarray(['a', 'b', 'gone']),
        title: fc.string(),
        body: fc.string(),
      }),
      decisions: fc.constant([]),
      accounts: fc.constant(accounts),
    });
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (told, now) => {
        const alert = hookAlertOf(told, 'id', now);
        expect(documented.safeParse(alert).error).toBeUndefined();
        expect(hookAlertSchema.parse(JSON.parse(JSON.stringify(alert)))).toEqual(alert);
      }),
    );
  });
});

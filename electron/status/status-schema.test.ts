import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ACCOUNT_STATUSES, severityOf } from '../../shared/model/account-status';
import type { Silences } from '../../shared/model/silences';
import { anAccount, aSnapshot } from '../../shared/testing/fixtures';
import { programStatus, statusWithoutAccounts } from './program-status';
import { parseStatus } from './read-status';

const FILE = new URL('../../docs/status.schema.json', import.meta.url);

/** The documented schema, in which nothing is allowed that it does not name. */
const documented = z.fromJSONSchema(
  JSON.parse(readFileSync(FILE, 'utf8'), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'required' in value
      ? { ...value, additionalProperties: false }
      : value,
  ) as Parameters<typeof z.fromJSONSchema>[0],
);

const moments = fc.integer({ min: 0, max: Date.UTC(2100, 0) });
const momentsOrNull = fc.option(moments);

const accounts = fc
  .record({
    accountID: fc.string(),
    network: fc.string(),
    displayName: fc.option(fc.string()),
    status: fc.oneof(fc.constantFrom(...ACCOUNT_STATUSES), fc.string()),
    since: moments,
    unhealthySince: momentsOrNull,
    overdue: fc.boolean(),
  })
  .map((particulars) => anAccount({ ...particulars, severity: severityOf(particulars.status) }));

const snapshots = fc
  .record({
    accounts: fc.array(accounts, { maxLength: 8 }),
    lastCheckedAt: momentsOrNull,
    connectivity: fc.record({
      state: fc.constantFrom('starting', 'ok', 'unreachable', 'not-connected'),
      problem: fc.option(
        fc.record({
          kind: fc.constantFrom('no-token', 'unauthorized', 'unreachable', 'malformed'),
          detail: fc.option(fc.string()),
        }),
      ),
      since: moments,
    }),
  })
  .map(aSnapshot);

const silences: fc.Arbitrary<Silences> = fc.record({
  snooze: fc.option(fc.record({ since: moments, until: momentsOrNull })),
  quietUntil: momentsOrNull,
  accounts: fc.array(
    fc.record({
      accountID: fc.string(),
      kind: fc.constantFrom('acknowledged', 'muted'),
      since: moments,
      until: momentsOrNull,
    }),
  ),
});

describe('docs/status.schema.json', () => {
  it('describes everything that is written, which is read again as it was', () => {
    const facts = fc.record({ snapshot: snapshots, silences, isDemo: fc.boolean() });
    fc.assert(
      fc.property(facts, moments, (all, now) => {
        const status = programStatus(all, { version: '1.2.3', pid: 17 }, now);
        expect(documented.safeParse(status).error).toBeUndefined();
        expect(parseStatus(JSON.stringify(status))).toEqual({ kind: 'read', status });
      }),
    );
  });

  it('describes a program that has ended', () => {
    const ended = { program: '1.2.3', running: false, pid: null, overall: 'not-running' } as const;
    expect(documented.safeParse(statusWithoutAccounts(ended, 0)).error).toBeUndefined();
  });

  it.each([{ version: 2 }, { overall: 'fine' }, { changedAt: 17 }, { secret: 'x' }, { pid: 'x' }])(
    'does not allow %j',
    (change) => {
      const status = statusWithoutAccounts(
        { program: '1.2.3', running: true, pid: 17, overall: 'starting' },
        0,
      );
      expect(documented.safeParse({ ...status, ...change }).success).toBe(false);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { accountListSchema, accountSketchSchema } from './account';
import { readableItems } from './item-list';
import { BRIDGE_EXAMPLE } from './testing/reference-examples';
import { tolerant } from './tolerant';

const [ACCOUNT] = BRIDGE_EXAMPLE.accounts;

/** As a session has it, whose odd parts count as absent. */
const accountSchema = tolerant(accountSketchSchema);

describe('accountSketchSchema', () => {
  it("takes the reference's example as it stands", () => {
    expect(accountSchema.parse(ACCOUNT)).toStrictEqual(ACCOUNT);
  });

  it('hands on a status and a provider it has never heard of', () => {
    const bridge = { id: 'b', provider: 'orbit', type: 'whatsapp' };
    const parsed = accountSchema.parse({ ...ACCOUNT, status: 'on_holiday', bridge });
    expect(parsed.status).toBe('on_holiday');
    expect(parsed.bridge?.provider).toBe('orbit');
  });

  it('reads null as left out, in the user too', () => {
    const user = { id: 'u', fullName: null, email: null };
    const parsed = accountSchema.parse({ ...ACCOUNT, user, network: null, loginID: null });
    expect(parsed.user).toStrictEqual({ id: 'u' });
    expect(Object.keys(parsed)).not.toContain('network');
    expect(Object.keys(parsed)).not.toContain('loginID');
  });

  it.each([
    ['accountID', 'x'.repeat(1_001)],
    ['status', ''],
    ['user', 'Alice'],
    ['bridge', 'x'],
    ['capabilities', ['edit']],
    ['network', 7],
    ['loginID', {}],
    ['statusText', ['why']],
  ])('does without a %s', (key, odd) => {
    const rest = { ...ACCOUNT, [key]: null };
    expect(accountSchema.parse({ ...ACCOUNT, [key]: odd })).toStrictEqual(
      accountSchema.parse(rest),
    );
  });

  it('keeps what fits beside what does not', () => {
    const user = { id: 'u', fullName: 'Alice', imgURL: 7, email: null, isSelf: 'yes' };
    const parsed = accountSchema.parse({ ...ACCOUNT, user });
    expect(parsed.user).toStrictEqual({ id: 'u', fullName: 'Alice' });
  });
});

describe('accountListSchema', () => {
  const itemsOf = (body: unknown) => readableItems(accountListSchema.parse(body));

  it('takes a bare array and {items} alike', () => {
    expect(itemsOf([ACCOUNT])).toStrictEqual([ACCOUNT]);
    expect(itemsOf({ items: [ACCOUNT] })).toStrictEqual([ACCOUNT]);
    expect(itemsOf([])).toStrictEqual([]);
  });

  it('takes the shape of older releases, which know no status and no bridge', () => {
    const old = { accountID: 'telegram', network: 'Telegram', user: { id: 'u' } };
    expect(itemsOf([old])).toStrictEqual([old]);
  });

  it('reads on past an account without an ID', () => {
    const { entries, misfits } = accountListSchema.parse([{ ...ACCOUNT, accountID: 7 }, ACCOUNT]);
    expect(entries).toMatchObject([{ ok: false, field: 'accountID' }, { ok: true }]);
    expect(misfits).toEqual([{ path: '0.accountID', expected: 'string', received: 'number' }]);
    for (const accountID of [null, '', 'x'.repeat(1_001), {}]) {
      const read = accountListSchema.parse([{ ...ACCOUNT, accountID }, ACCOUNT]);
      expect(read.entries).toMatchObject([{ ok: false, field: 'accountID' }, { ok: true }]);
    }
  });

  it.each([{}, null, 'accounts', { items: {} }])('is no list: %j', (body) => {
    expect(accountListSchema.safeParse(body).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { accountListSchema, accountSchema } from './account';
import { BRIDGE_EXAMPLE } from './testing/reference-examples';

const [ACCOUNT] = BRIDGE_EXAMPLE.accounts;

describe('accountSchema', () => {
  it("takes the reference's example as it stands", () => {
    expect(accountSchema.parse(ACCOUNT)).toStrictEqual(ACCOUNT);
  });

  it('hands on a status and a provider it has never heard of', () => {
    const bridge = { id: 'b', provider: 'orbit', type: 'whatsapp' };
    const parsed = accountSchema.parse({ ...ACCOUNT, status: 'on_holiday', bridge });
    expect(parsed.status).toBe('on_holiday');
    expect(parsed.bridge.provider).toBe('orbit');
  });

  it('reads null as left out, in the user too', () => {
    const user = { id: 'u', fullName: null, email: null };
    const parsed = accountSchema.parse({ ...ACCOUNT, user, network: null, loginID: null });
    expect(parsed.user).toStrictEqual({ id: 'u' });
    expect(Object.keys(parsed)).not.toContain('network');
    expect(Object.keys(parsed)).not.toContain('loginID');
  });

  it.each(['accountID', 'bridge', 'status', 'user'])('does without no %s', (key) => {
    const { error } = accountSchema.safeParse({ ...ACCOUNT, [key]: null });
    expect(error?.issues[0]?.path).toEqual([key]);
  });
});

describe('accountListSchema', () => {
  it('takes a bare array and {items} alike', () => {
    expect(accountListSchema.parse([ACCOUNT])).toStrictEqual([ACCOUNT]);
    expect(accountListSchema.parse({ items: [ACCOUNT] })).toStrictEqual([ACCOUNT]);
    expect(accountListSchema.parse([])).toStrictEqual([]);
  });

  it('takes the shape of older releases, which know no status and no bridge', () => {
    const old = { accountID: 'telegram', network: 'Telegram', user: { id: 'u' } };
    expect(accountListSchema.parse([old])).toStrictEqual([old]);
  });

  it.each([
    ['a bare array', [ACCOUNT, { ...ACCOUNT, status: 7 }]],
    ['{items}', { items: [ACCOUNT, { ...ACCOUNT, status: 7 }] }],
  ])('names the field that does not fit, in %s', (_, body) => {
    const { error } = accountListSchema.safeParse(body);
    expect(error?.issues.map((issue) => issue.path)).toEqual([['items', 1, 'status']]);
  });

  it.each([{}, null, 'accounts', { items: {} }])('is no list: %j', (body) => {
    expect(accountListSchema.safeParse(body).success).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import {
  checkExpiry,
  checkScopes,
  checkToken,
  type TokenState,
  type TokenUse,
} from './check-token';

const THERE: TokenState = { kind: 'there', storage: 'keyring' };
const NOW = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;

const use = (
  particulars: Partial<NonNullable<TokenUse['particulars']>> = {},
  failure: TokenUse['failure'] = null,
): TokenUse => ({
  failure,
  particulars: { isActive: true, scopes: ['read', 'write'], expiresAt: null, ...particulars },
});

describe('checkToken', () => {
  it('is fine when Beeper accepts it, whatever else is amiss there', () => {
    expect(checkToken(THERE, use()).state).toBe('ok');
    expect(checkToken(THERE, use({}, 'server')).state).toBe('ok');
    expect(checkToken(THERE, { failure: null, particulars: null }).state).toBe('ok');
  });

  it('is to mend when it is refused, by the bridges or by its particulars', () => {
    expect(checkToken(THERE, use({}, 'unauthorized')).state).toBe('mend');
    expect(checkToken(THERE, use({}, 'forbidden')).state).toBe('mend');
    expect(checkToken(THERE, use({ isActive: false })).state).toBe('mend');
    const fromEnvironment = checkToken(
      { kind: 'there', storage: 'environment' },
      use({}, 'unauthorized'),
    );
    expect(fromEnvironment.how).toContain('BEEPER_ACCESS_TOKEN');
  });

  it('is unknown while Beeper does not answer', () => {
    expect(checkToken(THERE, use({}, 'unreachable')).state).toBe('unknown');
    expect(checkToken(THERE, null).state).toBe('unknown');
  });

  it.each([
    ['none', 'mend'],
    ['locked', 'mend'],
    ['unreadable', 'mend'],
    ['waiting', 'mend'],
    ['demo', 'note'],
    ['demo-only', 'note'],
  ] as const)('without one, it is %s: %s', (kind, state) => {
    expect(checkToken({ kind }, null).state).toBe(state);
  });
});

describe('checkScopes', () => {
  it('goes by what Beeper says, and by what was noted where it says nothing', () => {
    expect(checkScopes(THERE, use(), null).state).toBe('ok');
    expect(checkScopes(THERE, use({ scopes: ['read'] }), null).state).toBe('mend');
    expect(checkScopes(THERE, use({ scopes: null }), ['read']).state).toBe('mend');
    expect(checkScopes(THERE, use({ scopes: null }), null).state).toBe('note');
    expect(checkScopes(THERE, use({}, 'unauthorized'), ['read']).state).toBe('unknown');
    expect(checkScopes({ kind: 'none' }, null, null).state).toBe('unknown');
  });
});

describe('checkExpiry', () => {
  it('tells of an end that is near, and of one that is over', () => {
    expect(checkExpiry(THERE, use(), null, NOW).state).toBe('ok');
    expect(checkExpiry(THERE, use({ expiresAt: NOW + 30 * DAY_MS }), null, NOW)).toMatchObject({
      state: 'ok',
      what: 'In 30 days.',
    });
    expect(checkExpiry(THERE, use({ expiresAt: NOW + 2 * DAY_MS }), null, NOW).state).toBe('note');
    // Beeper refuses it by then, and says no more of it.
    const refused = use({ isActive: false }, 'unauthorized');
    expect(checkExpiry(THERE, refused, NOW - 1, NOW).state).toBe('mend');
    expect(checkExpiry(THERE, null, null, NOW).state).toBe('unknown');
  });
});

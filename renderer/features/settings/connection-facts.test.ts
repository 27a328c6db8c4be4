import { describe, expect, it } from 'vitest';
import type { ActiveConnection, TokenStorage } from '../../../shared/model/connection';
import { connectionFacts } from './connection-facts';

type BeeperConnection = Extract<ActiveConnection, { kind: 'beeper' }>;

const facts = (overrides: Partial<BeeperConnection> = {}, more = {}) => {
  const active: BeeperConnection = {
    kind: 'beeper',
    baseURL: 'http://127.0.0.1:23373',
    tokenStorage: 'keyring',
    scopes: ['read', 'write'],
    canWrite: true,
    expiresAt: null,
    ...overrides,
  };
  const all = connectionFacts({ active, addressFromEnvironment: false, until: null, ...more });
  return new Map(all.map((fact) => [fact.label, fact]));
};

describe('connectionFacts', () => {
  it('says where the token is and what it is good for', () => {
    const shown = facts();
    expect([...shown.keys()]).toEqual(['Beeper', 'Token', 'Allows', 'Until']);
    expect(shown.get('Beeper')).toEqual({ label: 'Beeper', value: 'http://127.0.0.1:23373' });
    expect(shown.get('Token')?.value).toBe('Kept encrypted');
    expect(shown.get('Allows')?.value).toBe('Watching accounts and signing them in');
    expect(shown.get('Until')?.value).toBe('Beeper gives no end date');
  });

  it.each<TokenStorage>(['keyring', 'plain', 'memory', 'environment'])(
    'explains %s',
    (tokenStorage) => {
      expect(facts({ tokenStorage }).get('Token')?.note).toMatch(/^[A-Z].+\.$/);
    },
  );

  it('does not promise what it does not know', () => {
    expect(facts({ scopes: null }).get('Allows')?.value).toBe('Beeper does not say');
    expect(facts({ scopes: ['read'], canWrite: false }).get('Allows')?.value).toMatch(/but not/);
  });

  it('says what the environment decides, and until when', () => {
    const shown = facts({}, { addressFromEnvironment: true, until: '3 May, 14:02' });
    expect(shown.get('Beeper')?.note).toMatch(/BEEPER_BASE_URL/);
    expect(shown.get('Until')?.value).toBe('3 May, 14:02');
  });
});

import { describe, expect, it } from 'vitest';
import type { BridgeLogin } from '../../../shared/api/bridge';
import type { Fact } from '../../ui/fact';
import { accountFacts } from './facts';
import { aBridge, anAccount } from '../../../shared/testing/fixtures';

const LOGIN: BridgeLogin = {
  bridgeID: 'local-whatsapp',
  loginID: 'login-1',
  removeScopes: [],
  status: 'needs_login',
};

function facts(particulars: Partial<Parameters<typeof accountFacts>[0]> = {}): Map<string, Fact> {
  const known = { account: anAccount(), bridges: [aBridge()], login: null, since: '14:02' };
  return new Map(accountFacts({ ...known, ...particulars }).map((fact) => [fact.label, fact]));
}

describe('accountFacts', () => {
  it('names the bridge as Beeper does, else by its type, else by its ID', () => {
    const bridges = [aBridge({ displayName: 'WhatsApp (this computer)' })];
    expect(facts({ bridges }).get('Bridge')?.value).toBe('WhatsApp (this computer)');
    expect(facts({ bridges: [] }).get('Bridge')?.value).toBe('whatsapp');
    const account = anAccount({ bridgeType: null });
    expect(facts({ bridges: [], account }).get('Bridge')?.value).toBe('local-whatsapp');
  });

  it('names the field that cannot be read', () => {
    expect(facts().has('Cannot be read')).toBe(false);
    const unreadable = (unreadableField: string) =>
      facts({ account: anAccount({ status: 'unreadable', unreadableField }) }).get(
        'Cannot be read',
      );
    expect(unreadable('status')?.value).toBe('The field “status”');
    expect(unreadable('')?.value).toBe('All of it');
  });

  it('says so when Beeper does not report it', () => {
    const account = anAccount({ bridgeID: null, bridgeType: null, provider: null });
    expect(facts({ account }).get('Bridge')?.value).toBe('Beeper does not say');
    expect(facts({ account }).get('Runs')?.value).toBe('Beeper does not say');
  });

  it('shows an unknown provider as it came', () => {
    const account = anAccount({ provider: 'moon' });
    expect(facts({ account }).get('Runs')?.value).toBe('moon');
  });

  it('shows whose login it is and its status', () => {
    const login = { ...LOGIN, statusText: 'Signed out', user: { id: 'u', phoneNumber: '+1 415' } };
    expect(facts({ login }).get('Signed in as')?.value).toBe('+1 415');
    expect(facts({ login }).get('Sign-in')).toEqual({
      label: 'Sign-in',
      value: 'Needs a new sign-in',
      note: 'Signed out',
    });
  });

  it('falls back to the login ID, and leaves out what is unknown', () => {
    expect(facts({ account: anAccount({ loginID: 'a|b' }) }).get('Signed in as')?.value).toBe(
      'a|b',
    );
    expect(facts({ login: LOGIN }).has('Signed in as')).toBe(false);
    expect(facts().has('Sign-in')).toBe(false);
  });

  it('does not claim to know when an earlier status began', () => {
    expect(facts().get('Since')?.value).toBe('14:02');
    const account = anAccount({ sinceExact: false });
    expect(facts({ account }).get('Since')?.value).toBe('14:02 or earlier');
  });
});

import { describe, expect, it } from 'vitest';
import type { LoginStage } from '../../shared/model/login';
import { anAccount } from '../../shared/testing/fixtures';
import { aLogin } from '../testing/fixtures';
import { isOver, routeAfterLogin } from './login-outcome';

const complete = (accountID: string | null): LoginStage => ({
  kind: 'complete',
  signedIn: { accountID, network: 'WhatsApp', displayName: 'Bob' },
  replaced: null,
  instructions: null,
});

describe('isOver', () => {
  it('is true of the two last stages', () => {
    expect(isOver(complete(null))).toBe(true);
    const particulars = { code: 'expired', sentence: 'Too late.', next: 'Start again.' };
    const rest = { remedy: { kind: 'start-again' }, detail: null, isUnknown: false } as const;
    expect(isOver({ kind: 'failed', ...particulars, ...rest })).toBe(true);
    expect(isOver({ kind: 'starting' })).toBe(false);
  });
});

describe('routeAfterLogin', () => {
  const accounts = [anAccount({ accountID: 'alice' }), anAccount({ accountID: 'bob' })];

  it('is the account that was to be reconnected', () => {
    expect(routeAfterLogin(aLogin({ accountID: 'alice' }), accounts)).toEqual({
      view: 'account',
      accountID: 'alice',
    });
  });

  it('is the overview once it is done', () => {
    const login = aLogin({ accountID: 'alice', stage: complete('alice') });
    expect(routeAfterLogin(login, accounts)).toEqual({ view: 'overview' });
  });

  it('is the overview without such an account', () => {
    const overview = { view: 'overview' };
    expect(routeAfterLogin(aLogin({ accountID: 'gone' }), accounts)).toEqual(overview);
    expect(routeAfterLogin(aLogin({ accountID: null }), accounts)).toEqual(overview);
    expect(routeAfterLogin(null, accounts)).toEqual(overview);
  });
});

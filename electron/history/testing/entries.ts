import type { DecisionEntry, SignInEntry } from '../../../shared/model/history';
import type { StatusChange } from '../../../shared/model/snapshot';

export function aChange(
  at: number,
  to: string | null,
  particulars: Partial<StatusChange> = {},
): StatusChange {
  return {
    at,
    accountID: 'alice',
    network: 'WhatsApp',
    displayName: 'Alice',
    kind: to === null ? 'gone' : 'status',
    from: null,
    to,
    statusText: null,
    ...particulars,
  };
}

export function aSignIn(at: number, particulars: Partial<SignInEntry> = {}): SignInEntry {
  const alice = { accountID: 'alice', network: 'WhatsApp', displayName: 'Alice' };
  return { at, ...alice, kind: 'signed-in', ...particulars };
}

export function aDecision(
  at: number,
  reason: string,
  particulars: Partial<DecisionEntry> = {},
): DecisionEntry {
  return {
    at,
    accountID: 'alice',
    kind: 'decision',
    about: 'action-required',
    told: false,
    reason,
    ...particulars,
  };
}

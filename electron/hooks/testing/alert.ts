import type { HookAlert } from '../hook-alert';

export function anAlert(particulars: Partial<HookAlert> = {}): HookAlert {
  return {
    version: 1,
    id: 'alert-1',
    kind: 'account-problem',
    reason: 'at-once',
    title: 'Sign in to WhatsApp again',
    body: 'Alice Example’s account was signed out.',
    time: '2026-05-03T14:00:00.000Z',
    accounts: [
      {
        accountID: 'wa-1',
        network: 'WhatsApp',
        name: 'Alice Example',
        status: 'reconnect_required',
      },
    ],
    ...particulars,
  };
}

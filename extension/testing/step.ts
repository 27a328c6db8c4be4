import type { StepMessage } from '../../shared/browser-extension/messages';

/** A step of a network that keeps a cookie, with changes. */
export function stepMessage(changes: Partial<StepMessage> = {}): StepMessage {
  return {
    type: 'step',
    protocol: 1,
    key: 'step-1',
    network: 'Instagram',
    account: 'Instagram (Alice)',
    url: 'https://www.instagram.com/accounts/login/',
    hosts: ['instagram.com'],
    wanted: [{ kind: 'cookie', name: 'sessionid', domain: '.instagram.com' }],
    fields: [{ name: 'sessionid', required: true }],
    hasFinalPage: false,
    ...changes,
  };
}

import { describe, expect, it } from 'vitest';
import { anAccount } from '../../../shared/testing/fixtures';
import { statusIcon } from './status-icon';

describe('statusIcon', () => {
  it.each([
    ['reconnect_required', 'sign-in'],
    ['connection_required', 'sign-in'],
    ['attention_required', 'in-network-app'],
    ['disconnected', 'disconnected'],
    ['connecting', 'in-progress'],
    ['connected', 'connected'],
    ['disabled', 'off'],
    ['odd', 'unknown'],
  ])('of %s is %s', (status, icon) => {
    expect(statusIcon(anAccount({ status }))).toBe(icon);
  });

  it('promises no sign-in where none can begin', () => {
    const account = anAccount({ status: 'reconnect_required', bridgeID: null });
    expect(statusIcon(account)).toBe('action-required');
  });
});

import { describe, expect, it } from 'vitest';
import type { NotificationSpec } from '../notifications/notification-content';
import { createSettings } from '../settings/settings';
import { createCloseBehaviour } from './close-behaviour';

function start({ closing = 'tray', hasTray = true } = {}) {
  const shown: NotificationSpec[] = [];
  let quits = 0;
  const stored = new Map<string, unknown>([['closing', closing]]);
  const close = createCloseBehaviour({
    settings: createSettings({ store: stored, reportToUser: () => undefined }),
    hasTray: () => hasTray,
    notify: (notification) => shown.push(notification),
    quit: () => (quits += 1),
  });
  return { close, shown, quits: () => quits };
}

describe('closing the window', () => {
  it('leaves the program in the tray, with a notification the first time', () => {
    const { close, shown, quits } = start();
    expect([close(), close()]).toEqual([true, true]);
    expect([shown.length, quits()]).toEqual([1, 0]);
  });

  it.each([{ closing: 'quit' }, { hasTray: false }])('quits with %j', (facts) => {
    const { close, shown, quits } = start(facts);
    expect(close()).toBe(false);
    expect([shown.length, quits()]).toEqual([0, 1]);
  });
});

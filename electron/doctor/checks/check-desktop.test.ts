import { describe, expect, it } from 'vitest';
import {
  checkBus,
  checkNotificationServer,
  checkPortal,
  checkSystemNotifications,
  checkTray,
  type PortalFacts,
} from './check-desktop';

describe('the desktop', () => {
  it('has a message bus, a tray and notifications, or lacks them', () => {
    expect([true, false].map((has) => checkBus(has).state)).toEqual(['ok', 'mend']);
    expect([true, false, null].map((has) => checkTray(has).state)).toEqual(['ok', 'mend', 'mend']);
    expect([true, false].map((has) => checkSystemNotifications(has).state)).toEqual(['ok', 'mend']);
    expect(checkNotificationServer(null).state).toBe('mend');
    expect(checkNotificationServer('no-bus').state).toBe('mend');
  });

  it('has a notification server that says what it can do', () => {
    const server = {
      name: 'dunst\u202e',
      version: '1.9',
      capabilities: ['actions', 'persistence'],
    };
    expect(checkNotificationServer(server)).toEqual({
      state: 'ok',
      what: 'dunst 1.9 shows them, with buttons, and keeps those that were missed.',
      how: null,
    });
    const plain = checkNotificationServer({ ...server, capabilities: ['body'] });
    expect(plain).toMatchObject({
      state: 'note',
      what: expect.stringContaining('without buttons'),
    });
  });
});

describe('checkPortal', () => {
  const check = (over: Partial<PortalFacts>) =>
    checkPortal({
      isWayland: true,
      hasPortal: true,
      hasGlobalShortcuts: false,
      hasShortcut: false,
      ...over,
    });

  it('is needed for keys that work everywhere, on Wayland alone', () => {
    expect(check({ hasGlobalShortcuts: true }).state).toBe('ok');
    expect(check({ isWayland: false, hasPortal: false, hasShortcut: true }).state).toBe('ok');
    expect(check({ hasShortcut: true }).state).toBe('mend');
    expect(check({ hasPortal: false, hasShortcut: true }).what).toContain('no portal');
    expect(check({}).state).toBe('note');
  });
});

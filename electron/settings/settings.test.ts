import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { createSettings } from './settings';

function open(stored: Record<string, unknown>) {
  const troubles: string[] = [];
  const settings = createSettings({
    store: {
      get: (key) => stored[key],
      set: (key, value) => {
        if (key === 'windowBounds' && stored['full'] === true) throw new Error('disk full');
        stored[key] = value;
      },
    },
    onTrouble: (sentence) => troubles.push(sentence),
  });
  return { settings, troubles, stored };
}

const BOUNDS = { x: -10, y: 20, width: 800, height: 600 };

describe('settings', () => {
  it('are the defaults at first, without a word', () => {
    const { settings, troubles } = open({});
    expect(settings.get('notifications')).toEqual(DEFAULT_SETTINGS.notifications);
    expect(troubles).toEqual([]);
  });

  it('keep what is set', () => {
    const { settings } = open({});
    settings.set('windowBounds', BOUNDS);
    expect(settings.get('windowBounds')).toEqual(BOUNDS);
  });

  it('a bad one falls back alone, is said, and stays in the file', () => {
    const stored = { windowBounds: BOUNDS, notifications: { 'needs-you': 'loud' } };
    const { settings, troubles } = open(stored);
    expect(settings.get('windowBounds')).toEqual(BOUNDS);
    expect(settings.get('notifications')).toEqual(DEFAULT_SETTINGS.notifications);
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toContain('notifications');
    expect(stored.notifications).toEqual({ 'needs-you': 'loud' });
  });

  it('say it when they cannot be kept', () => {
    const { settings, troubles } = open({ full: true });
    settings.set('windowBounds', BOUNDS);
    expect(troubles[0]).toContain('disk full');
  });
});

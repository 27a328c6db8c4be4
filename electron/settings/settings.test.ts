import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createSettings } from './settings';

function open(stored: Record<string, unknown>) {
  const troubles: string[] = [];
  const settings = createSettings({
    store: {
      get: (key) => stored[key],
      set: (key, value) => {
        stored[key] = value;
        if (stored['full'] === true) throw new Error('disk full');
      },
    },
    reportToUser: (sentence) => troubles.push(sentence),
  });
  return { settings, troubles };
}

describe('settings', () => {
  it('are the defaults at first, without a word', () => {
    const { settings, troubles } = open({});
    expect(settings.get('notifications')).toEqual(DEFAULT_SETTINGS.notifications);
    expect(troubles).toEqual([]);
  });

  it('keep what is set, and tell which it was until nobody listens any more', () => {
    const { settings } = open({});
    const heard: string[] = [];
    const stop = settings.onChange((key) => heard.push(key));
    settings.set('pollSeconds', 30);
    expect(settings.get('pollSeconds')).toBe(30);
    stop();
    settings.set('theme', 'dark');
    expect(heard).toEqual(['pollSeconds']);
  });

  it('never hand out a value that does not fit', () => {
    const { settings } = open({ pollSeconds: 1, theme: 'dark' });
    expect(settings.get('pollSeconds')).toBe(DEFAULT_SETTINGS.pollSeconds);
    expect(settings.get('theme')).toBe('dark');
  });

  it('say it when they cannot be kept, and are effective all the same', () => {
    const { settings, troubles } = open({ full: true });
    settings.set('pollSeconds', 30);
    expect(troubles[0]).toContain('disk full');
    expect(settings.get('pollSeconds')).toBe(30);
  });
});

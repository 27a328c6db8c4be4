import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import { createSettings } from './settings';

function open(stored: Record<string, unknown>) {
  const reported: string[] = [];
  const settings = createSettings({
    store: {
      get: (key) => stored[key],
      set: (key, value) => {
        stored[key] = value;
        if (stored['full'] === true) throw new Error('disk full');
      },
    },
    reportToUser: (sentence) => reported.push(sentence),
  });
  return { settings, reported };
}

describe('settings', () => {
  it('are the defaults at first, and report nothing', () => {
    const { settings, reported } = open({});
    expect(settings.get('notifications')).toEqual(DEFAULT_SETTINGS.notifications);
    expect(reported).toEqual([]);
  });

  it('store what is set, and emit which it was while somebody listens', () => {
    const { settings } = open({});
    const changed: string[] = [];
    const stop = settings.onChange((key) => changed.push(key));
    settings.set('pollSeconds', 30);
    expect(settings.get('pollSeconds')).toBe(30);
    stop();
    settings.set('theme', 'dark');
    expect(changed).toEqual(['pollSeconds']);
  });

  it('never hand out a value that does not fit', () => {
    const { settings } = open({ pollSeconds: 1, theme: 'dark' });
    expect(settings.get('pollSeconds')).toBe(DEFAULT_SETTINGS.pollSeconds);
    expect(settings.get('theme')).toBe('dark');
  });

  it('report it when they cannot be stored, and are effective all the same', () => {
    const { settings, reported } = open({ full: true });
    settings.set('pollSeconds', 30);
    expect(reported[0]).toContain('disk full');
    expect(settings.get('pollSeconds')).toBe(30);
  });
});

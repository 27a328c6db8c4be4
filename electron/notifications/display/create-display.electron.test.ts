import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectionNotification } from '../notification-content';
import { createDisplay } from './create-display.electron';

const LISTENER = { onAction: () => undefined, onGone: () => undefined, onFail: () => undefined };

/** What Electron shows; e2e/notifications/ has the real server of Linux. */
function shownByElectron(platform: NodeJS.Platform) {
  const titles: string[] = [];
  class Notification {
    static isSupported = () => true;
    constructor(private readonly options: { title: string }) {}
    on() {}
    show() {
      titles.push(this.options.title);
    }
  }
  const electron = { app: { getName: () => 'Bridgekeeper' }, Notification };
  const lines: string[] = [];
  const display = createDisplay({
    electron: electron as unknown as Parameters<typeof createDisplay>[0]['electron'],
    icon: '/icon.png',
    platform,
    run: '0123456789abcdef',
    log: (line) => lines.push(line),
  });
  display.show(connectionNotification('forbidden'), LISTENER, null);
  return { titles, lines };
}

describe('createDisplay', () => {
  it.each(['darwin', 'win32'] as const)('leaves notifications to Electron on %s', (platform) => {
    const { titles, lines } = shownByElectron(platform);
    expect([titles, lines]).toEqual([['Connect Bridgekeeper to Beeper again'], []]);
  });

  it('asks the bus first on Linux, and Electron where there is none', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
    vi.stubEnv('XDG_RUNTIME_DIR', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { titles, lines } = shownByElectron('linux');
    expect(titles).toEqual([]);
    await expect.poll(() => titles).toEqual(['Connect Bridgekeeper to Beeper again']);
    expect(lines).toEqual(['the notification server: there is no session bus']);
  });
});

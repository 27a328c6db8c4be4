import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectionNotification } from '../notification-content';
import { createDisplay } from './create-display.electron';

const LISTENER = { onAction: () => undefined, onGone: () => undefined, onFail: () => undefined };

/** What Electron shows; e2e/notifications/ has the real server of Linux. */
function displayOn(platform: NodeJS.Platform, { isOld = false } = {}) {
  const titles: string[] = [];
  /** What the class itself was asked, in order. */
  const asked: string[] = [];
  class Notification {
    static isSupported = () => {
      asked.push('isSupported');
      return true;
    };
    static removeAll? = () => void asked.push('removeAll');
    constructor(private readonly options: { title: string }) {}
    on() {}
    show() {
      titles.push(this.options.title);
    }
  }
  if (isOld) delete Notification.removeAll;
  const electron = { app: { getName: () => 'Bridgekeeper' }, Notification };
  const lines: string[] = [];
  const display = createDisplay({
    electron: electron as unknown as Parameters<typeof createDisplay>[0]['electron'],
    icon: '/icon.png',
    platform,
    run: '0123456789abcdef',
    log: (line) => lines.push(line),
  });
  return { display, titles, lines, asked };
}

function shownByElectron(platform: NodeJS.Platform) {
  const { display, ...seen } = displayOn(platform);
  display.show(connectionNotification('forbidden'), LISTENER, null);
  return seen;
}

describe('createDisplay', () => {
  it.each(['darwin', 'win32'] as const)('leaves notifications to Electron on %s', (platform) => {
    const { titles, lines } = shownByElectron(platform);
    expect([titles, lines]).toEqual([['Connect Bridgekeeper to Beeper again'], []]);
  });

  it('has a Mac ask for leave before there is an alert, and takes down what earlier runs left', () => {
    expect(displayOn('darwin').asked).toEqual(['isSupported', 'removeAll']);
    expect(displayOn('darwin', { isOld: true }).asked).toEqual(['isSupported']);
    // There clicks on what an earlier run has shown are heard of from then on.
    expect(displayOn('win32').asked).toEqual(['isSupported']);
    expect(displayOn('linux').asked).toEqual([]);
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

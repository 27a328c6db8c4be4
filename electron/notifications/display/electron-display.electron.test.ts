import { expect, it } from 'vitest';
import { connectionNotification } from '../notification-content';
import { createElectronDisplay } from './electron-display.electron';

/** The body that Electron is given; e2e/notifications has the real server of Linux. */
function bodyOn(platform: NodeJS.Platform, body: string) {
  const bodies: string[] = [];
  class Notification {
    static isSupported = () => true;
    constructor(options: { body: string }) {
      bodies.push(options.body);
    }
    on() {}
    show() {}
  }
  const display = createElectronDisplay({
    Notification: Notification as unknown as typeof Electron.Notification,
    icon: '/icon.png',
    platform,
    run: '0123456789abcdef',
  });
  const listener = { onAction: () => undefined, onGone: () => undefined, onFail: () => undefined };
  display.show({ ...connectionNotification('forbidden'), body }, listener, null);
  return bodies[0];
}

const NAME = '<a href="http://x">Tom & Jerry</a>';

it('a name from outside is text on Linux, where a body is markup', () => {
  expect(bodyOn('linux', NAME)).toBe('&lt;a href="http://x"&gt;Tom &amp; Jerry&lt;/a&gt;');
});

it.each(['darwin', 'win32'] as const)('on %s it is text as it is', (platform) => {
  expect(bodyOn(platform, NAME)).toBe(NAME);
});

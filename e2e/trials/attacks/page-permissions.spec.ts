import { expect } from '@playwright/test';
import { expecting, saw, selected } from '../trial';
import { test } from './page-fixtures';
import { clickInto, openAttacker, painted, windowsOf } from './page';

/** What Chromium has and the types do not know. */
interface Powers {
  IdleDetector: { requestPermission(): Promise<string> };
  getScreenDetails(): Promise<unknown>;
  queryLocalFonts(): Promise<unknown[]>;
}
interface Devices {
  usb: { requestDevice(options: object): Promise<unknown> };
  serial: { requestPort(): Promise<unknown> };
  hid: { requestDevice(options: object): Promise<unknown[]> };
  keyboard: { lock(): Promise<void> };
}

/** Who wants what, and how Chromium says no. A text that is answered is the answer itself. */
const WANTED: Readonly<Record<string, [says: string, ask: () => Promise<unknown>]>> = {
  'where its user is': [
    'PERMISSION_DENIED',
    () =>
      new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code === 1 ? 'PERMISSION_DENIED' : `error ${code}`),
        );
      }),
  ],
  'the camera': [
    'NotAllowedError',
    () => navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'given'),
  ],
  'the microphone': [
    'NotAllowedError',
    () => navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given'),
  ],
  'a picture of the screen': [
    'NotAllowedError',
    () => navigator.mediaDevices.getDisplayMedia().then(() => 'given'),
  ],
  'the screen, as Electron’s own pages get it': [
    'NotAllowedError',
    () => {
      const video = { mandatory: { chromeMediaSource: 'desktop' } };
      const wanted = { video } as unknown as MediaStreamConstraints;
      return navigator.mediaDevices.getUserMedia(wanted).then(() => 'given');
    },
  ],
  notifications: ['denied', () => Notification.requestPermission()],
  'to read the clipboard': ['NotAllowedError', () => navigator.clipboard.readText()],
  'to write the clipboard': [
    'NotAllowedError',
    () => navigator.clipboard.writeText('from the page').then(() => 'given'),
  ],
  MIDI: ['NotAllowedError', () => navigator.requestMIDIAccess().then(() => 'given')],
  'MIDI with system messages': [
    'NotAllowedError',
    () => navigator.requestMIDIAccess({ sysex: true }).then(() => 'given'),
  ],
  'a USB device': [
    'NotFoundError',
    () => (navigator as unknown as Devices).usb.requestDevice({ filters: [] }).then(() => 'given'),
  ],
  'a serial port': [
    'NotFoundError',
    () => (navigator as unknown as Devices).serial.requestPort().then(() => 'given'),
  ],
  'a HID device': [
    '0 devices',
    async () => {
      const { hid } = navigator as unknown as Devices;
      return `${(await hid.requestDevice({ filters: [] })).length} devices`;
    },
  ],
  'all keys for itself': [
    'InvalidStateError',
    () => (navigator as unknown as Devices).keyboard.lock().then(() => 'given'),
  ],
  'to know when its user is idle': [
    'denied',
    () => (globalThis as unknown as Powers).IdleDetector.requestPermission(),
  ],
  'storage that stays': [
    'false',
    () => navigator.storage.persist().then((isGiven) => String(isGiven)),
  ],
  'the places of the screens': [
    'NotAllowedError',
    () => (globalThis as unknown as Powers).getScreenDetails().then(() => 'given'),
  ],
  'the fonts of this computer': [
    '0 fonts',
    async () => {
      const { queryLocalFonts } = globalThis as unknown as Powers;
      return `${(await queryLocalFonts()).length} fonts`;
    },
  ],
  'a screen that stays on': [
    'NotAllowedError',
    () => navigator.wakeLock.request('screen').then(() => 'given'),
  ],
};
const SELECTED_ONES = ['where its user is', 'to read the clipboard'];

for (const [wanted, [says, ask]] of Object.entries(WANTED)) {
  const details = SELECTED_ONES.includes(wanted) ? selected(says) : expecting(says);
  test(`a page wants ${wanted}`, details, async ({ webview, site }) => {
    const page = await openAttacker(webview, site);
    // The driver runs this as after a click of the user's: without one, much is refused anyway.
    const answer = await page.evaluate(ask).catch((error: Error) => nameOf(error));
    saw(String(answer));
  });
}

/** The driver names the kind of an error at the beginning of its message. */
const nameOf = ({ message }: Error) => /(\w+Error): /.exec(message)?.[1] ?? message;

test(
  'a page clicked by its user wants the whole screen',
  selected('the window is no larger, the page fills no screen'),
  async ({ webview, site, display }) => {
    const page = await openAttacker(
      webview,
      site,
      `<style>html { background: red }</style><script>
         addEventListener('click', () => {
           document.documentElement.requestFullscreen().catch(() => undefined);
           document.title = 'asked';
         });
       </script>`,
    );
    const before = await windowsOf(webview.app);
    await clickInto(page, webview, display.display);
    await expect.poll(() => page.title()).toBe('asked');
    // Chromium answers a refusal with nothing, so what would be given gets some frames to come.
    await painted(page);
    const [after] = await windowsOf(webview.app);
    const isLarger =
      after?.isFullScreen === true || after?.bounds.height !== before[0]?.bounds.height;
    const fills = await page.evaluate(() => document.fullscreenElement !== null);
    saw(
      `the window is ${isLarger ? 'larger' : 'no larger'}, ` +
        `the page fills ${fills ? 'the' : 'no'} screen`,
    );
  },
);

test(
  'a page clicked by its user wants the mouse for itself',
  expecting('the pointer is not locked'),
  async ({ webview, site, display }) => {
    const page = await openAttacker(
      webview,
      site,
      `<script>
         addEventListener('click', async () => {
           const answer = await document.body.requestPointerLock()?.then(() => 'given', (e) => e.name);
           document.title = 'answer: ' + answer;
         });
       </script>`,
    );
    await clickInto(page, webview, display.display);
    await expect.poll(() => page.title()).toContain('answer');
    const isLocked = await page.evaluate(() => document.pointerLockElement !== null);
    saw(`the pointer is ${isLocked ? '' : 'not '}locked`);
  },
);

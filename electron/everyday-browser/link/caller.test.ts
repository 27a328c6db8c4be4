import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from '../../../shared/browser-extension/identity';
import { HEADER_START } from '../host/native-host-script';
import { readCaller } from './caller';

const { chromiumID, firefoxID } = EXTENSION_IDENTITY;
const ORIGIN = `chrome-extension://${chromiumID}/`;
const MANIFEST = '/home/alice/.mozilla/native-messaging-hosts/x.json';

const headerOf = (...words: string[]) =>
  [HEADER_START, ...words.map((word) => `x${Buffer.from(word).toString('hex')}`)].join(' ');
const callerOf = (...words: string[]) =>
  readCaller(headerOf(...words), [chromiumID, 'p'.repeat(32)]);

describe('who is at the other end', () => {
  it.each([
    ['/usr/lib/chromium/chromium', 'Chromium'],
    ['/usr/lib/chromium/chromium (deleted)', 'Chromium'],
    ['/opt/chromium-156/chrome', 'Chromium'],
    ['/opt/google/chrome/chrome', 'Google Chrome'],
    ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'Google Chrome'],
    ['/opt/microsoft/msedge/msedge', 'Microsoft Edge'],
    ['/opt/brave.com/brave/brave', 'Brave'],
    ['/opt/vivaldi/vivaldi-bin', 'Vivaldi'],
    ['', 'Your browser'],
  ])('of Chromium’s family: %s', (parent, browser) => {
    expect(callerOf(parent, ORIGIN)).toEqual({ browser });
  });

  it.each([
    ['/usr/lib/firefox-esr/firefox-esr', 'Firefox'],
    ['/Applications/Firefox.app/Contents/MacOS/firefox', 'Firefox'],
    ['', 'Firefox'],
  ])('is Firefox: %s', (parent, browser) => {
    expect(callerOf(parent, MANIFEST, firefoxID)).toEqual({ browser });
  });

  it('is also the extension of a store', () => {
    const origin = `chrome-extension://${'p'.repeat(32)}/`;
    expect(callerOf('/usr/lib/chromium/chromium', origin)).toEqual({ browser: 'Chromium' });
  });

  it.each([
    ['another extension', `chrome-extension://${'a'.repeat(32)}/`],
    ['one whose origin only begins so', `${ORIGIN}x`],
    ['a site', `https://${chromiumID}/`],
    ['nobody', ''],
  ])('is not spoken to when it is %s', (_who, origin) => {
    expect(callerOf('/usr/lib/chromium/chromium', origin)).toEqual({
      refusal: 'another-extension',
    });
  });

  it('is not spoken to when it is another add-on of Firefox’s', () => {
    const caller = callerOf('/usr/lib/firefox/firefox', MANIFEST, 'other@example.com');
    expect(caller).toEqual({ refusal: 'another-extension' });
  });

  it.each(['/usr/bin/python3.11', '/tmp/chromium/sh', '/usr/lib/firefox/firefox'])(
    'is not spoken to when the host was started by %s',
    (parent) => {
      const caller = callerOf(parent, ORIGIN);
      expect(caller).toEqual({ refusal: 'another-program' });
    },
  );

  it.each(['', 'x', HEADER_START, `${HEADER_START} zz`, `${HEADER_START} x2`, 'GET / HTTP/1.1'])(
    'is not spoken to without a header: %j',
    (header) => {
      expect(readCaller(header, [chromiumID])).toEqual({ refusal: 'no-header' });
    },
  );
});

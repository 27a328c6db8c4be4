import { describe, expect, it } from 'vitest';
import { applyWebviewEvent, noCapturedValues } from './captured-values';
import { signInEndOf, valuesOf } from './chosen-values';
import { readFields } from './field-sources';
import { cookiesStep } from '../testing/cookie-steps';
import { cookiesOf, request, webviewCookie } from '../testing/webview-events';
import type { WebviewEvent } from '../webview/types';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 26);
const HOST = 'www.example.com';
const step = cookiesStep({
  url: `https://${HOST}/login`,
  fields: [
    { id: 'session', type: 'cookie' },
    { id: 'device', type: 'cookie', required: false },
    { id: 'all', sources: [{ type: 'request_header', name: 'Cookie' }], required: false },
  ],
});

function captured(...events: WebviewEvent[]) {
  const start = noCapturedValues(step, readFields(step));
  return events.reduce((values, event) => applyWebviewEvent(values, event, NOW), start);
}

const endsIn = (name: string, days: number, domain = HOST) =>
  webviewCookie(name, `${name} of ${domain}`, domain, { expiresAt: NOW + days * DAY_MS });

describe('signInEndOf', () => {
  it('is the earliest end among the cookies that would be sent', () => {
    const found = captured(cookiesOf([endsIn('session', 90), endsIn('device', 30)]));
    expect(signInEndOf(found, NOW)).toBe(NOW + 30 * DAY_MS);
  });

  it('is not that of a cookie nobody asked for, nor of a namesake that is not sent', () => {
    const found = captured(
      cookiesOf([
        endsIn('session', 90),
        endsIn('session', 20, '.example.com'),
        endsIn('elsewhere', 10),
      ]),
    );
    expect(valuesOf(found, NOW).get('session')).toBe(`session of ${HOST}`);
    expect(signInEndOf(found, NOW)).toBe(NOW + 90 * DAY_MS);
  });

  it('is null for cookies of a session and for what is no cookie', () => {
    const found = captured(
      cookiesOf([webviewCookie('session', 'x', HOST)]),
      request(`https://${HOST}/`, { Cookie: 'session=x' }),
    );
    expect([...valuesOf(found, NOW).keys()]).toEqual(['session', 'all']);
    expect(signInEndOf(found, NOW)).toBeNull();
  });

  it('goes with the cookie that takes the place of one that has ended', () => {
    const found = captured(
      cookiesOf([endsIn('session', 2), endsIn('session', 50, '.example.com')]),
    );
    expect(signInEndOf(found, NOW)).toBe(NOW + 2 * DAY_MS);
    expect(signInEndOf(found, NOW + 3 * DAY_MS)).toBe(NOW + 50 * DAY_MS);
  });
});

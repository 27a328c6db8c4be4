import { describe, expect, it } from 'vitest';
import {
  captureProblemText,
  captureWaitText,
  fieldText,
  foundText,
  pageProblemText,
  windowText,
  zoomText,
} from './webview';

describe('what a cookies step waits for', () => {
  it('is shown in words', () => {
    expect(captureWaitText('values', false)).toBe('Waiting for you to sign in');
    expect(captureWaitText('final-page', false)).toBe('Signed in, waiting for the site to finish');
    expect(captureWaitText('final-page', true)).toBe('Are you signed in now?');
    expect(captureWaitText('settling', false)).toBe('Almost done…');
    expect(captureWaitText('sending', true)).toBe('Handing it to Beeper…');
  });

  it('is said with its fields where it waits in vain', () => {
    const field = { fieldID: 'f', name: 'to\u202eken', required: true, found: false };
    const unknown = { ...field, problem: 'unknown-source' as const };
    const large = { ...field, name: 'storage', problem: 'too-large' as const };
    expect(captureProblemText('values', [field])).toBeNull();
    expect(captureProblemText('unknown-source', [field, unknown])).toMatch(
      /^Beeper asks for “to ken”/,
    );
    expect(captureProblemText('values', [large])).toBe(
      'The site keeps more than 1 MB under “storage”, which is too much to send.',
    );
    expect(captureProblemText('too-large', [large])).toMatch(
      /“storage”.* Sign in with Beeper Desk/,
    );
    expect(captureProblemText('too-large', [field])).toContain('2 MB');
    expect([unknown, large].map(fieldText)).toEqual([
      'Bridgekeeper cannot find it',
      'too large to send',
    ]);
  });

  it('counts what is optional only once it is there', () => {
    const field = { fieldID: 'f', name: 'f', required: true, found: true };
    const missing = { ...field, found: false };
    const optional = { ...missing, required: false };
    expect(foundText([field, missing, optional])).toBe('1 of 2 found');
    expect(foundText([field, missing, { ...optional, found: true }])).toBe('2 of 3 found');
    expect([field, missing, optional].map(fieldText)).toEqual([
      'found',
      'not there yet',
      'not needed',
    ]);
  });
});

describe('what went wrong with the page', () => {
  it.each([
    'offline',
    'proxy',
    'certificate',
    'crashed',
    'unresponsive',
    'not-secure-browser',
    'blocked-app',
    'blocked-download',
    'too-many-windows',
    'script-failed',
    'failed',
  ] as const)('%s has a sentence, and one about what to do', (kind) => {
    const { sentence, advice } = pageProblemText(kind);
    expect(sentence).toMatch(/^[A-Z].+\.$/);
    expect(advice).toMatch(/^[A-Z].+\.$/);
  });
});

it('what a site opens over its page is said with who opened it, as long as it is there', () => {
  expect(windowText([])).toBe('');
  expect(windowText(['https://x.example', 'https://y.example'])).toBe(
    'https://y.example opened a window',
  );
  expect(windowText([''])).toBe('A blank page opened a window');
});

describe('zoomText', () => {
  it('is in whole percent', () => {
    expect(zoomText(1)).toBe('100 %');
    expect(zoomText(0.6666)).toBe('67 %');
  });
});

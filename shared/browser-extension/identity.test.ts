import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from './identity';

describe('the extension in Chromium', () => {
  it('has the ID that follows from its key', () => {
    const der = Buffer.from(EXTENSION_IDENTITY.chromiumKey, 'base64');
    const digits = createHash('sha256').update(der).digest('hex').slice(0, 32);
    const letterOf = (digit: string) => String.fromCharCode(97 + parseInt(digit, 16));
    expect([...digits].map(letterOf).join('')).toBe(EXTENSION_IDENTITY.chromiumID);
  });
});

describe('the native messaging host', () => {
  it('has a name that browsers take', () => {
    expect(EXTENSION_IDENTITY.nativeHost).toMatch(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
  });
});

import { expect, it, vi } from 'vitest';
import { errorOf, testClient } from './testing/client';
import { usableToken } from './usable-token';

it('is a token of plain visible characters, as it is', () => {
  expect(usableToken('bpt_s3cret-Token.0123456789~+/=')).toBe('bpt_s3cret-Token.0123456789~+/=');
});

it.each([undefined, '', ' ', 'a b', 'a\nb', 'a\r\nb: c', 'a\0', 'é', 'a\u007f', '\u202e'])(
  'is not %j, and so it never gets to a fetch that would quote it',
  async (token) => {
    expect(usableToken(token)).toBeUndefined();
    const fetch = vi.fn<typeof globalThis.fetch>();
    const { client } = testClient('http://localhost', { token: token ?? '', fetch });
    expect(errorOf(await client.bridges()).kind).toBe('unauthorized');
    expect(fetch).not.toHaveBeenCalled();
  },
);

import { describe, expect, it } from 'vitest';
import { isLoopbackURL } from './loopback';

describe('isLoopbackURL', () => {
  it.each([
    'http://localhost:23373',
    'http://LOCALHOST',
    'http://sign-in.localhost/x',
    'http://127.0.0.1:1',
    'http://127.1',
    'http://127.255.0.9',
    'http://[::1]:23373',
    'https://localhost',
    'https://desk.localhost',
    'http://127.0.0.1',
    'http://127.8.9.10:1',
    'http://0x7f000001',
    'http://[::1]:1',
    'http://[0:0::1]',
  ])('%s is this computer', (url) => expect(isLoopbackURL(url)).toBe(true));

  it.each([
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://notlocalhost',
    'http://128.0.0.1',
    'http://[::2]',
    'http://10.0.0.1',
    'http://localhost.example',
    'http://127.0.0.1.example',
    'http://mylocalhost',
    'http://192.168.1.5',
    'http://0.0.0.0',
    'localhost',
    'no url',
    '',
  ])('%s is not', (url) => expect(isLoopbackURL(url)).toBe(false));
});

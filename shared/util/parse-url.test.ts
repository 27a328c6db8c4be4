import { expect, it } from 'vitest';
import { parseURL } from './parse-url';

it('reads what is a URL, relative to another too', () => {
  expect(parseURL('https://example.com/a')?.pathname).toBe('/a');
  expect(parseURL('b', 'https://example.com/a/')?.href).toBe('https://example.com/a/b');
  expect(parseURL('b')).toBeNull();
  expect(parseURL('https://')).toBeNull();
});

it('gives the same answer however often it is asked', () => {
  const hosts = new Set<string | undefined>();
  // `URL.canParse` of Node 20.20 changes its answer after some 4,000 times.
  for (let times = 0; times < 50_000; times += 1)
    hosts.add(parseURL('https://bücher.example/')?.host);
  expect([...hosts]).toEqual(['xn--bcher-kva.example']);
});

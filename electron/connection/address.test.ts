import { describe, expect, it } from 'vitest';
import { addressProblem, normalizeAddress } from './address';

describe('normalizeAddress', () => {
  it.each([
    ['localhost:23373', 'http://localhost:23373'],
    ['LOCALHOST:1', 'http://localhost:1'],
    ['127.0.0.1', 'http://127.0.0.1'],
    ['[::1]:23373', 'http://[::1]:23373'],
    [' http://host:1/ ', 'http://host:1'],
    ['192.168.1.5:23373', 'https://192.168.1.5:23373'],
    ['beeper.example.org', 'https://beeper.example.org'],
    ['beeper.example.org/desk/', 'https://beeper.example.org/desk'],
    ['localhost.example.org', 'https://localhost.example.org'],
  ])('makes of %j %s', (typed, baseURL) => {
    expect(normalizeAddress(typed)).toBe(baseURL);
  });

  it.each([
    '',
    '  ',
    'ftp://localhost',
    'me:hunter2@localhost',
    'mailto:me@x',
    'a b',
    'localhost?x',
  ])('throws at %j', (typed) => {
    expect(() => normalizeAddress(typed)).toThrow(TypeError);
  });
});

describe('addressProblem', () => {
  it.each([
    ['localhost:23373', false, null],
    ['https://desk.example', false, null],
    ['desk.example', false, null],
    ['http://192.168.1.5:23373', true, null],
    ['http://192.168.1.5:23373', false, 'insecure-address'],
    ['http://localhost.example', false, 'insecure-address'],
    ['ftp://localhost', true, 'bad-address'],
    ['https://me:hunter2@desk.example', true, 'bad-address'],
    ['', true, 'bad-address'],
  ])('of %j (confirmed: %s) is %s', (typed, isConfirmed, kind) => {
    expect(addressProblem(typed, isConfirmed)).toEqual(
      kind === null ? null : { kind, detail: null },
    );
  });
});

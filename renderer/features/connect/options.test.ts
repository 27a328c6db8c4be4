import { describe, expect, it } from 'vitest';
import { aBeeper } from '../../testing/fixtures';
import { chosenBeeper, optionFor } from './options';

describe('chosenBeeper', () => {
  const old = aBeeper({ baseURL: 'http://127.0.0.1:1', isTooOld: true });
  const near = aBeeper({ baseURL: 'http://127.0.0.1:2' });
  const server = aBeeper({ baseURL: 'https://beeper.example.com', isLocal: false });
  const found = [old, near, server];

  it('is the nearest that can be connected to', () => {
    expect(chosenBeeper(found, null)).toBe(near);
    expect(chosenBeeper([old], null)).toBe(old);
    expect(chosenBeeper([], null)).toBeNull();
  });

  it('is the one that was chosen before all, as long as it answers', () => {
    expect(chosenBeeper(found, server.baseURL)).toBe(server);
    expect(chosenBeeper(found, old.baseURL)).toBe(old);
    expect(chosenBeeper([near], server.baseURL)).toBe(near);
  });
});

it.each([
  ['insecure-address', 'address'],
  ['bad-address', 'address'],
  ['bad-token', 'token'],
  ['no-read', 'token'],
  ['denied', 'browser'],
  ['unreachable', 'browser'],
] as const)('says %s beside the %s', (kind, option) => {
  expect(optionFor({ kind, detail: null })).toBe(option);
});

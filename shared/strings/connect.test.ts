import { describe, expect, it } from 'vitest';
import type { ConnectProblemKind, FoundBeeper } from '../model/connection';
import {
  addressFromEnvironment,
  beeperName,
  beeperWhere,
  connectProblemText,
  timeToAnswer,
} from './connect';

const found: FoundBeeper = {
  baseURL: 'http://127.0.0.1:23373',
  name: 'Beeper',
  version: '4.2.785',
  isTooOld: false,
  canConnect: true,
  isLocal: true,
};

describe('a problem with connecting', () => {
  const kinds: Record<ConnectProblemKind, true> = {
    'bad-address': true,
    'insecure-address': true,
    unreachable: true,
    'another-user': true,
    'signed-out': true,
    'getting-ready': true,
    'too-old': true,
    'no-oauth': true,
    denied: true,
    'wrong-state': true,
    refused: true,
    'timed-out': true,
    'no-port': true,
    'no-browser': true,
    'bad-token': true,
    'no-read': true,
    'demo-only': true,
  };

  it.each(Object.keys(kinds) as ConnectProblemKind[])('%s is said, and what to do', (kind) => {
    const { sentence, advice } = connectProblemText({ kind });
    expect(sentence).toMatch(/^[A-Z][^!]+\.$/);
    expect(advice).toMatch(/^[A-Z][^!]+\.$/);
  });

  it('differs from every other', () => {
    const sentences = Object.keys(kinds).map(
      (kind) => connectProblemText({ kind: kind as ConnectProblemKind }).sentence,
    );
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

describe('a Beeper that was found', () => {
  it('is called what it calls itself, as far as it does', () => {
    expect(beeperName(found)).toBe('Beeper 4.2.785');
    expect(beeperName({ ...found, version: '' })).toBe('Beeper');
    expect(beeperName({ ...found, name: '', version: '' })).toBe('Beeper Desktop');
  });

  it('is on this computer or at its address', () => {
    expect(beeperWhere(found)).toBe('on this computer');
    const server = { ...found, isLocal: false, baseURL: 'https://beeper.example.com' };
    expect(beeperWhere(server)).toBe('at https://beeper.example.com');
  });
});

it('names the address the environment decides, once it is known', () => {
  expect(addressFromEnvironment('http://localhost:1')).toContain(
    'the address: http://localhost:1.',
  );
  expect(addressFromEnvironment(null)).toContain('the address. ');
});

it.each([
  [120_000, '2:00 left to answer'],
  [117_001, '1:58 left to answer'],
  [9_000, '0:09 left to answer'],
  [0, '0:00 left to answer'],
  [-4_000, '0:00 left to answer'],
])('with %d ms left: %s', (left, words) => {
  expect(timeToAnswer(left)).toBe(words);
});

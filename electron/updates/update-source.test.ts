import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { aKeyPair } from './testing/update-server';
import { mayBeAsked, readUpdateSource } from './update-source';

const { publicKey } = aKeyPair();
const KEY = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const built = {
  BRIDGEKEEPER_UPDATE_URL: 'https://updates.example/stable',
  BRIDGEKEEPER_UPDATE_KEY: KEY,
};
const env = {
  BRIDGEKEEPER_UPDATE_URL: 'http://127.0.0.1:8080/',
  BRIDGEKEEPER_UPDATE_KEY: KEY,
  BRIDGEKEEPER_UPDATE_PUBLISHER: 'Somebody',
};

it('is what the build was made with', () => {
  expect(readUpdateSource({ isPackaged: true, built, env: {} })).toEqual({
    baseURL: 'https://updates.example/stable/',
    key: publicKey,
    publisher: null,
    allowsLoopback: false,
  });
});

it('is what the environment says in a program from its source, and never in a packaged one', () => {
  expect(readUpdateSource({ isPackaged: false, built, env })).toMatchObject({
    baseURL: 'http://127.0.0.1:8080/',
    publisher: 'Somebody',
    allowsLoopback: true,
  });
  const packaged = readUpdateSource({ isPackaged: true, built, env });
  expect(packaged).toMatchObject({ baseURL: 'https://updates.example/stable/', publisher: null });
  expect(readUpdateSource({ isPackaged: true, built: {}, env })).toBe('no-address');
});

it('is none without an address, or without a key', () => {
  const read = (changed: object) =>
    readUpdateSource({ isPackaged: true, built: { ...built, ...changed }, env: {} });
  expect(read({ BRIDGEKEEPER_UPDATE_URL: '' })).toBe('no-address');
  expect(read({ BRIDGEKEEPER_UPDATE_URL: undefined })).toBe('no-address');
  expect(read({ BRIDGEKEEPER_UPDATE_KEY: ' ' })).toBe('no-key');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  for (const key of [
    'no key',
    KEY.slice(4),
    `${rsa.export({ format: 'der', type: 'spki' }).toString('base64')}`,
  ]) {
    expect(read({ BRIDGEKEEPER_UPDATE_KEY: key })).toBe('bad-key');
  }
  for (const url of [
    'updates.example',
    'http://updates.example/',
    'http://127.0.0.1:8080/',
    'ftp://updates.example/',
    'file:///updates',
    'https://user:password@updates.example/',
    'https://updates.example/?channel=beta',
    'https://updates.example/#newest',
  ]) {
    expect([url, read({ BRIDGEKEEPER_UPDATE_URL: url })]).toEqual([url, 'bad-address']);
  }
});

it('asks nobody without encryption but a server of this computer, in a test', () => {
  const may = (url: string, allowsLoopback: boolean) => mayBeAsked(new URL(url), allowsLoopback);
  expect(may('https://example.com/', false)).toBe(true);
  expect(may('http://example.com/', true)).toBe(false);
  expect(may('http://127.0.0.1/', true)).toBe(true);
  expect(may('http://127.0.0.1/', false)).toBe(false);
  expect(may('http://127.0.0.1.example.com/', true)).toBe(false);
  expect(may('https://user@example.com/', true)).toBe(false);
  expect(may('file:///etc/passwd', true)).toBe(false);
});

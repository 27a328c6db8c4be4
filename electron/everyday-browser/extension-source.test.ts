import { describe, expect, it } from 'vitest';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import { readExtensionSource } from './extension-source';

const { chromiumID } = EXTENSION_IDENTITY;
const STORE = {
  BRIDGEKEEPER_EXTENSION_STORE_URL: 'https://store.example/bridgekeeper',
  BRIDGEKEEPER_EXTENSION_STORE_ID: 'p'.repeat(32),
};
const NONE = { storeURL: null, chromiumIDs: [chromiumID] };
const FROM_STORE = {
  storeURL: STORE.BRIDGEKEEPER_EXTENSION_STORE_URL,
  chromiumIDs: [chromiumID, 'p'.repeat(32)],
};

describe('where the extension is had from', () => {
  it('is its folder, where the build names no store', () => {
    expect(readExtensionSource({ isPackaged: true, built: {}, env: {} })).toEqual(NONE);
  });

  it('is the build’s store', () => {
    expect(readExtensionSource({ isPackaged: true, built: STORE, env: {} })).toEqual(FROM_STORE);
  });

  it('is said by the environment to a program from its source alone', () => {
    expect(readExtensionSource({ isPackaged: true, built: {}, env: STORE })).toEqual(NONE);
    expect(readExtensionSource({ isPackaged: false, built: {}, env: STORE })).toEqual(FROM_STORE);
  });

  it('is no address but https, and no ID but an extension’s', () => {
    const built = {
      BRIDGEKEEPER_EXTENSION_STORE_URL: 'http://store.example',
      BRIDGEKEEPER_EXTENSION_STORE_ID: '*',
    };
    expect(readExtensionSource({ isPackaged: true, built, env: {} })).toEqual(NONE);
  });
});

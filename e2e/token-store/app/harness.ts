import type { TokenStore } from '../../../electron/token-store/token-store';

/** The token store as a test uses it, from within the main process. */
export interface TokenStoreHarness {
  tokenStore: TokenStore;
  log: readonly string[];
}

declare global {
  var tokenStoreHarness: TokenStoreHarness;
}

import type { TokenStore } from '../../../electron/token-store/token-store';

/** The vault as a test uses it, from within the main process. */
export interface VaultHarness {
  vault: TokenStore;
  log: readonly string[];
}

declare global {
  var vaultHarness: VaultHarness;
}

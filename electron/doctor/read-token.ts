import { environmentConnection, type Environment } from '../connection/environment';
import { createTokenCipher, type SafeStorage } from '../token-store/token-cipher';
import { createTokenRepository } from '../token-store/token-repository';
import { openTokenStore } from '../token-store/token-store';
import type { KeyringState } from './checks/check-system';
import type { TokenFacts } from './patient';

interface Options {
  environment: Environment;
  /** Of the program's own files. */
  folder: string;
  safeStorage: SafeStorage;
}

const nothing = () => undefined;

/** A keyring that must not be asked, as it would ask its user. */
const LOCKED: SafeStorage = {
  isEncryptionAvailable: () => false,
  encryptString: refuse,
  decryptString: refuse,
};

function refuse(): never {
  throw new Error('The keyring is locked.');
}

/** The token by the program's own rules, read and left as it is. */
export async function readToken(
  { environment, folder, safeStorage }: Options,
  isLocked: boolean,
): Promise<TokenFacts> {
  // SECURITY: a runtime from a third party must never see a real token.
  if (environment.demoOnly && environment.token === null) {
    return { token: { kind: 'demo-only' }, connection: null };
  }
  const tokenStore = openTokenStore({
    folder,
    isLeftAlone: true,
    safeStorage: isLocked ? LOCKED : safeStorage,
    log: nothing,
  });
  const tokens = createTokenRepository({
    tokenStore,
    fromEnvironment: environmentConnection(environment),
    environmentURL: environment.baseURL,
    log: nothing,
    reportToUser: nothing,
  });
  await tokens.restore();
  const connection = tokens.connection();
  return {
    token:
      connection === null
        ? { kind: tokens.problem() ?? 'none' }
        : { kind: 'there', storage: connection.tokenStorage },
    connection,
  };
}

/** Whether the keyring gives the program a key. */
export async function askKeyring(
  safeStorage: SafeStorage,
  platform: NodeJS.Platform,
): Promise<KeyringState> {
  const cipher = createTokenCipher({ safeStorage, platform, log: nothing });
  return (await cipher.encrypt('is there a key?')) === null ? 'none' : 'gives-key';
}

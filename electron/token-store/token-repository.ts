import type { TokenStorage, TokenStoreProblem } from '../../shared/model/connection';
import {
  tokenNotErasedText,
  tokenNotSavedText,
  tokenNotReadText,
} from '../../shared/strings/banners';
import {
  serializeToken,
  parseStoredToken,
  type BeeperConnection,
  type StoredToken,
} from '../connection/connection';
import { mayUseStoredToken } from '../connection/token-recipients';
import type { TokenStore } from './token-store';

/** The user's own connection: its token is in the token store, or in memory without a keyring. */
export interface TokenRepository {
  /** The connection of this run; null when there is none. */
  connection(): BeeperConnection | null;
  /** Why the stored token cannot be used. */
  problem(): TokenStoreProblem | null;
  /** Reads the token store, unless there is a connection already. The keyring may ask its user. */
  restore(): Promise<void>;
  /**
   * Uses a new token and stores it as safely as this system can; the keyring may ask its user first.
   * Rejects when aborted meanwhile, and then everything is as it was before.
   */
  replace(token: StoredToken, signal?: AbortSignal): Promise<void>;
  /** Stores the present token unencrypted, because the user chose so. */
  saveUnencrypted(): Promise<void>;
  /** Beeper moved to another address of this computer. */
  setBaseURL(baseURL: string): Promise<void>;
  /** Erases the token. */
  clear(): Promise<void>;
}

interface Options {
  tokenStore: TokenStore;
  /** Has priority over the stored one and is never stored. */
  fromEnvironment: BeeperConnection | null;
  /** The address that the environment names. */
  environmentURL: string | null;
  log: (line: string) => void;
  reportToUser: (sentence: string) => void;
}

export function createTokenRepository({
  tokenStore,
  fromEnvironment,
  environmentURL,
  log,
  reportToUser,
}: Options): TokenRepository {
  let current = fromEnvironment;
  let problem: TokenStoreProblem | null = null;
  /** Counts the changes of the token: saving takes time, and only the last change counts. */
  let version = 0;

  const save = async (
    token: StoredToken,
    plain: boolean,
    savedVersion: number,
  ): Promise<TokenStorage> => {
    try {
      if (await tokenStore.save(serializeToken(token))) return 'keyring';
      // SECURITY: a token that was erased while the keyring was asked must not be written after all.
      if (!plain || savedVersion !== version) return 'memory';
      await tokenStore.saveUnencrypted(serializeToken(token));
      return 'plain';
    } catch (error) {
      reportToUser(tokenNotSavedText(String(error)));
      return 'memory';
    }
  };

  const use = async (token: StoredToken, plain: boolean) => {
    version += 1;
    const usedVersion = version;
    const tokenStorage = await save(token, plain, usedVersion);
    if (usedVersion !== version) return;
    current = { kind: 'beeper', ...token, tokenStorage };
    if (tokenStorage !== 'memory') problem = null;
    log(`the token is kept: ${tokenStorage}`);
  };

  /** Restores the previous token when connecting is cancelled while the new one is saved. */
  const rollback = async (token: StoredToken, before: BeeperConnection | null) => {
    if (current?.token !== token.token) return;
    const isWritten = current.tokenStorage !== 'memory';
    current = before;
    version += 1;
    if (!isWritten) return;
    if (before?.tokenStorage === 'keyring') await save(before, false, version);
    else if (before?.tokenStorage === 'plain') await save(before, true, version);
    else await erase();
  };

  const erase = () =>
    tokenStore.clear().catch((error: unknown) => reportToUser(tokenNotErasedText(String(error))));

  return {
    connection: () => current,
    problem: () => problem,
    async restore() {
      if (current !== null) return;
      const result = await tokenStore.read().catch((error: unknown) => {
        reportToUser(tokenNotReadText(String(error)));
        return { state: 'unreadable' } as const;
      });
      if (current !== null) return;
      problem = result.state === 'locked' || result.state === 'unreadable' ? result.state : null;
      if (result.state !== 'stored') return;
      const token = parseStoredToken(result.text);
      if (token === null) problem = 'unreadable';
      else if (mayUseStoredToken(token, environmentURL)) {
        current = { kind: 'beeper', ...token, tokenStorage: result.tokenStorage };
      }
    },
    async replace(token, signal) {
      const before = current;
      await use(token, before?.tokenStorage === 'plain');
      if (signal?.aborted === true) await rollback(token, before);
      signal?.throwIfAborted();
    },
    async saveUnencrypted() {
      if (current?.tokenStorage === 'memory') await use(current, true);
    },
    async setBaseURL(baseURL) {
      if (current === null || current === fromEnvironment) return;
      current = { ...current, baseURL };
      if (current.tokenStorage !== 'memory') await use(current, current.tokenStorage === 'plain');
    },
    async clear() {
      version += 1;
      current = null;
      problem = null;
      await erase();
    },
  };
}

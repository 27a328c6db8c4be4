import type { TokenStorage, TokenStoreProblem } from '../../shared/model/connection';
import {
  tokenNotErasedText,
  tokenNotKeptText,
  tokenNotReadText,
} from '../../shared/strings/banners';
import type { TokenStore } from './token-store.electron';
import {
  serializeToken,
  parseStoredToken,
  type BeeperConnection,
  type StoredToken,
} from '../connection/connection';

/** The user's own connection: what is in the vault, or in memory where there is no vault. */
export interface TokenRepository {
  /** The connection of this run; null when there is none. */
  connection(): BeeperConnection | null;
  /** Why the token that is kept cannot be used. */
  problem(): TokenStoreProblem | null;
  /** Takes up what is kept, if it can be had and nothing else is in use. The keyring may ask first. */
  restore(): Promise<void>;
  /**
   * Takes a new token and keeps it as safely as this system can, which may ask the user first.
   * Rejects when aborted meanwhile, and then all is as it was before.
   */
  replace(token: StoredToken, signal?: AbortSignal): Promise<void>;
  /** Keeps the present token unencrypted, because the user chose so. */
  saveUnencrypted(): Promise<void>;
  /** Beeper moved to another address of this computer. */
  setBaseURL(baseURL: string): Promise<void>;
  /** Erases the token. */
  clear(): Promise<void>;
}

interface Options {
  vault: TokenStore;
  /** The token of the environment, which wins and is never kept; null without one. */
  given: BeeperConnection | null;
  /** A token that is kept is not used for another address than this; null for any. */
  onlyAt: string | null;
  log: (line: string) => void;
  /** Told a sentence for the user. */
  reportToUser: (sentence: string) => void;
}

export function createTokenRepository({
  vault,
  given,
  onlyAt,
  log,
  reportToUser,
}: Options): TokenRepository {
  let own = given;
  let trouble: TokenStoreProblem | null = null;
  /** How often a token was taken or forgotten: the last one counts. */
  let turns = 0;

  const keep = async (token: StoredToken, plain: boolean, turn: number): Promise<TokenStorage> => {
    try {
      if (await vault.save(serializeToken(token))) return 'keyring';
      // SECURITY: what was forgotten while the keyring was asked must not be written after all.
      if (!plain || turn !== turns) return 'this-run';
      await vault.saveUnencrypted(serializeToken(token));
      return 'plain';
    } catch (error) {
      reportToUser(tokenNotKeptText(String(error)));
      return 'this-run';
    }
  };

  const take = async (token: StoredToken, plain: boolean) => {
    turns += 1;
    const turn = turns;
    const tokenStorage = await keep(token, plain, turn);
    if (turn !== turns) return;
    own = { kind: 'beeper', ...token, tokenStorage };
    if (tokenStorage !== 'this-run') trouble = null;
    log(`the token is kept: ${tokenStorage}`);
  };

  /** The user left off while this token was being kept: what was there before is there again. */
  const putBack = async (token: StoredToken, before: BeeperConnection | null) => {
    if (own?.token !== token.token) return;
    const isWritten = own.tokenStorage !== 'this-run';
    own = before;
    turns += 1;
    if (!isWritten) return;
    if (before?.tokenStorage === 'keyring') await keep(before, false, turns);
    else if (before?.tokenStorage === 'plain') await keep(before, true, turns);
    else await erase();
  };

  const erase = () =>
    vault.erase().catch((error: unknown) => reportToUser(tokenNotErasedText(String(error))));

  const clear = async () => {
    turns += 1;
    own = null;
    trouble = null;
    await erase();
  };

  return {
    connection: () => own,
    problem: () => trouble,
    async restore() {
      if (own !== null) return;
      const reading = await vault.read().catch((error: unknown) => {
        reportToUser(tokenNotReadText(String(error)));
        return { state: 'unreadable' } as const;
      });
      if (own !== null) return;
      trouble = reading.state === 'locked' || reading.state === 'unreadable' ? reading.state : null;
      if (reading.state !== 'kept') return;
      const kept = parseStoredToken(reading.text);
      if (kept === null) trouble = 'unreadable';
      // SECURITY: a token goes to no other address than the one it was given for.
      else if (onlyAt === null || onlyAt === kept.baseURL) {
        own = { kind: 'beeper', ...kept, tokenStorage: reading.tokenStorage };
      }
    },
    async replace(token, signal) {
      const before = own;
      await take(token, before?.tokenStorage === 'plain');
      if (signal?.aborted === true) await putBack(token, before);
      signal?.throwIfAborted();
    },
    async saveUnencrypted() {
      if (own?.tokenStorage === 'this-run') await take(own, true);
    },
    async setBaseURL(baseURL) {
      if (own === null || own === given) return;
      own = { ...own, baseURL };
      if (own.tokenStorage !== 'this-run') await take(own, own.tokenStorage === 'plain');
    },
    clear,
  };
}

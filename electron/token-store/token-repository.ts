import type { Keeping, VaultTrouble } from '../../shared/model/connection';
import {
  tokenNotErasedWords,
  tokenNotKeptWords,
  tokenNotReadWords,
} from '../../shared/strings/banners';
import type { Vault } from './token-store.electron';
import { keptText, readKept, type BeeperConnection, type OwnToken } from '../connection/connection';

/** The owner's own connection: what is in the vault, or in memory where there is no vault. */
export interface Keeper {
  /** The connection of this run; null when there is none. */
  own(): BeeperConnection | null;
  /** Why the token that is kept cannot be used. */
  trouble(): VaultTrouble | null;
  /** Takes up what is kept, if it can be had and nothing else is in use. The keyring may ask first. */
  restore(): Promise<void>;
  /**
   * Takes a new token and keeps it as safely as this system can, which may ask the owner first.
   * Rejects when aborted meanwhile, and then all is as it was before.
   */
  take(token: OwnToken, signal?: AbortSignal): Promise<void>;
  /** Keeps the present token unencrypted, because the owner chose so. */
  keepPlain(): Promise<void>;
  /** Beeper moved to another address of this computer. */
  moved(baseURL: string): Promise<void>;
  /** Erases the token. */
  forget(): Promise<void>;
}

interface Options {
  vault: Vault;
  /** The token of the environment, which wins and is never kept; null without one. */
  given: BeeperConnection | null;
  /** A token that is kept is not used for another address than this; null for any. */
  onlyAt: string | null;
  log: (line: string) => void;
  /** Told a sentence for the owner. */
  onTrouble: (sentence: string) => void;
}

export function createKeeper({ vault, given, onlyAt, log, onTrouble }: Options): Keeper {
  let own = given;
  let trouble: VaultTrouble | null = null;
  /** How often a token was taken or forgotten: the last one counts. */
  let turns = 0;

  const keep = async (token: OwnToken, plain: boolean, turn: number): Promise<Keeping> => {
    try {
      if (await vault.keep(keptText(token))) return 'keyring';
      // SECURITY: what was forgotten while the keyring was asked must not be written after all.
      if (!plain || turn !== turns) return 'this-run';
      await vault.keepPlain(keptText(token));
      return 'plain';
    } catch (error) {
      onTrouble(tokenNotKeptWords(String(error)));
      return 'this-run';
    }
  };

  const take = async (token: OwnToken, plain: boolean) => {
    turns += 1;
    const turn = turns;
    const keeping = await keep(token, plain, turn);
    if (turn !== turns) return;
    own = { kind: 'beeper', ...token, keeping };
    if (keeping !== 'this-run') trouble = null;
    log(`the token is kept: ${keeping}`);
  };

  /** The owner left off while this token was being kept: what was there before is there again. */
  const putBack = async (token: OwnToken, before: BeeperConnection | null) => {
    if (own?.token !== token.token) return;
    const isWritten = own.keeping !== 'this-run';
    own = before;
    turns += 1;
    if (!isWritten) return;
    if (before?.keeping === 'keyring') await keep(before, false, turns);
    else if (before?.keeping === 'plain') await keep(before, true, turns);
    else await erase();
  };

  const erase = () =>
    vault.erase().catch((error: unknown) => onTrouble(tokenNotErasedWords(String(error))));

  const forget = async () => {
    turns += 1;
    own = null;
    trouble = null;
    await erase();
  };

  return {
    own: () => own,
    trouble: () => trouble,
    async restore() {
      if (own !== null) return;
      const reading = await vault.read().catch((error: unknown) => {
        onTrouble(tokenNotReadWords(String(error)));
        return { state: 'unreadable' } as const;
      });
      if (own !== null) return;
      trouble = reading.state === 'locked' || reading.state === 'unreadable' ? reading.state : null;
      if (reading.state !== 'kept') return;
      const kept = readKept(reading.text);
      if (kept === null) trouble = 'unreadable';
      // SECURITY: a token goes to no other address than the one it was given for.
      else if (onlyAt === null || onlyAt === kept.baseURL) {
        own = { kind: 'beeper', ...kept, keeping: reading.keeping };
      }
    },
    async take(token, signal) {
      const before = own;
      await take(token, before?.keeping === 'plain');
      if (signal?.aborted === true) await putBack(token, before);
      signal?.throwIfAborted();
    },
    async keepPlain() {
      if (own?.keeping === 'this-run') await take(own, true);
    },
    async moved(baseURL) {
      if (own === null || own === given) return;
      own = { ...own, baseURL };
      if (own.keeping !== 'this-run') await take(own, own.keeping === 'plain');
    },
    forget,
  };
}

import type { Keeping, VaultTrouble } from '../../shared/connection';
import { tokenNotErasedWords, tokenNotKeptWords } from '../../shared/messages/notice';
import type { Vault } from '../settings/vault';
import { keptText, readKept, type BeeperConnection, type OwnToken } from './connection';

/** The owner's own connection: what is in the vault, or in memory where there is no vault. */
export interface Keeper {
  /** The connection of this run; null when there is none. */
  own(): BeeperConnection | null;
  /** Why the token that is kept cannot be used. */
  trouble(): VaultTrouble | null;
  /** Takes up what is kept, if it can be had and nothing else is in use. The keyring may ask first. */
  restore(): Promise<void>;
  /** Takes a new token and keeps it as safely as this system can. */
  take(token: OwnToken): Promise<void>;
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

  const keep = async (token: OwnToken, plain: boolean): Promise<Keeping> => {
    try {
      if (await vault.keep(keptText(token))) return 'keyring';
      if (!plain) return 'this-run';
      await vault.keepPlain(keptText(token));
      return 'plain';
    } catch (error) {
      onTrouble(tokenNotKeptWords(String(error)));
      return 'this-run';
    }
  };

  const take = async (token: OwnToken, plain: boolean) => {
    const keeping = await keep(token, plain);
    own = { kind: 'beeper', ...token, keeping };
    if (keeping !== 'this-run') trouble = null;
    log(`the token is kept: ${keeping}`);
  };

  return {
    own: () => own,
    trouble: () => trouble,
    async restore() {
      if (own !== null) return;
      const reading = await vault.read();
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
    take: (token) => take(token, own?.keeping === 'plain'),
    async keepPlain() {
      if (own?.keeping === 'this-run') await take(own, true);
    },
    async moved(baseURL) {
      if (own === null || own === given) return;
      own = { ...own, baseURL };
      if (own.keeping !== 'this-run') await take(own, own.keeping === 'plain');
    },
    async forget() {
      own = null;
      trouble = null;
      await vault.erase().catch((error: unknown) => onTrouble(tokenNotErasedWords(String(error))));
    },
  };
}

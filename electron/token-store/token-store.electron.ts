import { safeStorage } from 'electron';
import { createTokenCipher } from './token-cipher';
import { createTokenFile } from './token-file';

/** What stands in the vault. */
export type TokenReadResult =
  | { state: 'empty' }
  | { state: 'kept'; text: string; tokenStorage: 'keyring' | 'plain' }
  /** The keyring did not hand out its key: locked, refused, or gone. */
  | { state: 'locked' }
  /** Written with another key, or damaged. */
  | { state: 'unreadable' };

/**
 * Where the token is kept between runs. Every function may be called once the app is ready, rejects
 * only with what the disk says, and acts in the order in which it was called.
 *
 * Asking a locked keyring shows its user a question, and the answer may take as long as they like;
 * on Electron up to 41 the program stands still meanwhile. What the keyring answered first holds for
 * the whole run: one that is unlocked later serves at the next start (see `vault-cipher.ts`).
 */
export interface TokenStore {
  /** Asks the keyring only when there is something to decrypt. Changes nothing in the file. */
  read(): Promise<TokenReadResult>;
  /**
   * Encrypts and writes, in place of whatever was there. `false` when there is no keyring, and then
   * nothing was written or erased; when the disk refuses, the old file stays as well.
   */
  save(text: string): Promise<boolean>;
  /** Writes unencrypted: only when the user chose it. */
  saveUnencrypted(text: string): Promise<void>;
  /** Removes it for good. */
  erase(): Promise<void>;
}

interface Options {
  /** The folder of `token.vault`; must exist. */
  folder: string;
  /** Told what went wrong or is odd; never the text. */
  log: (line: string) => void;
}

export function openTokenStore({ folder, log }: Options): TokenStore {
  const file = createTokenFile({ folder, log });
  const cipher = createTokenCipher({ safeStorage, platform: process.platform, log });
  const inTurn = createQueue();

  return {
    read: () =>
      inTurn(async () => {
        const contents = await file.read();
        if (contents === null) return { state: 'empty' };
        if (contents.form === 'plain') {
          return { state: 'kept', text: contents.text, tokenStorage: 'plain' };
        }
        const decrypted = await cipher.decrypt(contents.bytes);
        return decrypted.state === 'kept' ? { ...decrypted, tokenStorage: 'keyring' } : decrypted;
      }),
    save: (text) =>
      inTurn(async () => {
        const bytes = await cipher.encrypt(text);
        if (bytes === null) return false;
        await file.write({ form: 'encrypted', bytes });
        return true;
      }),
    saveUnencrypted: (text) => inTurn(() => file.write({ form: 'plain', text })),
    erase: () => inTurn(() => file.erase()),
  };
}

/** One after the other: a token that is still being encrypted must not outlive a sign-out. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

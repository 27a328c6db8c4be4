import { createTokenCipher, type SafeStorage } from './token-cipher';
import { createTokenFile, type VaultKind } from './token-file';

export type TokenReadResult =
  | { state: 'empty' }
  | { state: 'stored'; text: string; tokenStorage: 'keyring' | 'plain' }
  /** The keyring did not hand out its key: locked, refused, or gone. */
  | { state: 'locked' }
  /** Encrypted with another key, or damaged. */
  | { state: 'unreadable' };

/**
 * Where the token is stored between runs. Every function may be called once the app is ready,
 * rejects only when the disk refuses, and runs after those that were called before it.
 *
 * A locked keyring asks its user, who may take as long as they like; up to Electron 41 the whole
 * program is blocked meanwhile. The keyring's first answer holds for the whole run: one that is
 * unlocked later is usable after the next start (see `token-cipher.ts`).
 */
export interface TokenStore {
  /**
   * Asks the keyring only when there is something to decrypt. Changes the file only where the keyring
   * has a newer key than the one it was encrypted with.
   */
  read(): Promise<TokenReadResult>;
  /**
   * Encrypts the text and replaces the file. Resolves with `false` when there is no keyring, and then
   * the file stays as it was, as it does when the disk refuses.
   */
  save(text: string): Promise<boolean>;
  /** Replaces the file, unencrypted: only when the user chose so. */
  saveUnencrypted(text: string): Promise<void>;
  clear(): Promise<void>;
}

interface Options {
  /** The folder of the file; must exist. */
  folder: string;
  /** For another secret than the token. */
  kind?: VaultKind;
  /** Reading leaves the file as it is, even when others may read it. */
  isLeftAlone?: boolean;
  /** Electron's. */
  safeStorage: SafeStorage;
  /** Receives what went wrong or is odd; never the text. */
  log: (line: string) => void;
}

export function openTokenStore(options: Options): TokenStore {
  const { folder, kind, isLeftAlone = false, safeStorage, log } = options;
  const file = createTokenFile({ folder, isLeftAlone, log, ...(kind && { kind }) });
  const cipher = createTokenCipher({ safeStorage, platform: process.platform, log });
  const inTurn = createQueue();
  const encryptAnew = async (text: string) => {
    const bytes = await cipher.encrypt(text);
    if (bytes === null) return false;
    await file.write({ form: 'encrypted', bytes });
    return true;
  };

  return {
    read: () =>
      inTurn(async () => {
        const contents = await file.read();
        if (contents === null) return { state: 'empty' };
        if (contents.form === 'plain') {
          return { state: 'stored', text: contents.text, tokenStorage: 'plain' };
        }
        const decrypted = await cipher.decrypt(contents.bytes);
        if (decrypted.state !== 'stored') return decrypted;
        const { text, isOutdated } = decrypted;
        // What is there can still be read, so that nobody needs to hear that it could not be replaced.
        if (isOutdated && !isLeftAlone) await encryptAnew(text).catch(() => false);
        return { state: 'stored', text, tokenStorage: 'keyring' };
      }),
    save: (text) => inTurn(() => encryptAnew(text)),
    saveUnencrypted: (text) => inTurn(() => file.write({ form: 'plain', text })),
    clear: () => inTurn(() => file.clear()),
  };
}

/** Runs one after the other: a token that is still being encrypted must not outlive a sign-out. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}

import { createHash } from 'node:crypto';

/** What of Electron's `safeStorage` is used up to version 41. Each call blocks the whole program. */
interface BlockingStorage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

/** The same since version 42. */
interface AsyncStorage {
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(bytes: Buffer): Promise<{
    result: string;
    /** The keyring has a newer key, or a better one. */
    shouldReEncrypt: boolean;
  }>;
}

export type SafeStorage = BlockingStorage | (BlockingStorage & AsyncStorage);

type Decrypted =
  | { state: 'stored'; text: string; isOutdated: boolean }
  /** The keyring did not hand out its key, or there is none. */
  | { state: 'locked' }
  /** The keyring is there, but this was encrypted with another key, or is damaged. */
  | { state: 'unreadable' };

/** What Electron says while the system holds its key back, as a Mac does before its user has logged in. */
const HELD_BACK = /temporarily unavailable/;

/** Encrypts with a key that the system's keyring holds. No function rejects when the keyring refuses. */
export interface TokenCipher {
  /** Null when there is no keyring, or it does not hand out its key. */
  encrypt(text: string): Promise<Buffer | null>;
  decrypt(bytes: Buffer): Promise<Decrypted>;
}

interface Options {
  safeStorage: SafeStorage;
  platform: NodeJS.Platform;
  /** Receives why something could not be done; never a secret. */
  log: (line: string) => void;
}

/**
 * How keyrings behave: observed on Linux with Electron 33 and gnome-keyring 42; for Electron 42 and
 * newer, read in its source.
 * - A locked keyring asks the user to unlock it, and again after a refusal, up to three times. Up to
 *   Electron 41 the whole program is blocked until that is answered, however long it takes; since 42
 *   only the promise waits.
 * - Chromium asks for the key once in a run. If the keyring refused, or was not there, there is no
 *   key until the program starts again, even if it is unlocked meanwhile; a key once given stays.
 * - Without its entry, Chromium makes a new key, and what the old one encrypted is lost.
 */
export function createTokenCipher({ safeStorage, platform, log }: Options): TokenCipher {
  const storage = asyncSafeStorage(safeStorage, platform);
  const warn = (what: string, error: unknown) => log(`vault: ${what} (${String(error)})`);

  const encrypt = async (text: string) => {
    try {
      const bytes = await storage.encryptStringAsync(addChecksum(text));
      return isFromKeyring(bytes, platform) ? bytes : null;
    } catch (error) {
      warn('the keyring does not encrypt', error);
      return null;
    }
  };

  const hasKey = async () => (await encrypt('is there a key?')) !== null;

  return {
    encrypt,
    async decrypt(bytes) {
      // Chromium returns bytes without a mark as they are: text from before it encrypted anything.
      if (!isFromKeyring(bytes, platform)) return { state: 'unreadable' };
      if (!(await hasKey())) return { state: 'locked' };
      try {
        const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes);
        const text = verifyChecksum(result);
        return text === null
          ? { state: 'unreadable' }
          : { state: 'stored', text, isOutdated: shouldReEncrypt };
      } catch (error) {
        warn('the keyring does not decrypt', error);
        return { state: HELD_BACK.test(String(error)) ? 'locked' : 'unreadable' };
      }
    },
  };
}

/** Gives the blocking `safeStorage` the interface of the newer one. */
function asyncSafeStorage(safeStorage: SafeStorage, platform: NodeJS.Platform): AsyncStorage {
  if ('encryptStringAsync' in safeStorage) return safeStorage;
  return {
    async encryptStringAsync(text) {
      if (!safeStorage.isEncryptionAvailable()) throw new Error('Encryption is not available.');
      const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend?.() : 'system';
      // SECURITY: these are no keyring, whatever was answered above.
      if (backend === 'basic_text' || backend === 'unknown') throw new Error(`It is ${backend}.`);
      return safeStorage.encryptString(text);
    },
    decryptStringAsync: async (bytes) => ({
      result: safeStorage.decryptString(bytes),
      shouldReEncrypt: false,
    }),
  };
}

/** Chromium puts the version of its encryption before the ciphertext. */
const MARK = /^v\d\d/;
/** On Linux, this version uses a key from Chromium's source; elsewhere, the keyring's. */
const FIXED_KEY_MARK = 'v10';

/**
 * SECURITY: since Electron 42, Linux encrypts with the fixed key when there is no keyring, and still
 * says that encryption is available; and `getSelectedStorageBackend` is about another keyring. Only
 * the mark shows which key was used.
 */
function isFromKeyring(bytes: Buffer, platform: NodeJS.Platform): boolean {
  const start = bytes.toString('latin1', 0, FIXED_KEY_MARK.length);
  return MARK.test(start) && !(platform === 'linux' && start === FIXED_KEY_MARK);
}

/**
 * Chromium's cipher on Linux (AES-CBC) does not notice a wrong key or a changed byte: one time in
 * 256 it returns noise. So the text is encrypted together with its checksum.
 */
const addChecksum = (text: string) => `${checksum(text)}\n${text}`;

function verifyChecksum(sealed: string): string | null {
  const end = sealed.indexOf('\n');
  const text = sealed.slice(end + 1);
  return end !== -1 && sealed.slice(0, end) === checksum(text) ? text : null;
}

const checksum = (text: string) => createHash('sha256').update(text).digest('hex');

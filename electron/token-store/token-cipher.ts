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
  decryptStringAsync(bytes: Buffer): Promise<{ result: string }>;
}

export type SafeStorage = BlockingStorage | (BlockingStorage & AsyncStorage);

export type Decrypted =
  | { state: 'kept'; text: string }
  /** The keyring did not hand out its key, or there is none. */
  | { state: 'locked' }
  /** The keyring is there, but this was encrypted with another key, or is damaged. */
  | { state: 'unreadable' };

/** Encrypts with a key that the system's keyring holds. Never throws for the keyring's mood. */
export interface TokenCipher {
  /** Null when there is no keyring, or it does not hand out its key. */
  encrypt(text: string): Promise<Buffer | null>;
  decrypt(bytes: Buffer): Promise<Decrypted>;
}

interface Options {
  safeStorage: SafeStorage;
  platform: NodeJS.Platform;
  /** Told why something could not be done; never a secret. */
  log: (line: string) => void;
}

/**
 * What is known of the keyring's ways. On Linux with Electron 33 and gnome-keyring 42 it was seen; what
 * is said of Electron 42 and newer stands in its source:
 * - A locked one is asked to unlock, which shows the user a question, and again after a refusal, up
 *   to three times. Up to Electron 41 the whole program stands still until that is answered, however
 *   long it takes; since 42 only the promise waits.
 * - Chromium asks once in a run. A keyring that refused, or was not there, stays without a key until
 *   the program starts again, even when it is unlocked meanwhile; one that gave its key stays open.
 * - Without its entry, Chromium makes a new key, and what the old one encrypted is lost.
 */
export function createTokenCipher({ safeStorage, platform, log }: Options): TokenCipher {
  const storage = asyncSafeStorage(safeStorage, platform);
  const say = (what: string, error: unknown) => log(`vault: ${what} (${String(error)})`);

  const encrypt = async (text: string) => {
    try {
      const bytes = await storage.encryptStringAsync(addChecksum(text));
      return isFromKeyring(bytes, platform) ? bytes : null;
    } catch (error) {
      say('the keyring does not encrypt', error);
      return null;
    }
  };

  const hasKey = async () => (await encrypt('is there a key?')) !== null;

  return {
    encrypt,
    async decrypt(bytes) {
      // Chromium takes what bears no mark for text from before there were any, and hands it back.
      if (!isFromKeyring(bytes, platform)) return { state: 'unreadable' };
      if (!(await hasKey())) return { state: 'locked' };
      try {
        const { result } = await storage.decryptStringAsync(bytes);
        const text = verifyChecksum(result);
        return text === null ? { state: 'unreadable' } : { state: 'kept', text };
      } catch (error) {
        say('the keyring does not decrypt', error);
        return { state: 'unreadable' };
      }
    },
  };
}

/** Both kinds of `safeStorage` as one. */
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
    decryptStringAsync: async (bytes) => ({ result: safeStorage.decryptString(bytes) }),
  };
}

/** Chromium begins what it encrypts with the version of its way to do so. */
const MARK = /^v\d\d/;
/** On Linux, this is the way with a key that stands in Chromium's source; elsewhere it is the keyring's. */
const FIXED_KEY_MARK = 'v10';

/**
 * SECURITY: since Electron 42, Linux encrypts with the fixed key where there is no keyring, and says
 * that encryption is available; nor is `getSelectedStorageBackend` about the same keyring. The mark
 * alone tells.
 */
function isFromKeyring(bytes: Buffer, platform: NodeJS.Platform): boolean {
  const start = bytes.toString('latin1', 0, FIXED_KEY_MARK.length);
  return MARK.test(start) && !(platform === 'linux' && start === FIXED_KEY_MARK);
}

/**
 * Chromium's cipher on Linux (AES-CBC) does not notice a wrong key or a changed byte by itself: one
 * time in 256 it hands out noise. So the text goes in with its checksum.
 */
const addChecksum = (text: string) => `${checksum(text)}\n${text}`;

function verifyChecksum(sealed: string): string | null {
  const end = sealed.indexOf('\n');
  const text = sealed.slice(end + 1);
  return end !== -1 && sealed.slice(0, end) === checksum(text) ? text : null;
}

const checksum = (text: string) => createHash('sha256').update(text).digest('hex');

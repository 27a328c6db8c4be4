import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  checkReadable,
  isMissing,
  USER_ONLY,
  removeWithLeftovers,
  writeAtomically,
} from '../platform/files';

/**
 * What stands before an unencrypted token. A file is recognised by it, so it must stay byte for byte
 * as it is, and is no text of `shared/strings/`; no ciphertext starts like it.
 */
const TOKEN_HEADER =
  "This file is NOT encrypted, because its owner chose so. It holds Bridgekeeper's access to\n" +
  'Beeper: whoever reads it can read and write in those chats. Keep it to yourself.\n\n';

/** A file of secrets: its name, and how an unencrypted one begins, byte for byte. */
export interface VaultKind {
  name: string;
  plainHeader: string;
}

const TOKEN_VAULT: VaultKind = { name: 'token.vault', plainHeader: TOKEN_HEADER };

/** The permission bits of every other user. */
const OTHERS = 0o077;

type TokenFileContents = { form: 'plain'; text: string } | { form: 'encrypted'; bytes: Buffer };

/** The token store's file. Every function rejects when the disk refuses. */
export interface TokenFile {
  /** Null when there is no file. */
  read(): Promise<TokenFileContents | null>;
  /** Replaces the file atomically; when that fails, the old one stays as it was. */
  write(contents: TokenFileContents): Promise<void>;
  clear(): Promise<void>;
}

interface Options {
  /** The folder that the file lies in. */
  folder: string;
  /** The file's name and what stands before an unencrypted text; the token's own when left out. */
  kind?: VaultKind;
  /** Reading leaves the file as it is, even when others may read it. */
  isLeftAlone?: boolean;
  /** Receives what is odd about the file; never what is in it. */
  log: (line: string) => void;
}

export function createTokenFile(options: Options): TokenFile {
  const { folder, kind = TOKEN_VAULT, isLeftAlone = false, log } = options;
  const file = join(folder, kind.name);
  return {
    async read() {
      const bytes = await readAndRestrict(file, { isLeftAlone, log });
      return bytes === null ? null : contentsOf(bytes, kind.plainHeader);
    },
    write: (contents) =>
      writeAtomically(
        file,
        contents.form === 'plain' ? kind.plainHeader + contents.text : contents.bytes,
      ),
    clear: () => removeWithLeftovers(file),
  };
}

function contentsOf(bytes: Buffer, plainHeader: string): TokenFileContents {
  const text = bytes.toString('utf8');
  return text.startsWith(plainHeader)
    ? { form: 'plain', text: text.slice(plainHeader.length) }
    : { form: 'encrypted', bytes };
}

/** Reads the file, and makes it private if other users may read it, unless it is to be left alone. */
async function readAndRestrict(
  file: string,
  { isLeftAlone, log }: Required<Pick<Options, 'isLeftAlone' | 'log'>>,
): Promise<Buffer | null> {
  const isThere = await checkReadable(file).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
  if (!isThere) return null;
  const handle = await open(file);
  try {
    const { mode } = await handle.stat();
    // Windows protects the folder, and has no such bits.
    if (!isLeftAlone && process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      await handle.chmod(USER_ONLY).then(
        () => log('vault: others could read its file; now only its owner can'),
        (error: unknown) =>
          log(`vault: others can read its file, and that stays: ${String(error)}`),
      );
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing, OWNER_ONLY, removeWithLeftovers, writeAtomically } from '../platform/files';

/**
 * What the file says of itself where nothing encrypts it; no ciphertext begins like it. The file is
 * known by it, so it is no text of `shared/strings/`: it must stay as it is.
 */
const PLAIN_HEADER =
  "This file is NOT encrypted, because its owner chose so. It holds Bridgekeeper's access to\n" +
  'Beeper: whoever reads it can read and write in those chats. Keep it to yourself.\n\n';

const OTHERS = 0o077;

/** What stands in the vault's file. */
export type TokenFileContents =
  { form: 'plain'; text: string } | { form: 'encrypted'; bytes: Buffer };

/** The file of the vault. Every function throws what the disk says when it refuses. */
export interface TokenFile {
  /** Null when there is no file. */
  read(): Promise<TokenFileContents | null>;
  /** Replaces the file in one go; one that cannot be replaced stays as it was. */
  write(contents: TokenFileContents): Promise<void>;
  erase(): Promise<void>;
}

interface Options {
  /** The folder that `token.vault` lies in. */
  folder: string;
  /** Told what is odd about the file; never what is in it. */
  log: (line: string) => void;
}

export function createTokenFile({ folder, log }: Options): TokenFile {
  const file = join(folder, 'token.vault');
  return {
    async read() {
      const bytes = await readTightened(file, log);
      return bytes === null ? null : contentsOf(bytes);
    },
    write: (contents) =>
      writeAtomically(
        file,
        contents.form === 'plain' ? PLAIN_HEADER + contents.text : contents.bytes,
      ),
    erase: () => removeWithLeftovers(file),
  };
}

function contentsOf(bytes: Buffer): TokenFileContents {
  const text = bytes.toString('utf8');
  return text.startsWith(PLAIN_HEADER)
    ? { form: 'plain', text: text.slice(PLAIN_HEADER.length) }
    : { form: 'encrypted', bytes };
}

/** Reads a file and, where others may read it too, makes it its user's alone. */
async function readTightened(file: string, log: (line: string) => void): Promise<Buffer | null> {
  const handle = await open(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { mode } = await handle.stat();
    // Windows keeps others out by the folder, and has no such bits.
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) {
      await handle.chmod(OWNER_ONLY).then(
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

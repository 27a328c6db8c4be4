import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readLz4 } from './lz4';

/**
 * The files below a folder in which one of these texts stands, in UTF-8 or UTF-16: as they are, and as
 * browsers read them, who compress some of theirs and encrypt their cookies.
 */
export async function filesWith(folder: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const found: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    const readings = [bytes, ...decompressed(bytes), ...decrypted(bytes)];
    const isFound = readings.some((each) => needles.some((needle) => each.includes(needle)));
    if (isFound) found.push(relative(folder, file));
  }
  return found.sort();
}

/** Before it are the name of Firefox's own form, and the size. */
const LZ4_MARK = Buffer.from('mozLz40\0');
const LZ4_START = LZ4_MARK.length + 4;

/** What is compressed as Firefox does that; nothing where it is not. */
export function decompressed(bytes: Buffer): Buffer[] {
  const isLz4 = bytes.subarray(0, LZ4_MARK.length).equals(LZ4_MARK);
  return isLz4 ? [readLz4(bytes.subarray(LZ4_START))] : [];
}

/** Where there is no keyring, Chromium has one key for all. */
const KEY = pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');
const IV = Buffer.alloc(16, ' ');
const ENCRYPTED_MARK = 'v10';
/** Longer than any value here; what follows the value comes out as noise. */
const MOST_ENCRYPTED = 4_096;

function decrypted(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (
    let at = bytes.indexOf(ENCRYPTED_MARK);
    at >= 0;
    at = bytes.indexOf(ENCRYPTED_MARK, at + 1)
  ) {
    const start = at + ENCRYPTED_MARK.length;
    const rest = Math.min(bytes.length - start, MOST_ENCRYPTED);
    const decipher = createDecipheriv('aes-128-cbc', KEY, IV).setAutoPadding(false);
    found.push(decipher.update(bytes.subarray(start, start + rest - (rest % IV.length))));
  }
  return found;
}

import { readFile, rename, writeFile } from 'node:fs/promises';

/** The text of a file in UTF-8; null when there is none. Throws on any other trouble. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Replaces a file in one go, so that a crash leaves the old one or the new one, never half. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  await writeFile(fresh, text, { encoding: 'utf8', mode: 0o600 });
  await rename(fresh, file);
}

/**
 * Moves a file that cannot be read out of the way, beside itself, so that nothing in it is lost.
 * @param now ms since the epoch; becomes part of the name
 * @returns the new path
 */
export async function setAside(file: string, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${file}.broken-${stamp}`;
  await rename(file, aside);
  return aside;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

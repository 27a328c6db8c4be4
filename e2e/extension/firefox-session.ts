import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decompressed } from './search-folder';

/** What Firefox keeps of its tabs from one start to the next, but for their cookies. */
export async function sessionWithoutCookies(profileFolder: string): Promise<string> {
  const [json] = decompressed(await readFile(join(profileFolder, 'sessionstore.jsonlz4')));
  const { cookies: _cookies, ...rest } = JSON.parse(String(json)) as Record<string, unknown>;
  return JSON.stringify(rest);
}

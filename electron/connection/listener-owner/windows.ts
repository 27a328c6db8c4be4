import { join } from 'node:path/win32';
import type { RunProgram } from './programs';
import type { ListenTarget } from './target';

interface Who {
  run: RunProgram;
  /** Where Windows is: `C:\Windows`. */
  systemRoot: string;
  /** The user this program runs as, as `tasklist` compares it: `ALICE-PC\alice`. */
  userName: string;
}

/**
 * Whether a program of this user listens at a port, by Windows' connection table; null when it
 * cannot be told.
 */
export async function listensByNetstat(
  { address, port }: ListenTarget,
  { run, systemRoot, userName }: Who,
): Promise<boolean | null> {
  const system = (program: string) => join(systemRoot, 'System32', program);
  const table = await run(system('netstat.exe'), ['-ano']);
  if (table === null) return null;
  const processIDs = listeningProcesses(table, { address, port });
  if (processIDs.length === 0) return false;
  const owned = await Promise.all(
    processIDs.map(async (processID) => {
      const filters = ['/FI', `PID eq ${processID}`, '/FI', `USERNAME eq ${userName}`];
      const tasks = await run(system('tasklist.exe'), [...filters, '/FO', 'CSV', '/NH']);
      // A line in quotes for each program; else a sentence in the user's language.
      return tasks === null ? null : tasks.trimStart().startsWith('"');
    }),
  );
  if (owned.includes(false)) return false;
  return owned.includes(null) ? null : true;
}

/**
 * The processes that listen at a port, from what `netstat -ano` prints. The word for "listening" is in
 * the user's language, but no other socket has a remote port of 0.
 */
export function listeningProcesses(table: string, { address, port }: ListenTarget): number[] {
  const locals = address.includes(':') ? [`[${address}]`, '[::]'] : [address, '0.0.0.0', '[::]'];
  const found = table.split('\n').flatMap((line) => {
    const [protocol, local = '', remote = '', ...rest] = line.trim().split(/\s+/);
    const isListening = protocol === 'TCP' && /^(0\.0\.0\.0|\[::\]):0$/.test(remote);
    const isThere = locals.some((host) => local === `${host}:${port}`);
    return isListening && isThere ? [Number(rest.at(-1))] : [];
  });
  return [...new Set(found)];
}

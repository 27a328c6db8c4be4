import { setTimeout as sleep } from 'node:timers/promises';

/** Between tries: a second and a half in all, as quitting has two. */
const WAITS_MS = [25, 50, 100, 200, 400, 800] as const;
/** What Windows answers while another program has a file open. */
const IN_USE = new Set(['EPERM', 'EBUSY']);

/**
 * Runs a file operation, and runs it again while another program has the file open: on Windows a virus
 * scanner or a backup opens what was just written. Waits as the machine's clock goes, since no disk
 * follows a test's. Rejects with the last error.
 */
export async function retryWhileInUse<T>(
  run: () => Promise<T>,
  waitsMs: readonly number[] = WAITS_MS,
): Promise<T> {
  for (const ms of waitsMs) {
    try {
      return await run();
    } catch (error) {
      if (!isInUse(error)) throw error;
    }
    await sleep(ms);
  }
  return run();
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && IN_USE.has(String(error.code));
}

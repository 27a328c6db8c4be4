import type { RunProgram } from './programs';
import type { ListenTarget } from './target';

/**
 * Whether a program of this user listens at a port, by `lsof`, which shows a user no other user's
 * sockets; null when it cannot be told.
 */
export async function listensByLsof(
  { address, port }: ListenTarget,
  run: RunProgram,
): Promise<boolean | null> {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fn'];
  const printed = await run('/usr/sbin/lsof', args);
  if (printed === null) return null;
  const names = printed.split('\n').map((line) => line.trim());
  return [address, `[${address}]`, '*'].some((host) => names.includes(`n${host}:${port}`));
}

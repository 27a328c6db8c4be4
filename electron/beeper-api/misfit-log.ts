import type { Misfit } from '../../shared/api/tolerant';

/** An answer whose every item misfits would bury the log. */
const MAX_LINES = 20;

/**
 * Logs what did not fit in the answers of one endpoint: where, what was expected, and the type of what
 * was there; never the value. A misfit is logged when it is new, not at every poll.
 */
export function createMisfitLog(
  endpoint: string,
  log: (line: string) => void,
): (misfits: readonly Misfit[]) => void {
  let before = new Set<string>();
  return (misfits) => {
    const lines = new Set(
      misfits.map(
        ({ path, expected, received }) =>
          `${endpoint}: ${path === '' ? 'the whole' : path} does not fit: expected ${expected}, got ${received}`,
      ),
    );
    const fresh = [...lines].filter((line) => !before.has(line));
    before = lines;
    fresh.slice(0, MAX_LINES).forEach(log);
    const unlogged = fresh.length - MAX_LINES;
    if (unlogged > 0) log(`${endpoint}: ${unlogged} more do not fit`);
  };
}

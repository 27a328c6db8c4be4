export type LogLevel = 'info' | 'warn' | 'error';

/** Collects the lines of one run of the program, between two moments at which it waits. */
export interface LineBatch {
  add(level: LogLevel, line: string): void;
}

/**
 * Hands lines on together, in their order, at the end of the run that they come in: a poll that finds
 * fifty accounts changed has a hundred of them, and each write costs more than what it writes. An error
 * is handed on at once, with all before it, as it may be the last that the program says.
 * @param write receives lines of the same level
 */
export function createLineBatch(
  write: (level: LogLevel, lines: readonly string[]) => void,
): LineBatch {
  let level: LogLevel = 'info';
  let lines: string[] = [];

  const flush = () => {
    if (lines.length === 0) return;
    const all = lines;
    lines = [];
    write(level, all);
  };

  return {
    add(next, line) {
      if (next !== level) flush();
      level = next;
      lines.push(line);
      if (level === 'error') flush();
      else if (lines.length === 1) queueMicrotask(flush);
    },
  };
}

import { lstatSync, renameSync } from 'node:fs';
import { EOL } from 'node:os';
import { join } from 'node:path';
import log from 'electron-log/main';
import { createLineBatch, type LogLevel } from './line-batch';
import { LOG_FILE } from './log-file';
import { logLine } from './log-line';

/** The program's log. Takes sentences about what happened; never tokens, never captured values. */
export interface Log {
  /** From now on this value is never written, whatever line it turns up in. */
  addSecret(secret: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

const MAX_BYTES = 1_000_000;

/** Opens `bridgekeeper.log` (rotated at 1 MB, one old file kept) and mirrors it to the terminal. */
export function openLog(folder: string): Log {
  makeRoom(join(folder, LOG_FILE));
  const secrets = new Set<string>();
  log.transports.file.resolvePathFn = () => join(folder, LOG_FILE);
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.format = ({ data, level, message: { date } }) =>
    eachAfter(`${date.toISOString()} ${level}`, data);
  log.transports.console.format = ({ data, message: { date } }) =>
    eachAfter(date.toTimeString().slice(0, 8), data);
  log.transports.ipc.level = false;
  const batch = createLineBatch((level, lines) => log[level](...lines));
  const write = (level: LogLevel) => (line: string) =>
    batch.add(level, logLine(line, [...secrets]));
  return {
    addSecret: (secret) => void secrets.add(secret),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** Several lines as one text. */
function eachAfter(prefix: string, lines: readonly unknown[]): [string] {
  return [lines.map((line) => `${prefix} ${String(line)}`).join(EOL)];
}

/**
 * SECURITY: a pipe in the log's place would stop the program at its first line, and a link would have
 * it write into another file.
 */
function makeRoom(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return;
  try {
    renameSync(file, `${file}.other`);
  } catch {
    // Without a log the program watches all the same.
  }
}

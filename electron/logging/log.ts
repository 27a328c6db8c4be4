import { lstatSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/main';
import { LOG_FILE } from './log-file';
import { createLogWriter } from './log-writer';

/** The program's log. Takes sentences about what happened; never tokens, never captured values. */
export interface Log {
  /** From now on this value is never written, whatever line it turns up in. */
  addSecret(secret: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** Opens `bridgekeeper.log`, and mirrors it to the terminal. */
export function openLog(folder: string): Log {
  makeRoom(join(folder, LOG_FILE));
  log.transports.ipc.level = false;
  return createLogWriter(log, folder);
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

import { join } from 'node:path';
import log from 'electron-log/main';
import { logLine } from './log-line';

/** The program's log. Takes sentences about what happened; never tokens, never captured values. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

const MAX_BYTES = 1_000_000;

interface Options {
  folder: string;
  /** Values that must never be written, whatever line they turn up in. */
  secrets: readonly string[];
}

/** Opens `bridgekeeper.log` (rotated at 1 MB, one old file kept) and mirrors it to the terminal. */
export function openLog({ folder, secrets }: Options): Log {
  log.transports.file.resolvePathFn = () => join(folder, 'bridgekeeper.log');
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.format = '{iso} {level} {text}';
  log.transports.console.format = '{h}:{i}:{s} {text}';
  log.transports.ipc.level = false;
  const write = (level: 'info' | 'warn' | 'error') => (line: string) => {
    log[level](logLine(line, secrets));
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

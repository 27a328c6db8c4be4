import { EOL } from 'node:os';
import { join } from 'node:path';
import type { ConsoleTransport, FileTransport, LogFunctions } from 'electron-log';
import { createLineBatch, type LogLevel } from './line-batch';
import { LOG_FILE } from './log-file';
import { logLine } from './log-line';

/** electron-log's logger, that of Electron's main process or of Node. */
interface Logger extends Pick<LogFunctions, LogLevel> {
  transports: { file: FileTransport; console: ConsoleTransport };
}

const MAX_BYTES = 1_000_000;

/** Writes lines into the folder's log, rotated at 1 MB with one old file kept, and to the terminal. */
export function createLogWriter(logger: Logger, folder: string) {
  const { file, console } = logger.transports;
  const secrets = new Set<string>();
  file.resolvePathFn = () => join(folder, LOG_FILE);
  file.maxSize = MAX_BYTES;
  file.format = ({ data, level, message: { date } }) =>
    eachAfter(`${date.toISOString()} ${level}`, data);
  console.format = ({ data, message: { date } }) =>
    eachAfter(date.toTimeString().slice(0, 8), data);
  // One argument: of several, electron-log takes one for the style of a `%c` in another, and drops it.
  const batch = createLineBatch((level, lines) => logger[level](lines));
  const write = (level: LogLevel) => (line: string) =>
    batch.add(level, logLine(line, [...secrets]));
  return {
    addSecret: (secret: string) => void secrets.add(secret),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

/** A batch of lines, or what electron-log says itself, as one text. */
function eachAfter(prefix: string, data: readonly unknown[]): [string] {
  const lines = data.flat().map((line) => `${prefix} ${String(line)}`);
  return [lines.join(EOL)];
}

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { EOL } from 'node:os';
import { join } from 'node:path';
import logger from 'electron-log/node';
import { expect, it, vi } from 'vitest';
import { freshFolder } from '../testing/folder';
import { LOG_FILE } from './log-file';
import { createLogWriter } from './log-writer';

/** Lines go through electron-log's own transforms; its logger is Node's, as Electron's needs Electron. */
async function start() {
  const folder = await freshFolder();
  // What the terminal is given.
  const shown: unknown[][] = [];
  vi.spyOn(logger.transports.console, 'writeFn').mockImplementation(({ message }) => {
    shown.push(message.data);
  });
  const log = createLogWriter(logger, folder);
  const file = join(folder, LOG_FILE);
  const written = async () =>
    (await readFile(file, 'utf8'))
      .split(EOL)
      .filter((line) => line !== '')
      .map((line) => line.replace(/^\S+ /, ''));
  return { log, file, written, shown };
}

const LINES = ['first %c of %s and 100%cotton', 'SECOND', '%%', 'color: red', '%o %d %1'];

it('every line of a batch is written as it is, whatever stands in it', async () => {
  const { log, written, shown } = await start();
  for (const line of LINES) log.info(line);
  await Promise.resolve();
  expect(await written()).toEqual(LINES.map((line) => `info ${line}`));
  const [args = []] = shown;
  expect(args).toHaveLength(1);
  const lines = String(args[0])
    .split(EOL)
    .map((line) => line.replace(/^\S+ /, ''));
  expect(lines).toEqual(LINES);
});

it('lines of several levels stay in their order, and an error is written at once', async () => {
  const { log, written } = await start();
  log.info('a %c');
  log.warn('b');
  log.info('c');
  log.error('d %c');
  log.info('e');
  const before = ['info a %c', 'warn b', 'info c', 'error d %c'];
  expect(await written()).toEqual([...before, 'info e']);
});

it('an error is in the file before anything else runs', async () => {
  const { log, file } = await start();
  log.warn('a');
  log.error('b %c');
  log.info('c');
  expect(readFileSync(file, 'utf8')).toMatch(/ warn a\r?\n\S+ error b %c\r?\n$/);
});

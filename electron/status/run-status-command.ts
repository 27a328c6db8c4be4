import { join } from 'node:path';
import { STDERR, STDOUT, writeOut } from '../platform/write-out';
import { findRunning } from './program-lock';
import { readStatus } from './read-status';
import { answerStatusRequest, readStatusRequest } from './status-command';
import { STATUS_FILE } from './status-file-name';

interface Options {
  argv: readonly string[];
  /** The user-data folder of the program that is asked about. */
  folder: () => string;
  /** The version of this Bridgekeeper. */
  program: () => string;
}

/**
 * Prints the status when the command line asks for it. Returns the exit code to end with; null when
 * this is an ordinary start.
 */
export function runStatusCommand({ argv, folder, program }: Options): number | null {
  const request = readStatusRequest(argv);
  if (request === null) return null;
  const answer = answerStatusRequest(request, {
    // Before the file: what a program says as it quits must not be taken for the running one's.
    running: findRunning(folder(), process.platform),
    file: readStatus(join(folder(), STATUS_FILE)),
    program: program(),
    now: Date.now(),
  });
  writeOut(STDOUT, answer.output);
  writeOut(STDERR, answer.complaint);
  return answer.exitCode;
}

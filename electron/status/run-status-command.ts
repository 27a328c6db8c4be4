import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { findRunning } from './program-lock';
import { readStatus } from './read-status';
import { answerStatusRequest, readStatusRequest } from './status-command';
import { STATUS_FILE } from './status-file-name';

// Not by `process.stdout`, which a Windows program without a console does not have.
const STDOUT = 1;
const STDERR = 2;

const FULL_PIPE_MS = 5;

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

/**
 * Writes all of a text before it returns, as the process ends right after. Whoever does not want to
 * read on (`| head`), or is not there (a Windows program without a console), is no error.
 */
function writeOut(descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
      // A full pipe that does not wait by itself.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_PIPE_MS);
    }
  }
}

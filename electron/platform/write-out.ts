import { writeSync } from 'node:fs';

// Not by `process.stdout`, which a Windows program without a console does not have.
export const STDOUT = 1;
export const STDERR = 2;

const FULL_PIPE_MS = 5;

/**
 * Writes all of a text before it returns, as the process ends right after. Whoever does not want to
 * read on (`| head`), or is not there (a Windows program without a console), is no error.
 */
export function writeOut(descriptor: number, text: string): void {
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

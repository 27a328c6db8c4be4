import { execFile } from 'node:child_process';

/** How long a program of the system may take to tell who listens. */
const TIMEOUT_MS = 3_000;

/** What a program printed; null when it could not be run, or did not end in time. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<string | null>;

/** Runs a program of the system by its full path. That it ends with an error is no failure. */
export const runProgram: RunProgram = (file, args) =>
  new Promise((resolve) => {
    const options = { timeout: TIMEOUT_MS, windowsHide: true, maxBuffer: 4 * 1024 * 1024 };
    execFile(file, [...args], options, (error, stdout) => {
      const hasRun = error === null || typeof error.code === 'number';
      resolve(hasRun ? stdout : null);
    });
  });

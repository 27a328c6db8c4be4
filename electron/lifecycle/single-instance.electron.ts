import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { programOf } from '../platform/launch-command';
import { findRunning } from '../status/program-lock';

/** The ways to ask the running program for its window: a second start, a link, the macOS dock. */
export interface LaunchRequests {
  /**
   * Calls the listener with the command line of each request from now on, and at once with those
   * that came before. Only one can listen.
   */
  onRequest(listener: (argv: readonly string[]) => void): void;
}

/**
 * Of a command line, in bytes of UTF-8. Twice that and the folder have to fit into the 32 kB in which
 * Chromium hands a second start over to the first; a link to an account has at most 10 kB.
 */
const MAX_COMMAND_LINE = 12_000;

/** The arguments that fit, in their order; null when all do. */
export function fittingArguments(args: readonly string[]): string[] | null {
  let room = MAX_COMMAND_LINE;
  const fitting = args.filter((argument) => {
    const bytes = Buffer.byteLength(argument);
    if (bytes > room) return false;
    room -= bytes;
    return true;
  });
  return fitting.length === args.length ? null : fitting;
}

/**
 * Makes this the only Bridgekeeper on its user-data folder. Returns null when there is one already, and
 * that one is raised, or when another start without what is too long takes this one's place: this one
 * must quit.
 */
export function claimSingleInstance({ app }: { app: App }): LaunchRequests | null {
  // SECURITY: what is too long is never answered, and Chromium then ends the first instance as one that
  // hangs. Any page can open a link that long.
  const args = fittingArguments(process.argv.slice(1));
  if (args !== null) {
    app.relaunch({ execPath: programOf(process), args });
    return null;
  }

  const waiting: (readonly string[])[] = [];
  let handle = (argv: readonly string[]): void => void waiting.push(argv);

  // Second starts and links come in from now on, whether the program is ready for them or not.
  app.on('second-instance', (_event, _argv, _folder, sent) => handle(argvOf(sent)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    handle([url]);
  });
  if (!claimLock(app)) return null;

  return {
    onRequest(listener) {
      handle = listener;
      waiting.splice(0).forEach(listener);
      // Registered late, because macOS also emits it at every start, even a hidden one.
      app.on('activate', () => listener([]));
    },
  };
}

/**
 * Whether the lock is had. A disk that is read-only is not taken for another Bridgekeeper: Chromium then
 * gets a folder of its own until this run ends, and the program's own files are read where they are.
 */
function claimLock(app: App): boolean {
  // Chromium reorders the command line it hands to the first instance, so it is sent along as it is.
  const request = () => app.requestSingleInstanceLock({ argv: process.argv });
  if (request()) return true;
  const folder = app.getPath('userData');
  // Where it can be written to, the lock is another's: perhaps one on another computer that shares it.
  if (findRunning(folder, process.platform).isRunning || isWritable(folder)) return false;
  app.setPath('userData', mkdtempSync(join(tmpdir(), 'bridgekeeper-')));
  return request();
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The command line of a second start, from what it sent along; empty when that is malformed. */
function argvOf(sent: unknown): string[] {
  const argv = typeof sent === 'object' && sent !== null && 'argv' in sent ? sent.argv : [];
  return Array.isArray(argv) ? argv.filter((argument) => typeof argument === 'string') : [];
}

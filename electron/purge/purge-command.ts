import { isAbsolute, relative, sep } from 'node:path';
import { PURGE_TEXT, unknownPurgeArgumentText } from '../../shared/strings/purge';
import { CHROMIUM_SWITCH } from '../platform/chromium-switch';

export type PurgeRequest =
  | { kind: 'purge'; isConfirmed: boolean }
  /** The command line asks for more than is known. */
  | { kind: 'refused'; sentence: string };

/** What there is of this user's. */
export interface PurgeFacts {
  isRunning: boolean;
  /** The program's own folder; null when there is none. */
  folder: string | null;
  /** Whether it is the one that the program has by default; what else is in another, nobody can tell. */
  isOurs: boolean;
  home: string;
  /** What lies elsewhere, as far as it is there: logs, the autostart entry, what browsers are told. */
  elsewhere: readonly string[];
}

/** What to do, or what to say in place of it. */
export type PurgePlan =
  | { kind: 'remove'; paths: readonly string[] }
  | { kind: 'answer'; output: string; complaint: string; exitCode: number };

/** As the usage tells them (`shared/strings/purge.ts`); the last is of `sysexits.h`. */
const EXIT = { done: 0, failed: 1, unconfirmed: 2, running: 3, usage: 64 } as const;

/** What a command line with `--purge-data` asks for. All of it must be known: a mistyped word removes nothing. */
export function readPurgeRequest(args: readonly string[]): PurgeRequest {
  const unknown = args.find(
    (one) => !['--purge-data', '--yes'].includes(one) && !CHROMIUM_SWITCH.test(one),
  );
  if (unknown !== undefined) {
    return { kind: 'refused', sentence: unknownPurgeArgumentText(unknown) };
  }
  return { kind: 'purge', isConfirmed: args.includes('--yes') };
}

export function planPurge(request: PurgeRequest, facts: PurgeFacts): PurgePlan {
  const { isRunning, folder, isOurs, home, elsewhere } = facts;
  if (request.kind === 'refused') return complain(request.sentence, EXIT.usage);
  if (isRunning) return complain(PURGE_TEXT.running, EXIT.running);
  // The folder may be any, by --user-data-dir.
  if (folder !== null && (!isOurs || holds(folder, home))) {
    return complain(PURGE_TEXT.notOurs(folder), EXIT.failed);
  }
  const paths = [...(folder === null ? [] : [folder]), ...elsewhere];
  if (paths.length === 0) return say(PURGE_TEXT.nothing, EXIT.done);
  if (!request.isConfirmed) return say(PURGE_TEXT.wouldRemove(paths), EXIT.unconfirmed);
  return { kind: 'remove', paths };
}

/** What is said once all was tried. */
export function answerPurge(
  removed: readonly string[],
  failures: readonly { path: string; reason: string }[],
): Extract<PurgePlan, { kind: 'answer' }> {
  const complaint = failures
    .map(({ path, reason }) => PURGE_TEXT.notRemoved(path, reason))
    .join('');
  const output = removed.length > 0 ? PURGE_TEXT.removed(removed) : '';
  return { ...say(output, failures.length > 0 ? EXIT.failed : EXIT.done), complaint };
}

const say = (output: string, exitCode: number) =>
  ({ kind: 'answer', output, complaint: '', exitCode }) as const;

const complain = (complaint: string, exitCode: number) =>
  ({ kind: 'answer', output: '', complaint, exitCode }) as const;

/** Whether a path is a folder's, or the folder itself. */
function holds(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

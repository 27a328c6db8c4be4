import { z } from 'zod';
import type { StatusChange } from '../../shared/model/snapshot';
import { openStoredFile } from '../platform/stored-file';
import type { LastKnownStatus } from './snapshot-reducer';

/** How many changes are stored. */
export const HISTORY_LIMIT = 5_000;
/** How many lines the file may hold above the limit before it is written anew. */
const SLACK_LINES = 500;

const changeSchema = z.object({
  at: z.number(),
  accountID: z.string(),
  network: z.string(),
  displayName: z.string().nullable(),
  kind: z.enum(['status', 'appeared', 'gone']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statusText: z.string().nullable(),
  isInexact: z.literal(true).optional(),
});

/** Up to version 0.1 the display name was called `owner`; lines of that time are read as well. */
const lineSchema = z
  .looseObject({ owner: z.unknown().optional() })
  .transform(({ owner, ...change }) =>
    owner === undefined ? change : { ...change, displayName: owner },
  )
  .pipe(changeSchema);

export interface StatusHistory {
  /** Adds changes; they are on disk when the promise resolves. Never rejects. */
  add(changes: readonly StatusChange[]): Promise<void>;
  /** The newest changes of one account, newest first. */
  of(accountID: string, limit: number): StatusChange[];
  /** The last status of an account, and since when. */
  last(accountID: string): LastKnownStatus | null;
  /** Resolves when all that was added is on disk. */
  close(): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Receives a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/**
 * Opens the history: one change a line (NDJSON), the newest 5,000. A torn last line (the machine
 * lost power) is dropped; a file with other unreadable lines is set aside, and what could be read
 * of it is kept.
 */
export async function openStatusHistory(options: Options): Promise<StatusHistory> {
  const stored = await openStoredFile({ ...options, what: 'history', parse });
  const { content } = stored;
  let changes = content?.changes.slice(-HISTORY_LIMIT) ?? [];
  /** Infinite when the file lacks lines, so that the next write is of all. */
  let linesInFile = content?.lines ?? 0;

  const writeAll = () => {
    linesInFile = changes.length;
    return stored.save(changes.map(toLine).join(''));
  };

  const write = async (added: readonly StatusChange[]) => {
    const isFull = linesInFile + added.length > HISTORY_LIMIT + SLACK_LINES;
    linesInFile += added.length;
    const isWritten = await (isFull ? writeAll() : stored.append(added.map(toLine).join('')));
    if (!isWritten) linesInFile = Infinity;
  };

  if (content?.isIncomplete === true) await writeAll();

  return {
    add(added) {
      if (added.length > 0) {
        changes = [...changes, ...added].slice(-HISTORY_LIMIT);
        return write(added);
      }
      return stored.flush();
    },
    of: (accountID, limit) =>
      changes
        .filter((change) => change.accountID === accountID)
        .slice(-limit)
        .reverse(),
    last(accountID) {
      const change = changes.findLast((candidate) => candidate.accountID === accountID);
      if (change === undefined || change.to === null) return null;
      const { to: status, at: since, isInexact = false } = change;
      return isInexact ? { status, since, isInexact } : { status, since };
    },
    close: stored.flush,
  };
}

function parse(text: string) {
  const lines = text.split('\n');
  const tornLine = lines.pop() ?? '';
  const parsed = lines.map(fromLine);
  const isBroken = parsed.includes(null);
  const changes = parsed.filter((change) => change !== null);
  const isIncomplete = isBroken || tornLine !== '';
  return { content: { changes, lines: lines.length, isIncomplete }, isBroken };
}

function toLine(change: StatusChange): string {
  return `${JSON.stringify(change)}\n`;
}

function fromLine(line: string): StatusChange | null {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

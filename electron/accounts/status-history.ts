import { appendFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { StatusChange } from '../../shared/model/snapshot';
import {
  brokenFileText,
  unreadableFileText,
  unwritableFileText,
} from '../../shared/strings/banners';
import { readIfExists, setAside, writeAtomically } from '../platform/files';
import type { LastKnownStatus } from './snapshot-reducer';

/** How many changes are kept. */
export const HISTORY_LIMIT = 5_000;
/** How many lines the file may hold above the limit before it is written anew. */
const SLACK = 500;

const changeSchema = z.object({
  at: z.number(),
  accountID: z.string(),
  network: z.string(),
  displayName: z.string().nullable(),
  kind: z.enum(['status', 'appeared', 'gone']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statusText: z.string().nullable(),
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
  of(accountID: string, most: number): StatusChange[];
  /** The last status seen of an account, and since when. */
  last(accountID: string): LastKnownStatus | null;
  /** Resolves when all that was added is on disk. */
  close(): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Told a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/**
 * Opens the history: one change a line (NDJSON), the newest 5,000. A torn last line (the machine
 * lost power) is dropped; a file with other unreadable lines is set aside, and what could be read
 * of it is kept.
 */
export async function openStatusHistory({
  file,
  now,
  reportToUser,
}: Options): Promise<StatusHistory> {
  let changes: StatusChange[] = [];
  let linesOnDisk = 0;
  let troubleTold = false;
  let writing: Promise<void> = Promise.resolve();

  const tellOnce = (sentence: string) => {
    if (!troubleTold) reportToUser(sentence);
    troubleTold = true;
  };

  const rewrite = async () => {
    await writeAtomically(file, changes.map(toLine).join(''));
    linesOnDisk = changes.length;
  };

  try {
    const text = await readIfExists(file);
    if (text !== null) {
      const read = readLines(text);
      changes = read.changes.slice(-HISTORY_LIMIT);
      linesOnDisk = read.lines;
      if (read.broken) {
        const aside = await setAside(file, now());
        reportToUser(brokenFileText('history', basename(aside)));
      }
      if (read.broken || read.torn) await rewrite();
    }
  } catch (error) {
    tellOnce(unreadableFileText('history', reasonOf(error)));
  }

  const write = async (added: readonly StatusChange[]) => {
    try {
      if (linesOnDisk + added.length > HISTORY_LIMIT + SLACK) return await rewrite();
      await appendFile(file, added.map(toLine).join(''), { mode: 0o600 });
      linesOnDisk += added.length;
    } catch (error) {
      tellOnce(unwritableFileText('history', reasonOf(error)));
    }
  };

  return {
    add(added) {
      if (added.length > 0) {
        changes = [...changes, ...added].slice(-HISTORY_LIMIT);
        writing = writing.then(() => write(added));
      }
      return writing;
    },
    of: (accountID, most) =>
      changes
        .filter((change) => change.accountID === accountID)
        .slice(-most)
        .reverse(),
    last(accountID) {
      const change = changes.findLast((candidate) => candidate.accountID === accountID);
      return change === undefined || change.to === null
        ? null
        : { status: change.to, since: change.at };
    },
    close: () => writing,
  };
}

function readLines(text: string) {
  const lines = text.split('\n');
  const tail = lines.pop() ?? '';
  const parsed = lines.map(fromLine);
  return {
    changes: parsed.filter((change) => change !== null),
    lines: lines.length,
    broken: parsed.includes(null),
    torn: tail !== '',
  };
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

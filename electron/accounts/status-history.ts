import { appendFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Change } from '../../shared/model/snapshot';
import {
  brokenFileWords,
  unreadableFileWords,
  unwritableFileWords,
} from '../../shared/strings/banners';
import { readIfThere, setAside, writeAtomically } from '../platform/files';
import type { Remembered } from './snapshot-reducer';

/** How many changes are kept. */
export const HISTORY_LIMIT = 5_000;
/** How many lines the file may hold above the limit before it is written anew. */
const SLACK = 500;

const changeSchema: z.ZodType<Change> = z.object({
  at: z.number(),
  accountID: z.string(),
  network: z.string(),
  owner: z.string().nullable(),
  kind: z.enum(['status', 'appeared', 'gone']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  statusText: z.string().nullable(),
});

export interface History {
  /** Adds changes; they are on disk when the promise resolves. Never rejects. */
  add(changes: readonly Change[]): Promise<void>;
  /** The newest changes of one account, newest first. */
  of(accountID: string, most: number): Change[];
  /** The last status seen of an account, and since when. */
  last(accountID: string): Remembered | null;
  /** Resolves when all that was added is on disk. */
  close(): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Told a sentence for the owner when the file cannot be read or written. */
  onTrouble: (sentence: string) => void;
}

/**
 * Opens the history: one change a line (NDJSON), the newest 5,000. A torn last line (the machine
 * lost power) is dropped; a file with other unreadable lines is set aside, and what could be read
 * of it is kept.
 */
export async function openHistory({ file, now, onTrouble }: Options): Promise<History> {
  let changes: Change[] = [];
  let linesOnDisk = 0;
  let troubleTold = false;
  let writing: Promise<void> = Promise.resolve();

  const tellOnce = (sentence: string) => {
    if (!troubleTold) onTrouble(sentence);
    troubleTold = true;
  };

  const rewrite = async () => {
    await writeAtomically(file, changes.map(toLine).join(''));
    linesOnDisk = changes.length;
  };

  try {
    const text = await readIfThere(file);
    if (text !== null) {
      const read = readLines(text);
      changes = read.changes.slice(-HISTORY_LIMIT);
      linesOnDisk = read.lines;
      if (read.broken) {
        const aside = await setAside(file, now());
        onTrouble(brokenFileWords('history', basename(aside)));
      }
      if (read.broken || read.torn) await rewrite();
    }
  } catch (error) {
    tellOnce(unreadableFileWords('history', reasonOf(error)));
  }

  const write = async (added: readonly Change[]) => {
    try {
      if (linesOnDisk + added.length > HISTORY_LIMIT + SLACK) return await rewrite();
      await appendFile(file, added.map(toLine).join(''), { mode: 0o600 });
      linesOnDisk += added.length;
    } catch (error) {
      tellOnce(unwritableFileWords('history', reasonOf(error)));
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

function toLine(change: Change): string {
  return `${JSON.stringify(change)}\n`;
}

function fromLine(line: string): Change | null {
  try {
    return changeSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

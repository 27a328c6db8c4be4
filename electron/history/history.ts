import type { HistoryEntry } from '../../shared/model/history';
import type { StatusChange } from '../../shared/model/snapshot';
import { openStoredFile } from '../platform/stored-file';
import {
  MAX_BYTES,
  readLine,
  retained,
  sizeOf,
  textOf,
  toLine,
  type HistoryLine,
} from './history-lines';

/** How many bytes may be added to those before it is: with them it holds 4 MB at most. */
const SLACK_BYTES = 100_000;
/** How often what is too old is dropped. */
const PRUNE_MS = 24 * 3_600_000;

/** A status that the history holds from before this start. */
export interface LastKnownStatus {
  status: string;
  /** Ms since the epoch. */
  since: number;
  /** It may have begun before `since`, while the program did not run. */
  isInexact?: boolean;
}

export interface History {
  /** Adds entries; they are on disk when the promise resolves. Never rejects. */
  add(entries: readonly HistoryEntry[]): Promise<void>;
  /** All that is kept, oldest first. */
  entries(): HistoryEntry[];
  /** The last status of an account, and since when; null once it is gone. */
  last(accountID: string): LastKnownStatus | null;
  /** The last change of every account that is not gone. */
  present(): StatusChange[];
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
 * Opens the history: one entry a line (NDJSON), bounded by `retained`. A torn last line (the machine
 * lost power) is dropped; a file with other unreadable lines is set aside, and what could be read
 * of it is kept.
 */
export async function openHistory(options: Options): Promise<History> {
  const { now } = options;
  // Taken apart: `stored` stays for as long as the program runs, and what was read is not to.
  const { content, ...stored } = await openStoredFile({ ...options, what: 'history', parse });
  let lines = content?.lines ?? [];
  /** Of the file; infinite when it lacks lines, so that the next write is of all. */
  let bytesInFile = content?.isIncomplete === true ? Infinity : sizeOf(lines);
  let prunedAt = -Infinity;
  const lastChanges = new Map<string, StatusChange>();

  const note = ({ entry }: HistoryLine) => {
    if (entry !== null && 'to' in entry) lastChanges.set(entry.accountID, entry);
  };
  lines.forEach(note);

  const prune = () => {
    prunedAt = now();
    const kept = retained(lines, prunedAt);
    if (kept.length < lines.length) bytesInFile = Infinity;
    lines = kept;
  };

  const writeAll = async () => {
    bytesInFile = sizeOf(lines);
    if (!(await stored.save(joined(lines)))) bytesInFile = Infinity;
  };

  const append = async (added: readonly HistoryLine[]) => {
    bytesInFile += sizeOf(added);
    if (!(await stored.append(joined(added)))) bytesInFile = Infinity;
  };

  prune();
  if (bytesInFile === Infinity) await writeAll();

  return {
    async add(entries) {
      if (entries.length === 0) return stored.flush();
      const added = entries.map(toLine);
      added.forEach(note);
      lines = [...lines, ...added];
      const isFull = bytesInFile + sizeOf(added) > MAX_BYTES + SLACK_BYTES;
      if (isFull || Math.abs(now() - prunedAt) >= PRUNE_MS) prune();
      await (isFull || bytesInFile === Infinity ? writeAll() : append(added));
    },
    entries: () => lines.flatMap(({ entry }) => entry ?? []),
    last(accountID) {
      const change = lastChanges.get(accountID);
      if (change === undefined || change.to === null) return null;
      const { to: status, at: since, isInexact = false } = change;
      return isInexact ? { status, since, isInexact } : { status, since };
    },
    present: () => [...lastChanges.values()].filter(({ kind }) => kind !== 'gone'),
    close: stored.flush,
  };
}

function parse(text: string) {
  const texts = text.split('\n');
  const tornLine = texts.pop() ?? '';
  const read = texts.map(readLine);
  const isBroken = read.includes(null);
  const lines = read.filter((line) => line !== null);
  return { content: { lines, isIncomplete: isBroken || tornLine !== '' }, isBroken };
}

function joined(lines: readonly HistoryLine[]): string {
  return lines.map((line) => `${textOf(line)}\n`).join('');
}

import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import type { ProgramStatus } from '../../shared/model/program-status';
import type { Snapshot } from '../../shared/model/snapshot';
import { statusNotWrittenText } from '../../shared/strings/status';
import { writeAtomically } from '../platform/files';
import {
  isSameFacts,
  isSameStatus,
  programStatus,
  statusText,
  statusWithoutAccounts,
  type StatusFacts,
} from './program-status';

interface Options {
  /** Where it is written, absolute. */
  file: string;
  /** The version of Bridgekeeper. */
  program: string;
  pid: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Receives a sentence for the user when the file cannot be written, twice in a row. */
  reportToUser: (sentence: string) => void;
}

/** Tells other programs how everything stands, in a file that is replaced when that changes. */
export interface StatusFile {
  /** Whether the accounts of the snapshots from now on are simulated. */
  setDemo(isDemo: boolean): void;
  showSnapshot(snapshot: Snapshot): void;
  showSilences(silences: Silences): void;
  /** Resolves when every write that was asked for is over. */
  flush(): Promise<void>;
  /** Says that the program has ended. Resolves when that is on disk, or refused. Never rejects. */
  close(): Promise<void>;
}

export function createStatusFile(options: Options): StatusFile {
  const { file, program, pid, now, reportToUser } = options;
  let snapshot: Snapshot | null = null;
  let silences = NO_SILENCES;
  let isDemo = false;
  let isClosed = false;
  let failures = 0;
  /** What stands in the file, or is about to; null when that is not certain. */
  let latest: ProgramStatus | null = null;
  /** What `latest` was made of, or would be made of again. */
  let looked: StatusFacts | null = null;
  let writes: Promise<void> = Promise.resolve();

  const write = (status: ProgramStatus) => {
    latest = status;
    writes = writes.then(async () => {
      // A newer one is waiting already.
      if (latest !== status) return;
      try {
        await writeAtomically(file, statusText(status));
        failures = 0;
      } catch (error) {
        // The next snapshot tries again. On Windows a program that just reads it is in the way.
        if (latest === status) latest = null;
        failures += 1;
        if (failures === 2) reportToUser(statusNotWrittenText(reasonOf(error)));
      }
    });
  };

  const update = () => {
    if (snapshot === null || isClosed) return;
    const facts = { snapshot, silences, isDemo };
    if (latest !== null && looked !== null && isSameFacts(facts, looked)) return;
    looked = facts;
    const status = programStatus(facts, { version: program, pid }, now());
    if (latest === null || !isSameStatus(status, latest)) write(status);
  };

  return {
    setDemo(next) {
      isDemo = next;
      // What was known of the accounts before is not theirs.
      snapshot = null;
    },
    showSnapshot(next) {
      snapshot = next;
      update();
    },
    showSilences(next) {
      silences = next;
      update();
    },
    flush: () => writes,
    close() {
      isClosed = true;
      const ended = { program, running: false, pid: null, overall: 'not-running' } as const;
      write(statusWithoutAccounts(ended, now()));
      return writes;
    },
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

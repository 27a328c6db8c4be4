import { basename } from 'node:path';
import { z } from 'zod';
import {
  brokenFileText,
  unreadableFileText,
  unwritableFileText,
} from '../../shared/strings/banners';
import { readIfExists, setAside, writeAtomically } from '../platform/files';
import type { NotifiedState } from './notification-policy';

const stateSchema = z.object({
  notifiedStatuses: z.array(z.string()),
  wasConnected: z.boolean(),
});

/** Up to version 0.1 the statuses were called `told`; a file of that time is read as well. */
const memorySchema = z.record(
  z.string(),
  z
    .looseObject({ told: z.unknown().optional() })
    .transform(({ told, ...state }) =>
      told === undefined ? state : { ...state, notifiedStatuses: told },
    )
    .pipe(stateSchema),
);

export interface NotificationMemory {
  /** What an earlier run remembered; empty when nothing, or when the file was broken. */
  remembered: ReadonlyMap<string, NotifiedState>;
  /** Keeps what is to be remembered, if it differs from what is kept. Never rejects. */
  save(memory: ReadonlyMap<string, NotifiedState>): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Told a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/** Opens the file that remembers across restarts what the user was told. */
export async function openNotificationMemory({
  file,
  now,
  reportToUser,
}: Options): Promise<NotificationMemory> {
  let kept =
    (await readIfExists(file).catch((error: unknown) => {
      reportToUser(unreadableFileText('alerts', String(error)));
      return null;
    })) ?? '{}';
  let writing: Promise<void> = Promise.resolve();

  const parsed = parse(kept);
  if (parsed === null) {
    const aside = await setAside(file, now()).catch(() => file);
    reportToUser(brokenFileText('alerts', basename(aside)));
  }

  return {
    remembered: new Map(Object.entries(parsed ?? {})),
    save(memory) {
      const text = `${JSON.stringify(Object.fromEntries(memory))}\n`;
      if (text !== kept) {
        kept = text;
        writing = writing
          .then(() => writeAtomically(file, text))
          .catch((error: unknown) => reportToUser(unwritableFileText('alerts', String(error))));
      }
      return writing;
    },
  };
}

function parse(text: string): z.output<typeof memorySchema> | null {
  try {
    return memorySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

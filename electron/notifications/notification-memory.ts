import { z } from 'zod';
import { openStoredFile } from '../platform/stored-file';
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
  /** From an earlier run; empty when the file was broken. */
  remembered: ReadonlyMap<string, NotifiedState>;
  /** Resolves when the states are on disk, or could not be written. Never rejects. */
  save(states: ReadonlyMap<string, NotifiedState>): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Receives a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/** Opens the file that remembers across restarts what the user was notified of. */
export async function openNotificationMemory(options: Options): Promise<NotificationMemory> {
  const stored = await openStoredFile({ ...options, what: 'alerts', parse });

  return {
    remembered: new Map(Object.entries(stored.content ?? {})),
    async save(states) {
      await stored.save(`${JSON.stringify(Object.fromEntries(states))}\n`);
    },
  };
}

function parse(text: string) {
  try {
    return { content: memorySchema.parse(JSON.parse(text)), isBroken: false };
  } catch {
    return { content: {}, isBroken: true };
  }
}

import { z } from 'zod';
import { rememberPerObject } from '../../shared/util/remember';
import { openStoredFile } from '../platform/stored-file';
import { NEVER_NOTIFIED, type NotifiedState } from './account-memory';
import type { Refusal } from './connection-policy';
import { STEADY } from './flapping';
import { NO_SILENCE_LIST, type SilenceList } from './silence-list';

const VERSION = 2;
const MAX_SILENCES = 2_000;

const time = z.number().nonnegative();
const flappingSchema = z.object({
  falls: z.array(time).max(100),
  changedAt: time,
  told: z
    .object({ at: time, kind: z.enum(['action-required', 'disconnected', 'recovered']) })
    .nullable(),
  fallsSinceTold: z.int().nonnegative(),
});
const stateSchema = z.object({
  notifiedStatuses: z.array(z.string()),
  wasConnected: z.boolean(),
  told: z.object({ firstAt: time, lastAt: time }).nullable().default(null),
  isHeldBack: z.boolean().default(false),
  isBackUnseen: z.boolean().default(false),
  flapping: flappingSchema.default({ ...STEADY, falls: [] }),
  goneSince: time.nullable().default(null),
});
const silenceSchema = z.object({ since: time, until: time.nullable() });
const accountSilenceSchema = silenceSchema.extend({
  accountID: z.string().min(1),
  kind: z.enum(['acknowledged', 'muted']),
});

const objectSchema = z.record(z.string(), z.unknown());

/** What is remembered across restarts. */
export interface Remembered {
  accounts: ReadonlyMap<string, NotifiedState>;
  silences: SilenceList;
  /** The refusal of the token that the user was notified of. */
  refusal: Refusal | null;
}

export interface NotificationMemory {
  /** From an earlier run; what could not be read of it is missing. */
  remembered: Remembered;
  /** Resolves to whether it is on disk. Never rejects. */
  save(remembered: Remembered): Promise<boolean>;
}

export const NOTHING_REMEMBERED: Remembered = {
  accounts: new Map(),
  silences: NO_SILENCE_LIST,
  refusal: null,
};

interface Options {
  file: string;
  now: () => number;
  /** Receives a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/** Opens the file that remembers across restarts what the user was notified of, and has silenced. */
export async function openNotificationMemory(options: Options): Promise<NotificationMemory> {
  const stored = await openStoredFile({ ...options, what: 'alerts', parse });

  return {
    remembered: stored.content ?? NOTHING_REMEMBERED,
    save({ accounts, silences, refusal }) {
      const states = [...accounts].map(([id, state]) => stateText(state, id)).join(',');
      const rest = JSON.stringify({ silences, refusal }).slice(1);
      return stored.save(`{"version":${VERSION},"accounts":{${states}},${rest}\n`);
    },
  };
}

/** Of most accounts the state is the same as when it was last saved. */
const stateText = rememberPerObject(
  (state: NotifiedState, id: string) => `${JSON.stringify(id)}:${JSON.stringify(state)}`,
);

/** Item by item: what does not fit is missing, and the file counts as broken. */
function parse(text: string): { content: Remembered; isBroken: boolean } {
  let isBroken = false;
  const read = <T>(schema: z.ZodType<T>, raw: unknown): T[] => {
    const parsed = schema.safeParse(raw);
    isBroken ||= !parsed.success;
    return parsed.success ? [parsed.data] : [];
  };
  const [raw = {}] = read(objectSchema, parseJSON(text));
  // Up to version 1 the file held the accounts alone.
  const isOld = typeof raw['version'] !== 'number';
  const [accounts = {}] = read(objectSchema, isOld ? raw : raw['accounts']);
  const [silences = {}] = isOld ? [] : read(objectSchema, raw['silences']);
  const [snooze = null] = read(silenceSchema.nullable(), silences['snooze'] ?? null);
  const [list = []] = read(z.array(z.unknown()), silences['accounts'] ?? []);
  const [refusal = null] = read(
    z.enum(['unauthorized', 'forbidden']).nullable(),
    isOld ? null : (raw['refusal'] ?? null),
  );
  const content = {
    accounts: new Map(
      Object.entries(accounts).flatMap(([id, state]) =>
        read(stateSchema, withPresentName(state)).map(
          (one) => [id, { ...NEVER_NOTIFIED, ...one }] as const,
        ),
      ),
    ),
    silences: {
      snooze,
      accounts: list.slice(0, MAX_SILENCES).flatMap((one) => read(accountSilenceSchema, one)),
    },
    refusal,
  };
  return { content, isBroken };
}

/** In version 0.1 the statuses were called `told`. */
function withPresentName(state: unknown): unknown {
  if (typeof state !== 'object' || state === null || !('told' in state)) return state;
  const { told, ...rest } = state;
  return Array.isArray(told) ? { ...rest, notifiedStatuses: told } : state;
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

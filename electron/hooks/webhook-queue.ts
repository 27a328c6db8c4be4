import { z } from 'zod';
import { parseJSON } from '../beeper-api/read-body';
import { openStoredFile } from '../platform/stored-file';
import { hookAlertSchema, type HookAlert } from './hook-alert';
import { LIFETIME_MS, LONGEST_WAIT_MS } from './webhook-retry';

/** More alerts than these do not wait; the oldest goes. */
export const MAX_WAITING = 100;

const entrySchema = z.object({
  alert: hookAlertSchema,
  /** Ms since the epoch. */
  queuedAt: z.number(),
  /** How often it was sent in vain. */
  attempts: z.int().min(0),
  /** Not sent before; ms since the epoch. */
  nextAt: z.number(),
});

const fileSchema = z.object({ entries: z.array(z.unknown()) });

export type WaitingAlert = z.output<typeof entrySchema>;

/** The alerts that wait for the webhook, oldest first; on disk, without its address. */
export interface WebhookQueue {
  all(): readonly WaitingAlert[];
  /** Returns the alert that had to go for it; null when there was room. */
  add(alert: HookAlert, now: number): HookAlert | null;
  /** Puts another entry in the place of the one of the same alert, if it still waits. */
  update(entry: WaitingAlert): void;
  remove(id: string): void;
  clear(): void;
  /** Resolves when everything is on disk, or the disk has refused. */
  flush(): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  reportToUser: (sentence: string) => void;
}

/** Opens the queue. A file that is broken is set aside, and said; a broken entry leaves the others. */
export async function openWebhookQueue(options: Options): Promise<WebhookQueue> {
  const stored = await openStoredFile({
    ...options,
    what: 'webhook',
    parse: (text) => parseQueue(text, options.now()),
  });
  let entries: readonly WaitingAlert[] = stored.content ?? [];

  const replace = (changed: readonly WaitingAlert[]) => {
    entries = changed;
    void stored.save(JSON.stringify({ version: 1, entries }));
  };
  const without = (id: string) => entries.filter(({ alert }) => alert.id !== id);

  return {
    all: () => entries,
    add(alert, now) {
      const all = [...entries, { alert, queuedAt: now, attempts: 0, nextAt: now }];
      replace(all.slice(-MAX_WAITING));
      return all.length > MAX_WAITING ? (all[0]?.alert ?? null) : null;
    },
    update: (entry) =>
      replace(entries.map((one) => (one.alert.id === entry.alert.id ? entry : one))),
    remove: (id) => replace(without(id)),
    clear: () => entries.length > 0 && replace([]),
    flush: stored.flush,
  };
}

function parseQueue(text: string, now: number) {
  const file = fileSchema.safeParse(parseJSON(text));
  if (!file.success) return { content: [], isBroken: true };
  const read = file.data.entries.map((entry) => entrySchema.safeParse(entry));
  const content = read
    .map(({ data }) => data)
    .filter((entry) => entry !== undefined)
    // A clock that was set back must neither keep an alert forever nor make it wait for years.
    .map((entry) => ({
      ...entry,
      queuedAt: Math.min(entry.queuedAt, now),
      nextAt: Math.min(entry.nextAt, now + LONGEST_WAIT_MS),
    }))
    .slice(-MAX_WAITING);
  return { content, isBroken: read.some(({ success }) => !success) };
}

/** Whether an alert has waited so long that it is no news any more. */
export function isStale({ queuedAt }: WaitingAlert, now: number): boolean {
  return now - queuedAt >= LIFETIME_MS;
}

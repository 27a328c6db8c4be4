import { z } from 'zod';
import type { Snapshot } from '../../shared/model/snapshot';
import { openStoredFile } from '../platform/stored-file';
import { merged, withAnswer, type Span } from './watched-spans';

/** How much of a span a power cut may cost. */
const SAVE_MS = 10 * 60_000;

/** When the accounts were watched, in `watched.json`. */
export interface WatchedFile {
  spans(): readonly Span[];
  /** To be called with every snapshot. */
  note(snapshot: Snapshot): void;
  close(): Promise<void>;
}

interface Options {
  file: string;
  /** Ms since the epoch. */
  now: () => number;
  reportToUser: (sentence: string) => void;
}

const spanSchema = z
  .tuple([z.number(), z.number()])
  .refine(([from, until]) => from <= until)
  .transform(([from, until]): Span => ({ from, until }));

const fileSchema = z.object({
  version: z.literal(1),
  spans: z.array(spanSchema.nullable().catch(null)),
});

export async function openWatchedFile(options: Options): Promise<WatchedFile> {
  const stored = await openStoredFile({ ...options, what: 'history', parse });
  let spans = believable(stored.content ?? [], options.now());
  let lastAnswerAt: number | null = null;
  let savedAt = -Infinity;

  const save = () => {
    const pairs = spans.map(({ from, until }) => [from, until]);
    return stored.save(`${JSON.stringify({ version: 1, spans: pairs })}\n`);
  };

  return {
    spans: () => pastOf(spans, options.now()),
    note({ lastCheckedAt }) {
      if (lastCheckedAt === null || lastCheckedAt === lastAnswerAt) return;
      const count = spans.length;
      spans = withAnswer(spans, lastCheckedAt, lastAnswerAt);
      lastAnswerAt = lastCheckedAt;
      if (spans.length === count && Math.abs(lastCheckedAt - savedAt) < SAVE_MS) return;
      savedAt = lastCheckedAt;
      void save();
    },
    async close() {
      if (lastAnswerAt !== null) await save();
      await stored.flush();
    },
  };
}

/** Some computers start years ago, until they are told the time. */
const FAR_AHEAD_MS = 24 * 3_600_000;

/** Without what a clock has left that was a little ahead. What lies far ahead stays for when the time is right. */
function believable(spans: readonly Span[], now: number): Span[] {
  const far = spans.filter(({ from }) => from > now + FAR_AHEAD_MS);
  return [...pastOf(spans, now), ...far];
}

/** Without what lies ahead: nobody has watched then. */
function pastOf(spans: readonly Span[], now: number): Span[] {
  return spans
    .filter(({ from }) => from <= now)
    .map(({ from, until }) => ({ from, until: Math.min(until, now) }));
}

function parse(text: string): { content: Span[]; isBroken: boolean } {
  try {
    const { spans } = fileSchema.parse(JSON.parse(text));
    const good = spans.filter((span) => span !== null);
    return { content: merged(good), isBroken: good.length < spans.length };
  } catch {
    return { content: [], isBroken: true };
  }
}

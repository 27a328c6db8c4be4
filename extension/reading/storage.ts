import { z } from 'zod';

/**
 * Runs in a frame of the page, and so holds by itself: reads the wanted keys of local storage if the
 * frame is of one of the step's hosts. What is too large to be sent stays in the page.
 *
 * @param keys to read
 * @param hosts of the step: lower-case, without a leading dot
 * @param maxUnits of a value, in UTF-16 units
 */
export function readStorage(keys: string[], hosts: string[], maxUnits: number): unknown {
  const host = location.hostname;
  if (!hosts.some((each) => host === each || host.endsWith(`.${each}`))) return null;
  try {
    const entries: [string, string][] = [];
    const tooLarge: string[] = [];
    for (const key of keys) {
      const value = localStorage.getItem(key);
      if (value === null) continue;
      if (value.length > maxUnits) tooLarge.push(key);
      else entries.push([key, value]);
    }
    return { origin: location.origin, entries, tooLarge };
  } catch {
    // A sandboxed frame has no storage.
    return null;
  }
}

const storageSchema = z.object({
  origin: z.string(),
  entries: z.array(z.tuple([z.string(), z.string()])),
  tooLarge: z.array(z.string()),
});

export type FrameStorage = z.output<typeof storageSchema>;

/** What the frames have answered, without those that have nothing. */
export function storageOf(answers: readonly { result?: unknown }[]): FrameStorage[] {
  return answers.flatMap(({ result }) => {
    const parsed = storageSchema.safeParse(result);
    if (!parsed.success || parsed.data.origin === 'null') return [];
    return parsed.data.entries.length + parsed.data.tooLarge.length > 0 ? [parsed.data] : [];
  });
}

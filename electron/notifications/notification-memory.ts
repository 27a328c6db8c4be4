import { basename } from 'node:path';
import { z } from 'zod';
import {
  brokenFileWords,
  unreadableFileWords,
  unwritableFileWords,
} from '../../shared/strings/banners';
import { readIfThere, setAside, writeAtomically } from '../platform/files';
import type { Told } from './notification-policy';

const memorySchema = z.record(
  z.string(),
  z.object({ told: z.array(z.string()), wasConnected: z.boolean() }),
);

export interface AlertMemoryFile {
  /** What an earlier run remembered; empty when nothing, or when the file was broken. */
  remembered: ReadonlyMap<string, Told>;
  /** Keeps what is to be remembered, if it differs from what is kept. Never rejects. */
  keep(memory: ReadonlyMap<string, Told>): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Told a sentence for the owner when the file cannot be read or written. */
  onTrouble: (sentence: string) => void;
}

/** Opens the file that remembers across restarts what the owner was told. */
export async function openAlertMemory({ file, now, onTrouble }: Options): Promise<AlertMemoryFile> {
  let kept =
    (await readIfThere(file).catch((error: unknown) => {
      onTrouble(unreadableFileWords('alerts', String(error)));
      return null;
    })) ?? '{}';
  let writing: Promise<void> = Promise.resolve();

  const parsed = parse(kept);
  if (parsed === null) {
    const aside = await setAside(file, now()).catch(() => file);
    onTrouble(brokenFileWords('alerts', basename(aside)));
  }

  return {
    remembered: new Map(Object.entries(parsed ?? {})),
    keep(memory) {
      const text = `${JSON.stringify(Object.fromEntries(memory))}\n`;
      if (text !== kept) {
        kept = text;
        writing = writing
          .then(() => writeAtomically(file, text))
          .catch((error: unknown) => onTrouble(unwritableFileWords('alerts', String(error))));
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

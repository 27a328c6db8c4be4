import { z } from 'zod';
import { openStoredFile } from '../../platform/stored-file';
import type { SignInEnds } from './sign-in-ends';

const VERSION = 1;

const time = z.number().nonnegative();
const endSchema = z.object({ signedInAt: time, endsAt: time, isTold: z.boolean() });
const fileSchema = z.object({ accounts: z.record(z.string(), z.unknown()) });

export interface RenewalMemory {
  /** From an earlier run; what could not be read of it is missing. */
  remembered: SignInEnds;
  /** Resolves when it is on disk, or could not be written. Never rejects. */
  save(ends: SignInEnds): Promise<void>;
}

interface Options {
  file: string;
  now: () => number;
  /** Receives a sentence for the user when the file cannot be read or written. */
  reportToUser: (sentence: string) => void;
}

/**
 * Opens the file that remembers how long the accounts' sign-ins may last.
 * SECURITY: of what was captured it holds one date for each account, and no name or value.
 */
export async function openRenewalMemory(options: Options): Promise<RenewalMemory> {
  const stored = await openStoredFile({ ...options, what: 'renewals', parse });
  return {
    remembered: stored.content ?? new Map(),
    async save(ends) {
      const accounts = [...ends].map(
        ([accountID, { signedInAt, endsAt, isTold }]) =>
          [accountID, { signedInAt, endsAt, isTold }] as const,
      );
      const content = { version: VERSION, accounts: Object.fromEntries(accounts) };
      await stored.save(`${JSON.stringify(content)}\n`);
    },
  };
}

/** Item by item: what does not fit is missing, and the file counts as broken. */
function parse(text: string): { content: SignInEnds; isBroken: boolean } {
  const file = fileSchema.safeParse(parseJSON(text));
  if (!file.success) return { content: new Map(), isBroken: true };
  const items = Object.entries(file.data.accounts);
  const ends = items.flatMap(([accountID, raw]) => {
    const parsed = endSchema.safeParse(raw);
    return parsed.success ? [[accountID, parsed.data] as const] : [];
  });
  return { content: new Map(ends), isBroken: ends.length < items.length };
}

function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { Page } from '@playwright/test';

/** What the preload gives the window, as a page that was taken over would use it. */
export interface Bridge {
  request(name: unknown, input?: unknown): Promise<unknown>;
}

export type WithBridge = typeof globalThis & { bridgekeeper: Bridge };

/** Sends a request as the window's page, and says in a word what came of it. */
export function ask(page: Page, name: unknown, input?: unknown): Promise<string> {
  return page.evaluate(
    ([what, given]) =>
      (globalThis as WithBridge).bridgekeeper.request(what, given).then(
        (answer) => {
          const { ok, error } = answer as { ok: boolean; error?: { code: string } };
          return ok ? 'answered' : (error?.code ?? 'refused');
        },
        () => 'rejected',
      ),
    [name, input] as const,
  );
}

/** How often each word occurs: `12 rejected, 3 bad-input`. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}

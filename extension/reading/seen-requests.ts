import type { SeenRequest } from './offer';

/** How many are kept; sign-in pages poll, and the latest counts. */
const MAX_KEPT = 100;

/** The requests that had something wanted: each address with each value once, the latest last. */
export interface SeenRequests {
  /** Whether it was new. */
  add(request: SeenRequest): boolean;
  all(): readonly SeenRequest[];
  forget(): void;
}

export function createSeenRequests(): SeenRequests {
  const kept = new Map<string, SeenRequest>();
  return {
    add({ url, entries }) {
      if (entries.length === 0) return false;
      // Only the program knows which address counts, and that may be told by its query alone.
      const key = JSON.stringify([url, entries]);
      const isNew = !kept.has(key);
      kept.delete(key);
      kept.set(key, { url, entries });
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_KEPT) break;
        kept.delete(oldest);
      }
      return isNew;
    },
    all: () => [...kept.values()],
    forget: () => kept.clear(),
  };
}

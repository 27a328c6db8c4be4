import { z } from 'zod';
import type { SessionStorage } from '../browser/api';

/** How long no tab makes it ask again, by how often in a row nothing waited. */
const RESTS_MS = [1_000, 10_000, 60_000, 600_000] as const;
const KEY = 'rest';

/** Opened tabs make it ask ever more seldom while nothing waits. */
export interface Rest {
  /** Whether a tab that is opened now is to be asked for; from then on it rests again. */
  take(now: number): Promise<boolean>;
  /** What came of it: nothing again, or anything else, after which the next tab is asked for at once. */
  onAnswer(isNothing: boolean): void;
}

const stateSchema = z.object({ askedAt: z.number(), nothings: z.int().min(0) });
type State = z.output<typeof stateSchema>;

/** @param storage what outlives the background, which browsers end when it is idle */
export function createRest(storage: SessionStorage): Rest {
  let state: State = { askedAt: 0, nothings: 0 };
  const ignore = () => undefined;
  const loaded = storage.get(KEY).then((kept) => {
    const parsed = stateSchema.safeParse(kept[KEY]);
    if (parsed.success) state = parsed.data;
  }, ignore);
  const keep = (next: State) => {
    state = next;
    void storage.set({ [KEY]: next }).catch(ignore);
  };
  return {
    async take(now) {
      await loaded;
      if (!isRested(state, now)) return false;
      keep({ ...state, askedAt: now });
      return true;
    },
    onAnswer: (isNothing) =>
      void loaded.then(() =>
        keep(isNothing ? { ...state, nothings: state.nothings + 1 } : { askedAt: 0, nothings: 0 }),
      ),
  };
}

function isRested({ askedAt, nothings }: State, now: number): boolean {
  const restMs = RESTS_MS[Math.min(Math.max(nothings - 1, 0), RESTS_MS.length - 1)] ?? 0;
  // A clock that was set back must not keep it silent.
  return now < askedAt || now - askedAt >= restMs;
}

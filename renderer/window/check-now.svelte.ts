import type { RendererApi } from '../../shared/ipc/renderer-api';
import { TOP_TEXT } from '../../shared/strings/window';

/** Long enough to be seen, so that a fast check does not look like a dead button. */
const SHORTEST_BUSY_MS = 400;
/** Longer than any check takes: each call to Beeper has 15 s. */
const LONGEST_BUSY_MS = 40_000;

export interface CheckNow {
  readonly busy: boolean;
  /** Why the last check failed, as a sentence. */
  readonly error: string | null;
  start(): Promise<void>;
  /** Stops listening. */
  stop(): void;
}

/** "Check now": busy until the next snapshot comes or the request is refused, and never for good. */
export function createCheckNow(api: RendererApi): CheckNow {
  let busy = $state(false);
  let error = $state<string | null>(null);
  let startedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const finishAt = (moment: number, message: string | null) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        busy = false;
        error = message;
      },
      Math.max(0, moment - Date.now()),
    );
  };

  const stopListening = api.onPush('snapshot', () => {
    if (busy) finishAt(startedAt + SHORTEST_BUSY_MS, null);
    else error = null;
  });

  return {
    get busy() {
      return busy;
    },
    get error() {
      return error;
    },
    async start() {
      if (busy) return;
      busy = true;
      error = null;
      startedAt = Date.now();
      finishAt(startedAt + LONGEST_BUSY_MS, TOP_TEXT.checkSlow);
      const answer = await api.request('accounts.checkNow');
      if (!answer.ok) finishAt(startedAt + SHORTEST_BUSY_MS, answer.error.message);
    },
    stop() {
      clearTimeout(timer);
      stopListening();
    },
  };
}

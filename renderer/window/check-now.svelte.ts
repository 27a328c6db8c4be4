import type { RendererApi } from '../../shared/ipc/renderer-api';
import { TOP_TEXT } from '../../shared/strings/window';

/** Long enough to be seen: after a fast check the button would look broken. */
const MIN_BUSY_MS = 400;
/** Longer than any check takes: each call to Beeper has 15 s. */
const MAX_BUSY_MS = 40_000;

export interface CheckNow {
  readonly busy: boolean;
  /** Why the last check failed, as a sentence. */
  readonly error: string | null;
  start(): Promise<void>;
}

/** "Check now": busy until the next snapshot, a refusal, or the time limit. */
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

  const onSnapshot = () => {
    if (busy) finishAt(startedAt + MIN_BUSY_MS, null);
    else error = null;
  };
  api.onPush('snapshot', onSnapshot);
  api.onPush('snapshotChange', onSnapshot);

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
      finishAt(startedAt + MAX_BUSY_MS, TOP_TEXT.checkSlow);
      const answer = await api.request('accounts.checkNow');
      if (!answer.ok) finishAt(startedAt + MIN_BUSY_MS, answer.error.message);
    },
  };
}

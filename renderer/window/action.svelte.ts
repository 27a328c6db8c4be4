import type { RequestResult } from '../../shared/ipc/contract';

export interface Errand {
  readonly busy: boolean;
  readonly done: boolean;
  /** Why it failed; null when it did not. */
  readonly error: string | null;
  run(): Promise<void>;
}

/** Something a button asks the main process to do, with what came of it. */
export function createErrand(request: () => Promise<RequestResult<null>>): Errand {
  let busy = $state(false);
  let done = $state(false);
  let error = $state<string | null>(null);

  return {
    get busy() {
      return busy;
    },
    get done() {
      return done;
    },
    get error() {
      return error;
    },
    async run() {
      if (busy) return;
      busy = true;
      done = false;
      error = null;
      const answer = await request();
      busy = false;
      if (answer.ok) done = true;
      else error = answer.error.message;
    },
  };
}

import type { RequestResult } from '../../shared/ipc/renderer-api';

interface Action {
  readonly busy: boolean;
  readonly done: boolean;
  /** Why it failed, as a sentence. */
  readonly error: string | null;
  /** Ignored while an earlier run is under way. */
  run(): Promise<void>;
}

/** A button's request to the main process, and its outcome. */
export function createAction(request: () => Promise<RequestResult<unknown>>): Action {
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

import type { RequestResult } from '../../shared/ipc/renderer-api';

export interface Query<Args extends unknown[], Value> {
  /** The last run's answer; null until it comes. */
  readonly value: Value | null;
  /** Why the last run failed, as a sentence. */
  readonly error: string | null;
  /** Requests it again. The earlier answer is dropped at once. */
  run(...args: Args): Promise<void>;
}

/** A request for something to show. Only the last run's answer counts. */
export function createQuery<Args extends unknown[], Value>(
  request: (...args: Args) => Promise<RequestResult<Value>>,
): Query<Args, Value> {
  let value = $state.raw<Value | null>(null);
  let error = $state<string | null>(null);
  let lastRun = 0;

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    async run(...args) {
      lastRun += 1;
      const thisRun = lastRun;
      value = null;
      error = null;
      const answer = await request(...args);
      if (thisRun !== lastRun) return;
      if (answer.ok) value = answer.value;
      else error = answer.error.message;
    },
  };
}

import type { RequestResult } from '../../shared/ipc/contract';

export interface Inquiry<Input, Value> {
  /** What the last question was answered with; null until then. */
  readonly value: Value | null;
  /** Why it was not answered; null when it was, or not yet. */
  readonly error: string | null;
  /** Asks. What was answered before is forgotten at once. */
  ask(input: Input): Promise<void>;
}

/** Something to be shown that the main process is asked for. Only the last question's answer counts. */
export function createInquiry<Input, Value>(
  request: (input: Input) => Promise<RequestResult<Value>>,
): Inquiry<Input, Value> {
  let value = $state.raw<Value | null>(null);
  let error = $state<string | null>(null);
  let asked = 0;

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    async ask(input) {
      asked += 1;
      const question = asked;
      value = null;
      error = null;
      const answer = await request(input);
      if (question !== asked) return;
      if (answer.ok) value = answer.value;
      else error = answer.error.message;
    },
  };
}

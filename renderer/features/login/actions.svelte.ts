import { createContext } from 'svelte';
import type { RendererApi, RequestInput } from '../../../shared/ipc/contract';
import type { RequestName } from '../../../shared/ipc/names';
import { ask } from '../../window/request';

export type LoginRequest = Extract<RequestName, `login.${string}`>;

export interface LoginActions {
  /** Whether one is on its way. */
  readonly busy: boolean;
  /** Why the last one was refused, as a sentence; null when it was taken. */
  readonly error: string | null;
  /** Tells whether it was taken. What becomes of it is pushed. */
  send<Name extends LoginRequest>(name: Name, input: RequestInput<Name>): Promise<boolean>;
}

/** What the user does to the login, with one place for what the main process refuses. */
export function createLoginActions(door: RendererApi): LoginActions {
  let underWay = $state(0);
  let error = $state<string | null>(null);

  return {
    get busy() {
      return underWay > 0;
    },
    get error() {
      return error;
    },
    async send(name, input) {
      underWay += 1;
      const answer = await ask(door, name, input);
      underWay -= 1;
      error = answer.ok ? null : answer.error.message;
      return answer.ok;
    },
  };
}

export const [useLoginActions, provideLoginActions] = createContext<LoginActions>();

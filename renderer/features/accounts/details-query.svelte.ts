import type { AccountDetails, RendererApi } from '../../../shared/ipc/contract';
import { ask } from '../../window/request';

export interface Details {
  /** Of the account last asked about; null until they come. */
  readonly value: AccountDetails | null;
  /** Why they could not be had; null when they could. */
  readonly error: string | null;
  readonly busy: boolean;
  /** Asks for an account's details; those of another account are forgotten at once. */
  load(accountID: string): Promise<void>;
}

/** The particulars of the open account. An answer that was overtaken by a later question is dropped. */
export function createDetails(door: RendererApi): Details {
  let value = $state.raw<AccountDetails | null>(null);
  let error = $state<string | null>(null);
  let busy = $state(false);
  let shown: string | null = null;
  let asked = 0;

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get busy() {
      return busy;
    },
    async load(accountID) {
      if (shown !== accountID) {
        shown = accountID;
        value = null;
      }
      asked += 1;
      const question = asked;
      busy = true;
      error = null;
      const answer = await ask(door, 'account.details', { accountID });
      if (question !== asked) return;
      busy = false;
      if (answer.ok) value = answer.value;
      else error = answer.error.message;
    },
  };
}

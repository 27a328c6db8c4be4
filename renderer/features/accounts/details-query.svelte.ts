import type { AccountDetails } from '../../../shared/model/account-details';
import type { RendererApi } from '../../../shared/ipc/renderer-api';

interface DetailsQuery {
  /** Null until they have been loaded. */
  readonly value: AccountDetails | null;
  /** Why they could not be loaded, as a sentence. */
  readonly error: string | null;
  readonly busy: boolean;
  /** The last details of the same account stay until the new ones come. */
  load(accountID: string): Promise<void>;
}

/** The details of the open account. Only the last load's answer counts. */
export function createDetailsQuery(api: RendererApi): DetailsQuery {
  let value = $state.raw<AccountDetails | null>(null);
  let error = $state<string | null>(null);
  let busy = $state(false);
  let loadedID: string | null = null;
  let lastLoad = 0;

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
      if (loadedID !== accountID) {
        loadedID = accountID;
        value = null;
      }
      lastLoad += 1;
      const thisLoad = lastLoad;
      busy = true;
      error = null;
      const answer = await api.request('accounts.details', { accountID });
      if (thisLoad !== lastLoad) return;
      busy = false;
      if (answer.ok) value = answer.value;
      else error = answer.error.message;
    },
  };
}

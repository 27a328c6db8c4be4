import { tick } from 'svelte';
import type { RendererApi } from '../../shared/ipc/renderer-api';
import { beingRemovedText, removedText } from '../../shared/strings/removal';
import type { WindowStore } from './store.svelte';

/** A login that is to be removed. */
interface WantedRemoval {
  accountID: string;
  /** As `accountName` has it. */
  name: string;
  scope: string;
  /** All accounts on the login. */
  accountIDs: readonly string[];
}

interface RemovalProgress {
  accountID: string;
  phase: 'running' | 'done' | 'failed';
  /** How far it is, as a sentence. */
  text: string;
  /** It failed as Beeper does not let the token do that: connecting again may help. */
  isForbidden: boolean;
}

/** The removal of a login, which outlives its dialog and the account's own page. One at a time. */
export interface Removal {
  /** The account whose dialog is open. */
  readonly askedID: string | null;
  /** The latest removal, until it is dismissed. */
  readonly progress: RemovalProgress | null;
  ask(accountID: string): void;
  /** Closes the dialog; a removal under way goes on. */
  close(): void;
  /** Ignored while a removal is under way. Afterwards the page of a removed account is left. */
  start(wanted: WantedRemoval): Promise<void>;
  /** Forgets a removal that is over. */
  dismiss(): void;
}

export function createRemoval(api: RendererApi, store: WindowStore): Removal {
  let askedID = $state<string | null>(null);
  let progress = $state.raw<RemovalProgress | null>(null);

  const leave = async (accountIDs: readonly string[]) => {
    const { route } = store;
    if (route.view !== 'account' || !accountIDs.includes(route.accountID)) return;
    store.navigate({ view: 'overview' });
    await tick();
    document.querySelector<HTMLElement>('[data-top-heading]')?.focus();
  };
  const dismiss = () => {
    if (progress?.phase !== 'running') progress = null;
  };

  return {
    get askedID() {
      return askedID;
    },
    get progress() {
      return progress;
    },
    ask(accountID) {
      dismiss();
      askedID = accountID;
    },
    close() {
      // Whoever closes the dialog has read why it failed.
      if (progress?.phase === 'failed' && progress.accountID === askedID) dismiss();
      askedID = null;
    },
    async start({ accountID, name, scope, accountIDs }) {
      if (progress?.phase === 'running') return;
      const show = (phase: RemovalProgress['phase'], text: string, isForbidden = false) => {
        progress = { accountID, phase, text, isForbidden };
      };
      show('running', beingRemovedText(name));
      const answer = await api.request('accounts.removeLogin', { accountID, scope });
      if (!answer.ok) {
        const { code, message } = answer.error;
        return show('failed', message, code === 'forbidden');
      }
      show('done', removedText(name));
      if (askedID === accountID) askedID = null;
      await leave(accountIDs);
    },
    dismiss,
  };
}

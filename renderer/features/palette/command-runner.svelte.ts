import { tick } from 'svelte';
import type { RequestResult } from '../../../shared/ipc/renderer-api';
import type { Route } from '../../../shared/model/route';
import { doneText } from '../../../shared/strings/palette';
import { focusPage } from '../../ui/focus-page';
import type { AppContext } from '../../window/app-context';
import { canSignIn, connectAgain } from '../../window/connect-again';
import { createSilenceActions } from '../../window/silence-actions.svelte';
import type { Command, CommandAction } from './command';

interface CommandRunner {
  /** Why the last command failed, as a sentence. */
  readonly problem: string | null;
  /** What the last command did where nothing else tells of it; empty otherwise. */
  readonly outcome: string;
  run(command: Command): Promise<void>;
  dismiss(): void;
}

/** Carries out commands on the ways that the window's buttons take. */
export function createCommandRunner(
  app: Pick<AppContext, 'api' | 'store' | 'check' | 'dialogs'>,
): CommandRunner {
  const { api, store, check, dialogs } = app;
  const silences = createSilenceActions(api);
  let problem = $state<string | null>(null);
  let outcome = $state('');

  const go = async (route: Route) => {
    store.navigate(route);
    await tick();
    focusPage();
    return null;
  };

  const silence = async (change: () => Promise<void>) => {
    await change();
    return silences.error;
  };

  /** @returns why it failed, as a sentence; null when it did not */
  const perform = async (action: CommandAction): Promise<string | null> => {
    switch (action.do) {
      case 'go':
        return go(action.route);
      case 'sign-in': {
        if (!canSignIn(store.connection)) {
          connectAgain(app);
          return null;
        }
        const refusal = refusalOf(await api.request('login.start', action.target));
        return refusal ?? go({ view: 'login' });
      }
      case 'put-off':
        return silence(() => silences.putOff(action.accountID));
      case 'mute':
        return silence(() => silences.mute(action.accountID, action.length));
      case 'unsilence':
        return silence(() => silences.undo(action));
      case 'snooze':
        return silence(() => silences.snooze(action.length));
      case 'check':
        await check.start();
        return check.error;
      case 'open-beeper':
        return refusalOf(await api.request('beeper.focus'));
      case 'connect-again':
        connectAgain(app);
        return null;
      case 'leave-demo':
        return refusalOf(await api.request('demo.leave'));
      case 'show-shortcuts':
        dialogs.show('shortcuts');
        return null;
    }
  };

  return {
    get problem() {
      return problem;
    },
    get outcome() {
      return outcome;
    },
    async run({ title, action }) {
      problem = null;
      outcome = '';
      problem = await perform(action);
      if (problem === null && staysHere(action)) outcome = doneText(title);
    },
    dismiss: () => (problem = null),
  };
}

function refusalOf(answer: RequestResult<unknown>): string | null {
  return answer.ok ? null : answer.error.message;
}

/** Whether nothing else in the window tells a screen reader that it was done. */
function staysHere({ do: kind }: CommandAction): boolean {
  return kind === 'put-off' || kind === 'mute' || kind === 'unsilence' || kind === 'open-beeper';
}

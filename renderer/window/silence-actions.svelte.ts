import type { RendererApi } from '../../shared/ipc/renderer-api';
import type { AccountSilence, MuteLength, SnoozeLength } from '../../shared/model/silences';

interface SilenceActions {
  readonly busy: boolean;
  /** Why the last one failed, as a sentence. */
  readonly error: string | null;
  /** Null resumes. */
  snooze(length: SnoozeLength | null): Promise<void>;
  mute(accountID: string, length: MuteLength): Promise<void>;
  /** "Not now, until it is back". */
  putOff(accountID: string): Promise<void>;
  /** Ends a silence of one account. */
  undo(silence: Pick<AccountSilence, 'accountID' | 'kind'>): Promise<void>;
}

/** What silences, and the ways back. What comes of it is pushed, not answered. One runs at a time. */
export function createSilenceActions(api: RendererApi): SilenceActions {
  let busy = $state(false);
  let error = $state<string | null>(null);

  const run = async (ask: () => ReturnType<RendererApi['request']>) => {
    if (busy) return;
    busy = true;
    error = null;
    const answer = await ask();
    busy = false;
    if (!answer.ok) error = answer.error.message;
  };

  return {
    get busy() {
      return busy;
    },
    get error() {
      return error;
    },
    snooze: (length) => run(() => api.request('notifications.snooze', { length })),
    mute: (accountID, length) =>
      run(() => api.request('notifications.mute', { accountID, length })),
    putOff: (accountID) =>
      run(() => api.request('notifications.acknowledge', { accountID, isOn: true })),
    undo: ({ accountID, kind }) =>
      run(() =>
        kind === 'muted'
          ? api.request('notifications.mute', { accountID, length: null })
          : api.request('notifications.acknowledge', { accountID, isOn: false }),
      ),
  };
}

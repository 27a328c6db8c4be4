import type { HooksState } from '../../shared/model/hooks';
import { NOT_CONFIRMED_TEXT, TEST_ALERT_TEXT } from '../../shared/strings/hooks';
import { createEmitter } from '../../shared/util/emitter';
import { UserFacingError } from '../ipc/user-facing-error';
import { createCommandHook, type CommandHook, type CommandHookOptions } from './command-hook';
import { HOOK_VERSION, hookAlertOf, type HookAlert, type NotifiedAlert } from './hook-alert';
import { createWebhookHook, type WebhookHook, type WebhookHookOptions } from './webhook-hook';

/** What other programs are told by: the user's command and webhook. */
export interface Hooks {
  state(): HooksState;
  /** Returns the way to stop listening. */
  onState(listener: (state: HooksState) => void): () => void;
  start(): Promise<void>;
  /** Tells both of a notification, unless it is none for other programs. Never waits for them. */
  tell(told: NotifiedAlert): void;
  /** The computer woke up, or there may be a network again. */
  retryOnline(): void;
  command: Pick<CommandHook, 'set'> & { test(): Promise<void> };
  webhook: Pick<WebhookHook, 'set' | 'saveUnencrypted'> & { test(): Promise<void> };
  stop(limits: { withinMs: number }): Promise<void>;
}

type HookOptions = CommandHookOptions & WebhookHookOptions;

interface Options extends Omit<HookOptions, 'onChange' | 'confirmCommand' | 'confirmWebhook'> {
  /** Each shows the user something outside of any page, and resolves to whether they want it. */
  confirm: Record<'command' | 'webhook', (what: string) => Promise<boolean>>;
  newID: () => string;
}

export function createHooks(options: Options): Hooks {
  const { clock, confirm, newID } = options;
  const states = createEmitter<[HooksState]>();
  const onChange = () => states.emit(state());
  let isAsking = false;
  const confirmed = async (ask: () => Promise<boolean>) => {
    // SECURITY: nor can a page bury the user in questions.
    if (isAsking) throw new UserFacingError('failed', NOT_CONFIRMED_TEXT);
    isAsking = true;
    const isWanted = await ask()
      .catch(() => false)
      .finally(() => (isAsking = false));
    if (!isWanted) throw new UserFacingError('failed', NOT_CONFIRMED_TEXT);
  };
  const command = createCommandHook({
    ...options,
    confirmCommand: (text) => confirmed(() => confirm.command(text)),
    onChange,
  });
  const webhook = createWebhookHook({
    ...options,
    confirmWebhook: (address) => confirmed(() => confirm.webhook(address)),
    onChange,
  });
  const state = (): HooksState => ({ command: command.state(), webhook: webhook.state() });

  const testAlert = (): HookAlert => ({
    version: HOOK_VERSION,
    id: newID(),
    kind: 'test',
    reason: null,
    ...TEST_ALERT_TEXT,
    time: new Date(clock.now()).toISOString(),
    accounts: [],
  });

  return {
    state,
    onState: states.on,
    start: webhook.start,
    tell(told) {
      const alert = hookAlertOf(told, newID(), clock.now());
      if (alert === null) return;
      command.tell(alert);
      webhook.tell(alert);
    },
    retryOnline: webhook.retryOnline,
    command: { set: command.set, test: () => command.test(testAlert()) },
    webhook: {
      set: webhook.set,
      saveUnencrypted: webhook.saveUnencrypted,
      test: () => webhook.test(testAlert()),
    },
    async stop(limits) {
      command.stop();
      await webhook.stop(limits);
    },
  };
}

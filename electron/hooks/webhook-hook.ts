import { join } from 'node:path';
import { NO_HOOKS, type WebhookState } from '../../shared/model/hooks';
import {
  WEBHOOK_PROBLEM_TEXT,
  webhookNotReadText,
  webhookNotSavedText,
} from '../../shared/strings/hooks';
import { UserFacingError } from '../ipc/user-facing-error';
import type { Clock } from '../platform/clock';
import type { SafeStorage } from '../token-store/token-cipher';
import type { HookAlert } from './hook-alert';
import { webhookProblem, type Webhook } from './webhook-address';
import { openWebhookQueue, type WebhookQueue } from './webhook-queue';
import { createWebhookSender, type WebhookSender } from './webhook-sender';
import { openWebhookVault, type StoredWebhook } from './webhook-vault';

export interface WebhookHook {
  state(): WebhookState;
  /** Reads what waits, then the vault; the keyring may ask its user. */
  start(): Promise<void>;
  tell(alert: HookAlert): void;
  /** There may be a network again. */
  retryOnline(): void;
  /** Null removes it, with what waits for it. Rejects with a UserFacingError. */
  set(webhook: Webhook | null): Promise<void>;
  /** Keeps the present one in a file that is not encrypted, because the user chose so. */
  saveUnencrypted(): Promise<void>;
  test(alert: HookAlert): Promise<void>;
  stop(limits: { withinMs: number }): Promise<void>;
}

export interface WebhookHookOptions {
  folder: string;
  safeStorage: SafeStorage;
  fetch: typeof fetch;
  clock: Clock;
  /** Shows the user where alerts will go, and asks. Rejects with a UserFacingError unless confirmed. */
  confirmWebhook: (address: string) => Promise<void>;
  onChange: () => void;
  log: (line: string) => void;
  addSecret: (secret: string) => void;
  reportToUser: (sentence: string) => void;
}

export function createWebhookHook(options: WebhookHookOptions): WebhookHook {
  const { folder, clock, onChange, log, addSecret, reportToUser } = options;
  const vault = openWebhookVault(options);
  /** Until the vault is read, alerts wait as if it were locked. */
  let stored: StoredWebhook = { state: 'locked' };
  let last: WebhookState['last'] = null;
  let parts: { queue: WebhookQueue; sender: WebhookSender } | null = null;
  let started: Promise<void> = Promise.resolve();
  /** Counts the changes; saving takes time, and only the last one counts. */
  let version = 0;

  const use = (next: StoredWebhook) => {
    stored = next;
    // SECURITY: whatever a library may say of a failed request, the log does not have it.
    if (next.state === 'ready') secretsOf(next.webhook).forEach(addSecret);
    if (next.state === 'none') parts?.queue.clear();
    parts?.sender.retryNow();
    onChange();
  };

  const open = async () => {
    const file = join(folder, 'webhook-queue.json');
    const queue = await openWebhookQueue({ file, now: clock.now, reportToUser });
    const sender = createWebhookSender({
      ...options,
      queue,
      webhook: () => (stored.state === 'ready' ? stored.webhook : null),
      onResult(result) {
        last = result;
        onChange();
      },
    });
    parts = { queue, sender };
  };

  const readVault = async () => {
    const before = version;
    const result = await vault.read().catch((error: unknown): StoredWebhook => {
      reportToUser(webhookNotReadText(String(error)));
      return { state: 'unreadable' };
    });
    if (before === version) use(result);
  };

  const save = async (webhook: Webhook, plain: boolean) => {
    version += 1;
    last = null;
    const thisVersion = version;
    const storage = await vault.save(webhook, plain).catch((error: unknown) => {
      reportToUser(webhookNotSavedText(String(error)));
      return 'memory' as const;
    });
    if (thisVersion === version) use({ state: 'ready', webhook, storage });
    log(`webhook: its address is kept (${storage})`);
  };

  const state = (): WebhookState => ({
    ...NO_HOOKS.webhook,
    state: stored.state,
    ...(stored.state === 'ready' && {
      format: stored.webhook.format,
      // SECURITY: what follows the origin is the secret.
      origin: new URL(stored.webhook.url).origin,
      hasToken: stored.webhook.token !== null,
      storage: stored.storage,
    }),
    waiting: parts?.queue.all().length ?? 0,
    last,
  });

  return {
    state,
    async start() {
      started = open();
      await started;
      await readVault();
    },
    tell(alert) {
      void started.then(() => {
        if (stored.state !== 'none') parts?.sender.add(alert);
        onChange();
      });
    },
    retryOnline: () => parts?.sender.retryOnline(),
    async set(webhook) {
      if (webhook !== null) {
        const problem = webhookProblem(webhook);
        if (problem !== null) throw new UserFacingError('failed', WEBHOOK_PROBLEM_TEXT[problem]);
        // SECURITY: a page that was taken over could have alerts sent to anybody it likes, also at the
        // same server: on those that many share, the path says whose place it is.
        const isKnown = stored.state === 'ready' && stored.webhook.url === webhook.url;
        if (!isKnown) await options.confirmWebhook(webhook.url);
        return save(webhook, stored.state === 'ready' && stored.storage === 'plain');
      }
      version += 1;
      last = null;
      await vault.clear().catch((error: unknown) => {
        throw new UserFacingError('failed', webhookNotSavedText(String(error)));
      });
      use({ state: 'none' });
    },
    async saveUnencrypted() {
      if (stored.state === 'ready' && stored.storage === 'memory') await save(stored.webhook, true);
    },
    async test(alert) {
      if (stored.state === 'ready') await parts?.sender.sendOnce(stored.webhook, alert);
    },
    async stop(limits) {
      await started;
      await parts?.sender.stop(limits);
    },
  };
}

/** What of a webhook must be nowhere to be read: address, path, token. */
function secretsOf({ url, token }: Webhook): string[] {
  const { pathname, search } = new URL(url);
  return [url, pathname, search, token ?? ''].filter((secret) => secret.length >= 6);
}

import { openTokenStore } from '../token-store/token-store';
import type { SafeStorage } from '../token-store/token-cipher';
import type { VaultKind } from '../token-store/token-file';
import { parseJSON } from '../beeper-api/read-body';
import { webhookProblem, webhookSchema, type Webhook } from './webhook-address';

/** A file is recognised by how it begins: this must stay byte for byte as it is. */
const WEBHOOK_VAULT: VaultKind = {
  name: 'webhook.vault',
  plainHeader:
    'This file is NOT encrypted, because its owner chose so. It holds the address of a webhook that\n' +
    'Bridgekeeper sends alerts to: whoever reads it can send to it. Keep it to yourself.\n\n',
};

type WebhookStorage = 'keyring' | 'plain' | 'memory';

export type StoredWebhook =
  | { state: 'none' | 'locked' | 'unreadable' }
  | { state: 'ready'; webhook: Webhook; storage: WebhookStorage };

/**
 * SECURITY: an address of a webhook is a secret, as whoever knows it may send to it; its token is
 * another. They are kept as the token for Beeper is, in a file of their own, and are never in
 * settings.json, in the log, or in the window.
 */
export interface WebhookVault {
  /** Rejects when the disk refuses. */
  read(): Promise<StoredWebhook>;
  /** Keeps it as safely as this system can. Rejects when the disk refuses. */
  save(webhook: Webhook, plain: boolean): Promise<WebhookStorage>;
  clear(): Promise<void>;
}

interface Options {
  folder: string;
  safeStorage: SafeStorage;
  log: (line: string) => void;
}

export function openWebhookVault({ folder, safeStorage, log }: Options): WebhookVault {
  const store = openTokenStore({ folder, kind: WEBHOOK_VAULT, safeStorage, log });
  return {
    async read() {
      const result = await store.read();
      if (result.state === 'empty') return { state: 'none' };
      if (result.state !== 'stored') return { state: result.state };
      const parsed = webhookSchema.safeParse(parseJSON(result.text));
      if (!parsed.success || webhookProblem(parsed.data) !== null) return { state: 'unreadable' };
      return { state: 'ready', webhook: parsed.data, storage: result.tokenStorage };
    },
    async save(webhook, plain) {
      const text = JSON.stringify(webhook);
      if (await store.save(text)) return 'keyring';
      if (plain) {
        await store.saveUnencrypted(text);
        return 'plain';
      }
      // Or the one before would be back after the next start.
      await store.clear();
      return 'memory';
    },
    clear: () => store.clear(),
  };
}

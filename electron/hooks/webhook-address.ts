import { isLoopbackHost } from '../../shared/util/loopback';
import { parseURL } from '../../shared/util/parse-url';
import { z } from 'zod';
import { WEBHOOK_FORMATS } from '../../shared/model/hooks';

/** Where and how alerts are sent. Address and token are secrets: see `webhook-vault.ts`. */
export const webhookSchema = z.object({
  format: z.enum(WEBHOOK_FORMATS),
  url: z.string().min(1).max(2_000),
  /** Null where the address says it all. */
  token: z.string().min(1).max(2_000).nullable(),
});

export type Webhook = z.output<typeof webhookSchema>;

export type WebhookProblem =
  'no-url' | 'not-https' | 'has-password' | 'no-topic' | 'no-token' | 'bad-token';

/** What is wrong with a webhook; null when it can be used. */
export function webhookProblem({ format, url, token }: Webhook): WebhookProblem | null {
  const parsed = parseURL(url);
  if (parsed === null) return 'no-url';
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return 'not-https';
  // SECURITY: on the way to another computer, everybody could read and change what is sent.
  if (parsed.protocol === 'http:' && !isLoopbackHost(parsed.hostname)) return 'not-https';
  if (parsed.username !== '' || parsed.password !== '') return 'has-password';
  if (format === 'ntfy' && ntfyTopic(parsed) === null) return 'no-topic';
  if (format === 'gotify' && token === null) return 'no-token';
  // What else would not fit a header.
  return token !== null && !/^[\x21-\x7e]+$/.test(token) ? 'bad-token' : null;
}

/** The last part of an address's path: `https://ntfy.example/alerts` is about the topic `alerts`. */
export function ntfyTopic(url: URL): string | null {
  return /\/([\w-]{1,64})\/?$/.exec(url.pathname)?.[1] ?? null;
}

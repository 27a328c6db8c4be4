import type { WebhookOutcome } from '../../shared/model/hooks';
import { plainText } from '../../shared/util/plain-text';
import { withTimeout } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import type { Webhook } from './webhook-address';
import type { WebhookMessage } from './webhook-message';

/** A webhook has this long to answer. */
export const WEBHOOK_TIMEOUT_MS = 10_000;
/** So much of an answer's body is read, and no more. */
const MAX_ANSWER_BYTES = 4_096;

interface Options {
  fetch: typeof fetch;
  clock: Clock;
  /** Aborted when the program ends. */
  signal: AbortSignal;
}

interface Answer {
  outcome: WebhookOutcome;
  /** `Retry-After`, in ms; null when there is none that makes sense. */
  retryAfterMs: number | null;
}

/** Sends a message. Rejects only when aborted. */
export async function sendToWebhook(
  message: WebhookMessage,
  webhook: Webhook,
  { fetch, clock, signal }: Options,
): Promise<Answer> {
  const limits = { clock, timeoutMs: WEBHOOK_TIMEOUT_MS, signal };
  const answer = await withTimeout(limits, async (ended) => {
    try {
      const response = await fetch(message.url, {
        method: 'POST',
        headers: message.headers,
        body: message.body,
        // SECURITY: another address would learn what this one was meant for.
        redirect: 'manual',
        signal: ended,
      });
      return await readAnswer(response, webhook, clock.now());
    } catch (error) {
      ended.throwIfAborted();
      return { outcome: networkOutcome(error), retryAfterMs: null };
    }
  });
  return answer ?? { outcome: { kind: 'timeout' }, retryAfterMs: null };
}

async function readAnswer(response: Response, webhook: Webhook, now: number): Promise<Answer> {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), now);
  if (response.ok || (status >= 300 && status < 400)) {
    await response.body?.cancel();
    return { outcome: response.ok ? { kind: 'ok' } : { kind: 'redirected', status }, retryAfterMs };
  }
  const answer = withoutSecrets(plainText(await readStart(response)), webhook).slice(0, 200);
  return { outcome: { kind: 'refused', status, answer }, retryAfterMs };
}

/** The first bytes of a body as text; a body that breaks off counts as far as it came. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      parts.push(part.value.subarray(0, MAX_ANSWER_BYTES - length));
      length += part.value.byteLength;
      if (length >= MAX_ANSWER_BYTES) break;
    }
    await reader?.cancel();
  } catch {
    // What came before counts.
  }
  return Buffer.concat(parts).toString('utf8');
}

/** SECURITY: an answer may repeat what was sent to it, and is shown in the window. */
function withoutSecrets(text: string, { url, token }: Webhook): string {
  const { pathname, search } = new URL(url);
  const secrets = [url, token ?? '', pathname, search.slice(1), ...pathname.split('/')]
    .filter((secret) => secret.length > 3)
    .sort((a, b) => b.length - a.length);
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

/** Seconds or a date; null for what is neither. */
function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/** SECURITY: the code alone. A message may hold the address. */
function networkOutcome(error: unknown): WebhookOutcome {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = codeOf(cause) ?? codeOf(error) ?? 'unknown';
  const isCertificate = /CERT|SELF_SIGNED|_ISSUER|_SIGNATURE|ALTNAME|^CRL_/.test(code);
  return { kind: isCertificate ? 'certificate' : 'unreachable', code };
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

import type { HookResult, WebhookOutcome } from '../../shared/model/hooks';
import { withTimeout } from '../beeper-api/timeout';
import type { Clock } from '../platform/clock';
import { scheduleAt } from '../platform/schedule-at';
import type { HookAlert } from './hook-alert';
import type { Webhook } from './webhook-address';
import { webhookMessage } from './webhook-message';
import { isStale, type WaitingAlert, type WebhookQueue } from './webhook-queue';
import { sendToWebhook } from './webhook-request';
import { LONGEST_WAIT_MS, retryDelay } from './webhook-retry';

/** Sends what waits, one after the other, oldest first. */
export interface WebhookSender {
  /** Queues an alert, and sends it as soon as it can be. */
  add(alert: HookAlert): void;
  /** There is another webhook, or one at last: what waits is tried at once. */
  retryNow(): void;
  /** There may be a network again: what failed for want of one is tried at once. */
  retryOnline(): void;
  /** Sends an alert once, past the queue. */
  sendOnce(webhook: Webhook, alert: HookAlert): Promise<WebhookOutcome>;
  /** Lets what is being sent arrive within this time. What has not arrived waits on disk. */
  stop(limits: { withinMs: number }): Promise<void>;
}

interface Options {
  queue: WebhookQueue;
  /** Null while there is none, or the keyring does not hand it out; then all wait. */
  webhook: () => Webhook | null;
  fetch: typeof fetch;
  clock: Clock;
  onResult: (result: HookResult<WebhookOutcome>) => void;
  /** SECURITY: receives no address, and of a message only its kind. */
  log: (line: string) => void;
}

export function createWebhookSender(options: Options): WebhookSender {
  const { queue, webhook, fetch, clock, onResult, log } = options;
  const ending = new AbortController();
  let cancelWait: () => void = () => undefined;
  let sending: Promise<void> | null = null;
  let isStopped = false;
  let wasOffline = false;

  const report = (outcome: WebhookOutcome, retryAt: number | null) => {
    log(`webhook: ${describe(outcome)}${retryAt === null ? '' : ', to be sent once more'}`);
    onResult({ at: clock.now(), outcome, retryAt });
  };

  const sendFirst = async (entry: WaitingAlert, target: Webhook) => {
    const message = webhookMessage(target, entry.alert);
    const limits = { fetch, clock, signal: ending.signal };
    const { outcome, retryAfterMs } = await sendToWebhook(message, target, limits);
    const attempts = entry.attempts + 1;
    const delay = retryDelay(outcome, attempts, retryAfterMs);
    if (delay === null) queue.remove(entry.alert.id);
    else queue.update({ ...entry, attempts, nextAt: clock.now() + delay });
    wasOffline = outcome.kind === 'unreachable' || outcome.kind === 'timeout';
    report(outcome, delay === null ? null : clock.now() + delay);
  };

  const next = () => {
    cancelWait();
    if (isStopped || sending !== null) return;
    const now = clock.now();
    for (const entry of queue.all().filter((one) => isStale(one, now))) {
      queue.remove(entry.alert.id);
      report({ kind: 'given-up' }, null);
    }
    const [first] = queue.all();
    const target = webhook();
    if (first === undefined || target === null) return;
    // A time further ahead is of before the clock was set back.
    if (first.nextAt > now && first.nextAt <= now + LONGEST_WAIT_MS) {
      cancelWait = scheduleAt(clock, first.nextAt, next);
      return;
    }
    sending = sendFirst(first, target)
      // Only the end of the program stops a request; then the alert waits for the next start.
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log(`webhook: not sent (${String(error)})`);
      })
      .finally(() => {
        sending = null;
        next();
      });
  };

  const retryNow = () => {
    const [first] = queue.all();
    if (first !== undefined) queue.update({ ...first, nextAt: clock.now() });
    next();
  };

  return {
    add(alert) {
      if (queue.add(alert, clock.now()) !== null) report({ kind: 'given-up' }, null);
      next();
    },
    retryNow,
    retryOnline() {
      // A server that is busy asked to be left alone.
      if (wasOffline) retryNow();
      else next();
    },
    async sendOnce(target, alert) {
      const message = webhookMessage(target, alert);
      const limits = { fetch, clock, signal: ending.signal };
      const { outcome } = await sendToWebhook(message, target, limits);
      report(outcome, null);
      return outcome;
    },
    async stop({ withinMs }) {
      isStopped = true;
      cancelWait();
      const limits = { clock, timeoutMs: withinMs, signal: undefined };
      await withTimeout(limits, () => sending ?? Promise.resolve());
      ending.abort(new Error('The program ends.'));
      await queue.flush();
    },
  };
}

function describe(outcome: WebhookOutcome): string {
  switch (outcome.kind) {
    case 'refused':
    case 'redirected':
      return `${outcome.kind} (${outcome.status})`;
    case 'unreachable':
    case 'certificate':
      return `${outcome.kind} (${outcome.code})`;
    default:
      return outcome.kind;
  }
}

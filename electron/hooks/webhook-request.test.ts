import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../platform/clock';
import { createManualClock } from '../testing/manual-clock';
import { anAlert } from './testing/alert';
import { webhookProblem, type Webhook } from './webhook-address';
import { webhookMessage } from './webhook-message';
import { sendToWebhook, WEBHOOK_TIMEOUT_MS } from './webhook-request';
import { LONGEST_WAIT_MS, retryDelay } from './webhook-retry';

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const never = new AbortController().signal;
const hook = (url: string, particulars: Partial<Webhook> = {}): Webhook => ({
  format: 'json',
  url,
  token: null,
  ...particulars,
});
const send = (webhook: Webhook, clock = systemClock) =>
  sendToWebhook(webhookMessage(webhook, anAlert()), webhook, { fetch, clock, signal: never });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

describe('sendToWebhook', () => {
  it('posts JSON', async () => {
    const seen: unknown[] = [];
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push(request.method, request.url, request.headers['content-type'], body);
        response.end('thanks');
      });
    });
    expect(await send(hook(`${url}/secret?key=1`))).toMatchObject({ outcome: { kind: 'ok' } });
    expect(seen).toEqual(['POST', '/secret?key=1', 'application/json', anAlert()]);
  });

  it('says what was answered, without what is secret', async () => {
    const url = await serve((request, response) => {
      response.statusCode = 403;
      response.end(`not allowed:\n${request.url} ${request.headers.authorization}`);
    });
    const { outcome } = await send(
      hook(`${url}/hook/verysecret?key=hidden`, { token: 'tk_12345' }),
    );
    expect(outcome).toEqual({
      kind: 'refused',
      status: 403,
      answer: 'not allowed: …?… Bearer …',
    });
  });

  it('does not follow a redirect, be it a loop or to somewhere else', async () => {
    let count = 0;
    const url = await serve((request, response) => {
      count += 1;
      response.writeHead(307, { location: request.url });
      response.end();
    });
    expect((await send(hook(url))).outcome).toEqual({ kind: 'redirected', status: 307 });
    expect(count).toBe(1);
  });

  it('reads no more of an answer than it needs, however much comes', async () => {
    const url = await serve((request, response) => {
      response.statusCode = request.url === '/ok' ? 200 : 500;
      const write = () => {
        while (!response.destroyed) if (!response.write('x'.repeat(65_536))) break;
      };
      response.on('drain', write);
      write();
    });
    expect((await send(hook(`${url}/ok`))).outcome).toEqual({ kind: 'ok' });
    const { outcome } = await send(hook(`${url}/bad`));
    expect(outcome).toMatchObject({ kind: 'refused', status: 500 });
    expect(outcome.kind === 'refused' && outcome.answer.length).toBeLessThanOrEqual(200);
  });

  it.each(['/silent', '/slow-body'])('waits ten seconds and no longer: %s', async (path) => {
    let arrived: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    const url = await serve((request, response) => {
      if (request.url === '/slow-body') response.writeHead(500).write('a');
      arrived();
    });
    const clock = createManualClock();
    const sending = send(hook(url + path), clock);
    await asked;
    await clock.advance(WEBHOOK_TIMEOUT_MS);
    expect((await sending).outcome).toEqual({ kind: 'timeout' });
  });

  it('says why nobody was reached, by the code alone', async () => {
    const { outcome } = await send(hook('http://127.0.0.1:9/secret'));
    expect(outcome.kind).toBe('unreachable');
    expect(JSON.stringify(outcome)).not.toContain('secret');
    const failing = (code: string) => () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }),
      );
    for (const code of [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ]) {
      const webhook = hook('https://ntfy.example/a');
      const options = { fetch: failing(code), clock: systemClock, signal: never };
      expect(await sendToWebhook(webhookMessage(webhook, anAlert()), webhook, options)).toEqual({
        outcome: { kind: 'certificate', code },
        retryAfterMs: null,
      });
    }
  });

  it('repeats nothing of what a failed request is said to be', async () => {
    const webhook = hook('https://ntfy.example/secret');
    const cause = new Error(`no way to ${webhook.url}`);
    for (const error of [new TypeError(`fetch of ${webhook.url} failed`, { cause }), cause]) {
      const options = { fetch: () => Promise.reject(error), clock: systemClock, signal: never };
      const { outcome } = await sendToWebhook(webhookMessage(webhook, anAlert()), webhook, options);
      expect(outcome).toEqual({ kind: 'unreachable', code: 'unknown' });
    }
  });

  it.each([
    ['7', 7_000],
    ['99999999', 99_999_999_000],
    ['soon', null],
    ['-5', null],
  ])('reads Retry-After: %s', async (value, ms) => {
    const url = await serve((_request, response) => {
      response.writeHead(429, { 'retry-after': value }).end();
    });
    const { outcome, retryAfterMs } = await send(hook(url));
    expect(retryAfterMs).toBe(ms);
    expect(retryDelay(outcome, 1, retryAfterMs)).toBe(
      Math.min(LONGEST_WAIT_MS, Math.max(5_000, ms ?? 0)),
    );
  });
});

describe('retryDelay', () => {
  it('waits longer each time', () => {
    const delays = [1, 2, 3, 4, 5, 6].map((attempts) =>
      retryDelay({ kind: 'timeout' }, attempts, null),
    );
    expect(delays).toEqual([5_000, 30_000, 120_000, 600_000, 3_600_000, 3_600_000]);
  });

  it.each([400, 401, 403, 404, 410, 413])('gives up at %i', (status) => {
    expect(retryDelay({ kind: 'refused', status, answer: '' }, 1, null)).toBeNull();
  });
});

describe('webhookMessage', () => {
  const of = (webhook: Webhook, particulars = {}) => {
    const { url, headers, body } = webhookMessage(webhook, anAlert(particulars));
    return { url, headers, body: JSON.parse(body) };
  };

  it('publishes to an ntfy topic as JSON, with an access token', () => {
    const webhook = hook('https://ntfy.example/base/alerts', { format: 'ntfy', token: 'tk_1' });
    expect(of(webhook)).toMatchObject({
      url: 'https://ntfy.example/base/',
      headers: { authorization: 'Bearer tk_1' },
      body: { topic: 'alerts', title: 'Sign in to WhatsApp again', priority: 4 },
    });
  });

  it.each([
    ['account-problem', 4, 'warning'],
    ['renewal', 3, 'hourglass_flowing_sand'],
    ['account-recovery', 3, 'white_check_mark'],
  ])('marks a %s for ntfy', (kind, priority, tag) => {
    const webhook = hook('https://ntfy.example/alerts', { format: 'ntfy' });
    expect(of(webhook, { kind })).toMatchObject({ body: { priority, tags: [tag] } });
  });

  it('sends to Gotify with its own header', () => {
    const webhook = hook('https://gotify.example/push/', { format: 'gotify', token: 'A1' });
    const { url, headers, body } = of(webhook, { kind: 'account-recovery' });
    expect(url).toBe('https://gotify.example/push/message');
    expect(headers).toMatchObject({ 'x-gotify-key': 'A1' });
    expect(body).toMatchObject({ title: 'Sign in to WhatsApp again', priority: 4 });
    expect(of({ ...webhook, url: 'https://gotify.example/message' }).url).toBe(
      'https://gotify.example/message',
    );
  });

  it('lets no name call a whole Slack channel', () => {
    const webhook = hook('https://hooks.slack.example/services/T/B/x', { format: 'slack' });
    expect(of(webhook, { title: 'A & B', body: '<!channel>' }).body).toEqual({
      text: '*A &amp; B*\n&lt;!channel&gt;',
    });
  });

  it('gives Home Assistant’s automations everything, and its actions what they take', () => {
    const webhook = hook('https://home.example/api/webhook/x', { format: 'home-assistant' });
    expect(of(webhook).body).toEqual({ ...anAlert(), message: anAlert().body });
    const action = { ...webhook, url: 'https://home.example/api/services/notify/phone' };
    expect(Object.keys(of(action).body)).toEqual(['title', 'message']);
  });
});

describe('webhookProblem', () => {
  it.each([
    ['https://example.com/x', {}, null],
    ['http://127.0.0.1:8080/x', {}, null],
    ['http://localhost/x', {}, null],
    ['http://example.com/x', {}, 'not-https'],
    ['http://192.168.1.2/x', {}, 'not-https'],
    ['file:///etc/passwd', {}, 'not-https'],
    ['javascript:alert(1)', {}, 'not-https'],
    ['nonsense', {}, 'no-url'],
    ['https://user:pass@example.com/x', {}, 'has-password'],
    ['https://ntfy.sh', { format: 'ntfy' }, 'no-topic'],
    ['https://ntfy.sh/a%20b', { format: 'ntfy' }, 'no-topic'],
    ['https://gotify.example', { format: 'gotify' }, 'no-token'],
    ['https://example.com/x', { token: 'a\r\nb: c' }, 'bad-token'],
  ] as const)('%s', (url, particulars, problem) => {
    expect(webhookProblem(hook(url, particulars))).toBe(problem);
  });
});

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { bytesOf, ok, refuse, send, writeHead, type Answer } from './answer';
import type { Fault, StatusEffect } from './faults';
import { Refusal } from './refusal';
import { withWrongTypes } from './wrong-types';

const HUGE_BYTES = 100 * 1000 * 1000;
const CHUNK_BYTES = 64 * 1024;

/**
 * Answers a request the way `fault` says. `genuine` carries the request out; it is called at most
 * once, and only by the faults that say so. Resolves with the status sent, null when none was.
 */
export async function answerWithFault(
  fault: Fault,
  response: ServerResponse,
  genuine: () => Promise<Answer>,
): Promise<number | null> {
  if (fault.delayMs !== undefined) await untilLateOrGone(fault.delayMs, response);
  if (response.destroyed) return null;
  switch (fault.kind) {
    case 'latency':
      return send(response, await genuine());
    case 'hang':
      return null;
    case 'refuse':
      response.destroy();
      return null;
    case 'drop':
      return drop(response, await genuine());
    case 'truncated':
      return sendHalf(response, await genuine());
    case 'html':
      return sendPage(response);
    case 'json':
      return send(response, ok(fault.body));
    case 'wrong-types': {
      const answer = await genuine();
      return send(response, { ...answer, body: withWrongTypes(answer.body, fault) });
    }
    case 'huge':
      return sendHuge(response, fault.bytes ?? HUGE_BYTES);
    case 'status':
      return send(response, errorAnswer(fault));
  }
}

async function untilLateOrGone(ms: number, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  const abort = () => {
    gone.abort();
  };
  response.once('close', abort);
  await delay(ms, undefined, { signal: gone.signal }).catch(() => undefined);
  response.off('close', abort);
}

function drop(response: ServerResponse, answer: Answer): number {
  const bytes = bytesOf(answer);
  writeHead(response, answer, bytes.length);
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => {
    response.destroy();
  });
  return answer.status;
}

function sendHalf(response: ServerResponse, answer: Answer): number {
  const bytes = bytesOf(answer);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  writeHead(response, answer, half.length);
  response.end(half);
  return answer.status;
}

function sendPage(response: ServerResponse): number {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end('<!doctype html><title>Welcome</title><p>This is not the answer you look for.');
  return 200;
}

/** Streams the body at the pace of the reader, one small buffer over and over. */
async function sendHuge(response: ServerResponse, bytes: number): Promise<number> {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  const body = Readable.from(hugeBody(bytes), { objectMode: false });
  await pipeline(body, response).catch(() => undefined);
  return 200;
}

function* hugeBody(bytes: number): Generator<Buffer> {
  const head = Buffer.from('{"items":[],"padding":"');
  const tail = Buffer.from('"}');
  const chunk = Buffer.alloc(CHUNK_BYTES, 'x');
  let left = bytes - head.length - tail.length;
  yield head;
  for (; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
  yield tail;
}

const USUAL: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['M_INVALID_PARAM', 'The request is not valid.'],
  401: ['M_UNKNOWN_TOKEN', 'The access token is not valid.'],
  403: ['M_FORBIDDEN', 'The access token lacks a scope.'],
  404: ['M_NOT_FOUND', 'There is nothing here.'],
  409: ['M_BAD_STATE', 'This does not fit the present state.'],
  410: ['M_GONE', 'This is over.'],
  422: ['M_INVALID_PARAM', 'A value cannot be used.'],
  429: ['M_LIMIT_EXCEEDED', 'Too many requests.'],
  503: ['M_UNAVAILABLE', 'Beeper is not ready.'],
};

function errorAnswer(effect: StatusEffect): Answer {
  const { status, retryAfterS, retryAfterMs } = effect;
  const [code, message] = USUAL[status] ?? ['M_UNKNOWN', 'Something went wrong.'];
  const refusal = new Refusal(status, effect.code ?? code, effect.message ?? message);
  return refuse(refusal, {
    ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
    ...(retryAfterMs === undefined ? {} : { 'retry-after-ms': String(retryAfterMs) }),
  });
}

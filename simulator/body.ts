import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

/** Longest request body that is kept. Beeper's requests are a few kilobytes at most. */
const BODY_MAX_BYTES = 1024 * 1024;

/**
 * The body of `request` as text. A longer one than 1 MiB is read to its end, so that the client
 * gets the answer, and dropped: `'too-large'`. Throws when the client goes away.
 */
export async function readText(request: IncomingMessage): Promise<string | 'too-large'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > BODY_MAX_BYTES ? 'too-large' : Buffer.concat(chunks).toString('utf8');
}

/** `text` as JSON, undefined when empty. Throws a 400 `Refusal` when it is not JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal(400, 'M_NOT_JSON', 'The request body is not JSON.');
  }
}

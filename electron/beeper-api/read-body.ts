import type { HTTPAnswer } from './http-fetch';

/** Why a body could not be read. */
type Unread = { ok: false; reason: 'too-large' } | { ok: false; reason: 'broken'; cause: unknown };

/** A whole body as text, or why it could not be read. */
export type Body = { ok: true; text: string } | Unread;

/** The same as it came. */
export type Bytes = { ok: true; bytes: Uint8Array } | Unread;

/** Reads a body as UTF-8, in the way of `readBytes`. */
export async function readBody(response: HTTPAnswer, limitBytes: number): Promise<Body> {
  const body = await readBytes(response, limitBytes);
  return body.ok ? { ok: true, text: new TextDecoder().decode(body.bytes) } : body;
}

/**
 * Reads a body, at most `limitBytes` of it. Stops as soon as it is known to be
 * longer, by `content-length` or while it arrives; the caller then ends the request.
 */
export async function readBytes(response: HTTPAnswer, limitBytes: number): Promise<Bytes> {
  if (Number(response.headers.get('content-length')) > limitBytes) {
    return { ok: false, reason: 'too-large' };
  }
  if (response.body === null) return { ok: true, bytes: new Uint8Array() };

  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body) {
      length += part.byteLength;
      if (length > limitBytes) return { ok: false, reason: 'too-large' };
      parts.push(part);
    }
  } catch (cause) {
    return { ok: false, reason: 'broken', cause };
  }
  return { ok: true, bytes: Buffer.concat(parts) };
}

/** Parses JSON; undefined (which no JSON means) when it is none. */
export function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A whole body, or why it could not be read. */
export type Body =
  | { ok: true; text: string }
  | { ok: false; reason: 'too-large' }
  | { ok: false; reason: 'broken'; cause: unknown };

/**
 * Reads a body as UTF-8, at most `limitBytes` of it (after decompression). Stops as soon as it is
 * known to be longer, by `content-length` or while it arrives; the caller then ends the request.
 */
export async function readBody(response: Response, limitBytes: number): Promise<Body> {
  if (Number(response.headers.get('content-length')) > limitBytes) {
    return { ok: false, reason: 'too-large' };
  }
  if (response.body === null) return { ok: true, text: '' };

  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > limitBytes) return { ok: false, reason: 'too-large' };
      text += decoder.decode(part.value, { stream: true });
    }
  } catch (cause) {
    return { ok: false, reason: 'broken', cause };
  }
  return { ok: true, text: text + decoder.decode() };
}

/** Parses JSON; undefined (which no JSON means) when it is none. */
export function parseJSON(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

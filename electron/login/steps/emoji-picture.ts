import { isLoopbackHost } from '../../../shared/util/loopback';

/** More than any emoji needs. */
const MOST_BYTES = 1_000_000;

/**
 * Fetches the picture of an emoji display as a data: URL, because the window itself may reach no
 * network. Null when it is not to be had: only https, and a server on this computer, are asked.
 */
export async function fetchEmojiPicture(
  address: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<string | null> {
  if (/^data:image\//i.test(address)) return address;
  if (!isAllowed(address)) return null;
  try {
    const response = await fetch(address, { signal, credentials: 'omit', redirect: 'error' });
    const type = response.headers.get('content-type') ?? '';
    const length = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !/^image\/[\w.+-]+/.test(type) || length > MOST_BYTES) return null;
    const bytes = await readUpTo(MOST_BYTES, response);
    return bytes && `data:${type.split(';')[0] ?? ''};base64,${bytes.toString('base64')}`;
  } catch {
    return null;
  }
}

/** The body, given up as soon as it is longer: a server need not say how long it is, or end. */
async function readUpTo(most: number, { body }: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest.
  for await (const part of body ?? []) {
    length += part.length;
    if (length > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

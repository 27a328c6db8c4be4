import { isLoopbackHost } from '../../../shared/util/loopback';
import { parseURL } from '../../../shared/util/parse-url';

/** More than an emoji or a QR code needs. */
const MAX_BYTES = 1_000_000;
/** A server that takes longer has nothing to show. */
const TIMEOUT_MS = 20_000;

/**
 * The picture of a display as a data: URL, because the window itself may not use the network.
 * Null when it cannot be fetched or is too large: only https, and a server on this computer, are
 * asked.
 */
export async function fetchDisplayPicture(
  address: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<string | null> {
  if (/^data:image\//i.test(address)) return sizeOf(address) > MAX_BYTES ? null : address;
  if (!isAllowed(address)) return null;
  try {
    const response = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      credentials: 'omit',
      redirect: 'error',
    });
    const type = (response.headers.get('content-type') ?? '').toLowerCase();
    const length = Number(response.headers.get('content-length') ?? 0);
    if (!response.ok || !/^image\/[\w.+-]+/.test(type) || length > MAX_BYTES) return null;
    const bytes = await readUpTo(MAX_BYTES, response);
    if (bytes === null || bytes.length === 0) return null;
    return `data:${type.split(';')[0] ?? ''};base64,${bytes.toString('base64')}`;
  } catch {
    return null;
  }
}

/** Null as soon as the body is longer: a server need not say how long it is, or end it. */
async function readUpTo(maxBytes: number, { body }: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the response.
  for await (const part of body ?? []) {
    length += part.length;
    if (length > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The bytes of a data: URL's content. */
function sizeOf(dataURL: string): number {
  const comma = dataURL.indexOf(',');
  const content = dataURL.slice(comma + 1);
  if (/;base64$/i.test(dataURL.slice(0, comma))) return Buffer.byteLength(content, 'base64');
  return Buffer.byteLength(content.replace(/%[\da-f]{2}/gi, '%'));
}

function isAllowed(address: string): boolean {
  const url = parseURL(address);
  if (url === null) return false;
  const { protocol, hostname } = url;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

/** More than any emoji needs. */
const MOST_BYTES = 1_000_000;

/**
 * Fetches the picture of an emoji display as a data: URL, because the window itself may reach no
 * network. Null when it is not to be had: only https, and a server on this computer, are asked.
 */
export async function fetchPicture(
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
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length > MOST_BYTES) return null;
    return `data:${type.split(';')[0] ?? ''};base64,${bytes.toString('base64')}`;
  } catch {
    return null;
  }
}

function isAllowed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1';
  return (
    protocol === 'https:' || (protocol === 'http:' && (isLocal || hostname.endsWith('.localhost')))
  );
}

/** Headers as Electron passes them: names in the site's casing, a list of values each. */
export type Headers = Record<string, string[]>;

const POLICY = 'permissions-policy';
const NO_PASSKEYS = 'publickey-credentials-get=(), publickey-credentials-create=()';

/**
 * The headers of a document with passkeys refused from its start; null for anything else. Electron
 * cannot ask for a passkey, and the page would wait for ever; after a NotAllowedError it offers another
 * way. The site's own policy is dropped, because a part that cannot be read would void all of it;
 * nothing it could allow is allowed here anyway.
 */
export function withoutPasskeys(headers: Headers): Headers | null {
  // Without a type it may turn out to be a document.
  if (!/html|^$/i.test(valueOf(headers, 'content-type'))) return null;
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== POLICY);
  return { ...Object.fromEntries(others), [POLICY]: [NO_PASSKEYS] };
}

function valueOf(headers: Headers, wanted: string): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted);
  return found?.[1].join() ?? '';
}

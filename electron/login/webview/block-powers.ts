/** Headers as Electron passes them: names in the site's casing, a list of values each. */
export type Headers = Record<string, string[]>;

const POLICY = 'permissions-policy';
const REFUSED = [
  'publickey-credentials-get=()',
  'publickey-credentials-create=()',
  // SECURITY: a window over all others that does not say whose it is.
  'picture-in-picture=()',
];

/**
 * What a site's policy says of the only powers that a page has here: its frames' own storage, and the
 * hints about the browser that it hands on.
 */
const KEPT =
  /(?:^|,)\s*((?:storage-access|ch-ua[a-z-]*)=(?:\*|self|\((?:[\w*\s]|"[^"\\]*")*\)))\s*(?=,|$)/g;

/**
 * The headers of a document with passkeys and floating windows refused from its start; null for
 * anything else. Electron cannot ask for a passkey, and the page would wait for ever; after a
 * NotAllowedError it offers another way. Of the site's own policy only what counts here is kept, as far
 * as it can be read: a part that cannot be would void all of it.
 */
export function withoutPowers(headers: Headers): Headers | null {
  // Without a type it may turn out to be a document.
  if (!/html|^$/i.test(valueOf(headers, 'content-type'))) return null;
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== POLICY);
  const kept = [...valueOf(headers, POLICY).matchAll(KEPT)].map(([, member]) => member);
  return { ...Object.fromEntries(others), [POLICY]: [[...kept, ...REFUSED].join(', ')] };
}

function valueOf(headers: Headers, wanted: string): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted);
  return found?.[1].join() ?? '';
}

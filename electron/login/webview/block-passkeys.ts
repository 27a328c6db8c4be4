/** Headers as Electron hands them over: names in the site's casing, a list of values each. */
export type Headers = Record<string, string[]>;

const POLICY = 'permissions-policy';
const NO_PASSKEYS = 'publickey-credentials-get=(), publickey-credentials-create=()';

/**
 * The headers of a document in which passkeys are refused from its start; null for what is no
 * document. Electron has nothing to show for a passkey and would leave the page waiting for ever;
 * refused with a NotAllowedError, it offers another way. The site's own policy is left out, for a
 * part that cannot be read would void the whole; nothing it could allow is allowed here anyway.
 */
export function withoutPasskeys(headers: Headers): Headers | null {
  // What comes without a type may turn out to be a document.
  if (!/html|^$/i.test(valueOf(headers, 'content-type'))) return null;
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== POLICY);
  return { ...Object.fromEntries(others), [POLICY]: [NO_PASSKEYS] };
}

function valueOf(headers: Headers, wanted: string): string {
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted);
  return found?.[1].join() ?? '';
}

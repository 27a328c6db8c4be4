import type { SubmitStep } from '../../shared/api/login-session';
import { parseURL } from '../../shared/util/parse-url';

/** A shorter part of an address is a word that stands in any sentence. */
const SECRET_LENGTH = 8;

/**
 * What was sent and is not to be shown again. SECURITY: of a sign-in's last page the address belongs to it, as
 * its query may hold a key to the account.
 */
export function sentValues({ fields = {}, lastURL = '' }: SubmitStep): string[] {
  const url = parseURL(lastURL);
  const parts = url === null ? [] : [url.search, url.hash, ...url.searchParams.values()];
  const long = parts.filter(({ length }) => length >= SECRET_LENGTH);
  return [...Object.values(fields), lastURL, ...long];
}

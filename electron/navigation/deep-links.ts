import { IDENTITY } from '../../shared/model/identity';

/** The longest account ID a link may carry. */
const MAX_CHARACTERS = 1024;
const RECONNECT_LINK = new RegExp(`^${IDENTITY.scheme}://reconnect/([^/?#]+)/?$`);

/**
 * The account a start of the program asks to reconnect: `--reconnect <accountID>`,
 * `--reconnect=<accountID>`, or a link `bridgekeeper://reconnect/<accountID>`, percent-encoded.
 * Null for anything malformed: a link can come from any page.
 */
export function parseReconnectArgs(argv: readonly string[]): string | null {
  for (const [index, argument] of argv.entries()) {
    if (argument === '--reconnect') return validAccountID(argv[index + 1]);
    if (argument.startsWith('--reconnect=')) {
      return validAccountID(argument.slice('--reconnect='.length));
    }
    const linked = RECONNECT_LINK.exec(argument)?.[1];
    if (linked !== undefined) return validAccountID(decode(linked));
  }
  return null;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function validAccountID(accountID: string | undefined): string | null {
  if (accountID === undefined || accountID === '' || accountID.startsWith('--')) return null;
  // A control character never belongs into an ID.
  return accountID.length <= MAX_CHARACTERS && !/\p{Cc}/u.test(accountID) ? accountID : null;
}

/** Whether a link is among the arguments. */
export function hasLink(argv: readonly string[]): boolean {
  return argv.some((argument) => argument.startsWith(`${IDENTITY.scheme}:`));
}

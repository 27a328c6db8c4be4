import type { ClientCertificate, WebviewPrompt } from '../model/webview';
import { isolate } from '../util/plain-text';

type HttpSignIn = Extract<WebviewPrompt, { kind: 'http-sign-in' }>;
type Certificates = Extract<WebviewPrompt, { kind: 'client-certificate' }>;

/** What a server asks outside of its page: HTTP sign-in and client certificates. */
export const PROMPT_TEXT = {
  username: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  cancel: 'Cancel',
  again: 'That was not accepted. Check both and try again.',
  readable: 'The connection is not encrypted, so others on the way can read what you enter.',
  stored: 'Bridgekeeper forgets it as soon as this sign-in is over.',
  certificates: 'Certificates',
  useCertificate: 'Use this certificate',
  noCertificate: 'Go on without one',
} as const;

/** "login.example.com asks for a username and password". */
export function promptTitle(prompt: WebviewPrompt): string {
  const host = isolate(prompt.host);
  if (prompt.kind === 'client-certificate') return `${host} asks for one of your certificates`;
  const asker = prompt.isProxy ? `The proxy ${host}` : host;
  return `${asker} asks for a username and password`;
}

/** What else there is to know about it. */
export function promptText(prompt: HttpSignIn | Certificates): string {
  if (prompt.kind === 'client-certificate') {
    return 'It shows the site who you are. Only what you choose is sent.';
  }
  if (prompt.isProxy) return 'It stands between this computer and the site, as in many companies.';
  const { realm } = prompt;
  return realm === null
    ? 'The site asks before it shows its page, as many company sites do.'
    : `The site calls it “${isolate(realm)}”.`;
}

/** "issued by Example CA, valid until 1 March 2027". */
export function certificateText({ issuer, expiresAt }: ClientCertificate): string {
  const until = new Date(expiresAt).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `issued by ${isolate(issuer)}, valid until ${until}`;
}

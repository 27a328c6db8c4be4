import type { AuthenticationResponseDetails, AuthInfo, Certificate, WebContents } from 'electron';
import { isLoopbackURL } from '../../../../shared/util/loopback';
import { plainText } from '../../../../shared/util/plain-text';
import type { PromptQueue, PromptQuestion } from './prompt-queue';
import { parseURL } from '../../../../shared/util/parse-url';

/** More of the user's certificates than fit on a screen. */
const MAX_CERTIFICATES = 50;
const USUAL_PORTS = [80, 443];

/**
 * Hands what servers ask a page to the queue: a user name and a password (Basic, Digest, NTLM,
 * Negotiate; of a server or a proxy), and a certificate.
 */
export function handlePrompts(contents: WebContents, page: number, queue: PromptQueue): void {
  contents.on('login', (event, details, info, answer) => {
    event.preventDefault();
    queue.ask(page, httpQuestion(details, info), (given) => {
      if (contents.isDestroyed()) return;
      if (given?.kind === 'http-sign-in') answer(given.username, given.password);
      else answer();
    });
  });
  contents.on('select-client-certificate', (event, url, certificates, answer) => {
    // SECURITY: Electron would send the user's first certificate.
    event.preventDefault();
    const none = answer as () => void;
    if (certificates.length === 0) return none();
    queue.ask(page, certificateQuestion(url, certificates), (given) => {
      if (contents.isDestroyed()) return;
      const chosen = given?.kind === 'client-certificate' ? certificates[given.index] : undefined;
      if (chosen === undefined) none();
      else answer(chosen);
    });
  });
}

/** SECURITY: everything here is a stranger's text, the realm most of all. */
export function httpQuestion(
  { url }: Pick<AuthenticationResponseDetails, 'url'>,
  { host, port, realm, isProxy }: AuthInfo,
): PromptQuestion {
  const isEncrypted = url.startsWith('https:') || isLoopbackURL(url);
  return {
    kind: 'http-sign-in',
    host: plainText(USUAL_PORTS.includes(port) ? host : `${host}:${port}`),
    realm: plainText(realm) || null,
    isProxy,
    isReadable: isProxy || !isEncrypted,
  };
}

/** `url` is a URL or `host:port`, as Electron has it. */
export function certificateQuestion(
  url: string,
  certificates: readonly Certificate[],
): PromptQuestion {
  return {
    kind: 'client-certificate',
    host: plainText(parseURL(url)?.host || url),
    certificates: certificates.slice(0, MAX_CERTIFICATES).map((certificate, index) => ({
      index,
      subject: plainText(certificate.subjectName),
      issuer: plainText(certificate.issuerName),
      expiresAt: certificate.validExpiry * 1_000,
    })),
  };
}

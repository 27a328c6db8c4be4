import type { PageProblem } from '../../../../shared/model/webview';

/** Chromium's net errors that say "no way to the network from here" (net_error_list.h). */
const OFFLINE = new Set([
  -21, // NETWORK_CHANGED
  -105, // NAME_NOT_RESOLVED
  -106, // INTERNET_DISCONNECTED
  -109, // ADDRESS_UNREACHABLE
  -137, // NAME_RESOLUTION_FAILED
  -138, // NETWORK_ACCESS_DENIED
  -803, // DNS_TIMED_OUT
]);
/** A proxy that is in the way: not there, or one that wants a password and got none. */
const PROXY = new Set([
  -111, // TUNNEL_CONNECTION_FAILED
  -115, // PROXY_AUTH_UNSUPPORTED
  -127, // PROXY_AUTH_REQUESTED
  -130, // PROXY_CONNECTION_FAILED
  -136, // PROXY_CERTIFICATE_INVALID
  -336, // NO_SUPPORTED_PROXIES
]);
/** Stopped by the user, by a newer navigation, or by a download: nothing went wrong. */
const ABORTED = -3;
/** SSL_PINNED_KEY_NOT_IN_CERT_CHAIN, the one certificate error outside its range. */
const PINNED_KEY = -150;

/**
 * The problem that a failed load of the page is; null when it is none.
 *
 * @param code a net error of Chromium, negative
 * @param name its name as Electron gives it, e.g. `ERR_NAME_NOT_RESOLVED`
 */
export function pageProblemOfLoad(code: number, name: string): PageProblem | null {
  if (code === ABORTED) return null;
  const detail = name === '' ? String(code) : `net::${name}`;
  if (isCertificateError(code)) return { kind: 'certificate', detail };
  if (PROXY.has(code)) return { kind: 'proxy', detail };
  return { kind: OFFLINE.has(code) ? 'offline' : 'failed', detail };
}

function isCertificateError(code: number): boolean {
  return (code <= -200 && code > -300) || code === PINNED_KEY;
}

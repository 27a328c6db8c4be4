import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal';

const LOCAL_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

/**
 * Throws a 403 `Refusal` for a request that a web page sent, or may have.
 *
 * SECURITY: the control needs no token, so a page open in a browser on this machine must not be
 * able to use it. Browsers send `Origin` with what a page posts and `Sec-Fetch-Site` with what it
 * loads; a page that points its own host name at 127.0.0.1 (DNS rebinding) is recognised by `Host`.
 */
export function refuseWebPages(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'];
  const fromPage = headers.origin !== undefined || (site !== undefined && site !== 'none');
  if (fromPage) throw new Refusal(403, 'M_FORBIDDEN', 'A web page may not steer the simulator.');
  if (!LOCAL_HOST.test(headers.host ?? '')) {
    throw new Refusal(403, 'M_FORBIDDEN', 'Ask for 127.0.0.1 or localhost.');
  }
}

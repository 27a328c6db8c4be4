import { randomUUID } from 'node:crypto';
import { session, type Session } from 'electron';
import type { WebviewCookie } from './types';
import { readAllCookies } from './observers/cookie-reader';
import { withoutPasskeys } from './block-passkeys';

/** One login's own cookies, storage and cache: in memory, and never used again. */
export interface Partition {
  session: Session;
  cookies(): Promise<WebviewCookie[]>;
  /** Leaves nothing behind and hears nothing more. Its pages must be gone. */
  clear(): Promise<void>;
}

interface Options {
  userAgent: string;
  onCookieChange: () => void;
  onRequest: (url: string, headers: Record<string, string>) => void;
  onBlockedDownload: () => void;
}

/** Opens a fresh partition under guard: no permission, no device, no download, nothing on disk. */
export function openPartition(options: Options): Partition {
  // SECURITY: without `persist:` it lives in memory; app:// is served to the default session only.
  const own = session.fromPartition(`login-${randomUUID()}`);
  own.setUserAgent(options.userAgent);
  own.setSpellCheckerEnabled(false);

  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => {
    event.preventDefault();
    options.onBlockedDownload();
  });

  own.cookies.on('changed', options.onCookieChange);
  own.webRequest.onHeadersReceived(({ responseHeaders = {} }, answer) => {
    const changed = withoutPasskeys(responseHeaders);
    answer(changed === null ? {} : { responseHeaders: changed });
  });
  // Electron keeps one listener per event, so this one serves all who want headers.
  own.webRequest.onSendHeaders(({ url, requestHeaders }) => options.onRequest(url, requestHeaders));

  return {
    session: own,
    cookies: () => readAllCookies(own.cookies),
    async clear() {
      own.cookies.removeAllListeners('changed');
      own.webRequest.onHeadersReceived(null);
      own.webRequest.onSendHeaders(null);
      own.removeAllListeners('will-download');
      own.on('will-download', (event) => event.preventDefault());
      await Promise.allSettled([
        own.closeAllConnections(),
        own.clearStorageData(),
        own.clearCache(),
        own.clearAuthCache(),
        own.clearCodeCaches({}),
        own.clearHostResolverCache(),
      ]);
    },
  };
}

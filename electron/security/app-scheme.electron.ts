import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol, ProtocolResponse, Session } from 'electron';

const HOST = 'bridgekeeper';
/** The origin of the window's page. */
export const APP_ORIGIN = `app://${HOST}`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

// SECURITY: the page runs what was built with it and nothing else, and reaches no network.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No text becomes markup or code but Svelte's own templates.
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Chromium's; a page with it did not load, which one with an answer did. */
const ERR_FILE_NOT_FOUND = -6;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function registerAppScheme({ protocol }: { protocol: Protocol }): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true },
    },
  ]);
}

/**
 * Serves the built window from a folder under `app://bridgekeeper/`.
 *
 * By a call that Electron calls deprecated: `protocol.handle`, which follows it, answers by Node's
 * `fetch` classes, and loading those holds up the first page for a sixth of the time that the window
 * takes to be painted (`bench/README.md`).
 */
export function serveApp({ protocol }: Pick<Session, 'protocol'>, folder: string): void {
  protocol.registerBufferProtocol('app', (request, answer) => {
    answer(readApp(request.url, folder));
  });
}

/**
 * Never throws. Small files, read at once: through the thread pool each took its turn among all that a
 * start has to do.
 */
function readApp(address: string, folder: string): ProtocolResponse {
  const file = fileOf(address, folder);
  if (file === null) return notFound();
  try {
    return {
      headers: {
        'content-type': file.type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
      data: readFileSync(file.path),
    };
  } catch {
    return { error: ERR_FILE_NOT_FOUND };
  }
}

/** Null for what is not served. */
function fileOf(address: string, folder: string): { path: string; type: string } | null {
  try {
    const url = new URL(address);
    const path = normalize(join(folder, decodeURIComponent(url.pathname)));
    const type = CONTENT_TYPES[extname(path)];
    // SECURITY: only files of the build, by known types, below the folder.
    const isServed = url.host === HOST && path.startsWith(folder + sep);
    return isServed && type !== undefined ? { path, type } : null;
  } catch {
    return null;
  }
}

function notFound(): ProtocolResponse {
  return {
    statusCode: 404,
    headers: { 'content-type': 'text/plain' },
    data: Buffer.from('Not found'),
  };
}

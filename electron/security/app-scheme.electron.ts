import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol, Session } from 'electron';

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
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** Serves the built window from a folder under `app://bridgekeeper/`. */
export function serveApp({ protocol }: Pick<Session, 'protocol'>, folder: string): void {
  protocol.handle('app', async (request) => {
    try {
      const url = new URL(request.url);
      const file = normalize(join(folder, decodeURIComponent(url.pathname)));
      const type = CONTENT_TYPES[extname(file)];
      // SECURITY: only files of the build, by known types, below the folder.
      const isServed = url.host === HOST && file.startsWith(folder + sep);
      if (!isServed || type === undefined) return notFound();
      return new Response(await readFile(file), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404 });
}

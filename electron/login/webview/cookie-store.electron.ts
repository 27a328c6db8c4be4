import type { Session, WebContentsView } from 'electron';
import { z } from 'zod';
import { wireObject } from '../../../shared/api/open';
import type { WebviewCookie } from './types';

/** A cookie as Chromium's debugger protocol gives it (Network.Cookie), as far as it counts here. */
const cookieSchema = wireObject({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  /** Seconds since the epoch; absent or -1 for a session cookie. */
  expires: z.number().optional(),
  /** A string in older protocols. */
  partitionKey: z
    .union([
      z.string(),
      wireObject({ topLevelSite: z.string(), hasCrossSiteAncestor: z.boolean().optional() }),
    ])
    .optional(),
  partitionKeyOpaque: z.boolean().optional(),
});
const answerSchema = z.object({ cookies: z.array(cookieSchema) });

/** The cookies of a login's partition, HttpOnly ones included. */
export interface CookieStore {
  /** Rejects when they cannot be read. */
  readAll(): Promise<WebviewCookie[]>;
  close(): Promise<void>;
}

interface Options {
  electron: { WebContentsView: typeof WebContentsView };
  session: Session;
  /** A cookie was set, changed or removed. */
  onChange: () => void;
}

/**
 * Reads cookies over the debugger protocol, which alone tells partitions apart: Electron's own store
 * names none, and what it leaves out when asked for a URL has changed (before Electron 43 partitioned
 * cookies, from then on nothing; electron/electron#51751). What is debugged is a page of its own that
 * loads nothing and has no process: debugging the sign-in page would disturb other debuggers.
 */
export function openCookieStore({ electron, session, onChange }: Options): CookieStore {
  session.cookies.on('changed', onChange);
  // Whoever lets go of a view loses its page to the next collection of garbage.
  const view = new electron.WebContentsView({ webPreferences: { session } });
  view.webContents.debugger.attach('1.3');
  return {
    async readAll() {
      const answer: unknown = await view.webContents.debugger.sendCommand('Network.getAllCookies');
      return answerSchema.parse(answer).cookies.map(toWebviewCookie);
    },
    async close() {
      session.cookies.removeAllListeners('changed');
      const { webContents } = view;
      if (webContents.isDestroyed()) return;
      const destroyed = new Promise<void>((resolve) => {
        webContents.once('destroyed', () => resolve());
      });
      webContents.close();
      await destroyed;
    },
  };
}

/** A cookie as the debugger protocol gives it, as the capture needs it. */
export function toWebviewCookie(cookie: z.output<typeof cookieSchema>): WebviewCookie {
  const { name, value, domain, path, expires = -1 } = cookie;
  const hostOnly = !domain.startsWith('.');
  const expiresAt = expires < 0 ? null : expires * 1_000;
  return { name, value, domain, path, hostOnly, expiresAt, partition: partitionOf(cookie) };
}

/** A frame of the site itself beneath one of another site is a stranger's to it, as in Chromium. */
function partitionOf(cookie: z.output<typeof cookieSchema>): string | null {
  const { partitionKey, partitionKeyOpaque } = cookie;
  if (partitionKeyOpaque === true) return 'opaque';
  if (partitionKey === undefined) return null;
  if (typeof partitionKey === 'string') return partitionKey || 'opaque';
  return partitionKey.hasCrossSiteAncestor === true ? 'opaque' : partitionKey.topLevelSite;
}

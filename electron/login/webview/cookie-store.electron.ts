import type { Session } from 'electron';
import { z } from 'zod';
import { wireObject } from '../../../shared/api/open';
import type { SessionDebugger } from './session-debugger.electron';
import { bareDomain, hostOf, isWithin } from '../capture/domain-match';
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
  /** From now on no change is reported. */
  stop(): void;
}

interface Options {
  debugger: SessionDebugger;
  session: Session;
  /** A cookie was set, changed or removed. */
  onChange: () => void;
}

/**
 * Reads cookies over the debugger protocol, which alone tells partitions apart: Electron's own store
 * names none, and what it leaves out when asked for a URL has changed (before Electron 43 partitioned
 * cookies, from then on nothing; electron/electron#51751).
 */
export function openCookieStore({ debugger: link, session, onChange }: Options): CookieStore {
  session.cookies.on('changed', onChange);
  return {
    async readAll() {
      const answer = await link.send('Network.getAllCookies');
      return answerSchema.parse(answer).cookies.map(toWebviewCookie);
    },
    stop: () => void session.cookies.removeAllListeners('changed'),
  };
}

/** A cookie as the debugger protocol gives it, as the capture needs it. */
export function toWebviewCookie(cookie: z.output<typeof cookieSchema>): WebviewCookie {
  const { name, value, domain, path, expires = -1 } = cookie;
  const hostOnly = !domain.startsWith('.');
  const expiresAt = expires < 0 ? null : expires * 1_000;
  return { name, value, domain, path, hostOnly, expiresAt, partition: partitionOf(cookie) };
}

/**
 * The top site that a cookie is for. Chromium marks those set beneath another site: of another site's
 * frame they are the top site's all the same; those of a frame of the top site itself beneath a
 * stranger's are nobody's.
 */
function partitionOf(cookie: z.output<typeof cookieSchema>): string | null {
  const { domain, partitionKey, partitionKeyOpaque } = cookie;
  if (partitionKeyOpaque === true) return 'opaque';
  if (partitionKey === undefined) return null;
  if (typeof partitionKey === 'string') return partitionKey || 'opaque';
  const { topLevelSite, hasCrossSiteAncestor } = partitionKey;
  const isOwnFrame = isWithin(bareDomain(domain), hostOf(topLevelSite) ?? '');
  return hasCrossSiteAncestor === true && isOwnFrame ? 'opaque' : topLevelSite;
}

import { randomUUID } from 'node:crypto';
import type { session, Session } from 'electron';

/**
 * The sessions of Chromium that sign-ins run in, each in one at a time. Electron keeps every session for
 * as long as the program runs (electron/electron#28566, "wontfix"), so one that is empty serves again.
 */
export interface SessionPool {
  /** One that nothing is in. */
  take(): Session;
  /** It is empty: nothing of its sign-in is in it, and nothing runs in it. */
  giveBack(session: Session): void;
}

interface Options {
  electron: { session: Pick<typeof session, 'fromPartition'> };
}

export function createSessionPool({ electron }: Options): SessionPool {
  const empty: Session[] = [];
  return {
    // SECURITY: without `persist:` it lives in memory; app:// is served to the default session only.
    take: () => empty.pop() ?? electron.session.fromPartition(`login-${randomUUID()}`),
    giveBack: (session) => void empty.push(session),
  };
}

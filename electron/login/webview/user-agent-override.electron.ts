import type { WebContents } from 'electron';
import type { ClientHints } from './user-agent';

/** A user agent that a step names, and the client hints that agree with it. */
export interface UserAgentOverride {
  userAgent: string;
  userAgentMetadata?: ClientHints;
}

type Command = readonly [method: string, params: object];

/** Frames of another site and workers are targets of their own; they wait until they are dressed. */
const FOLLOW: Command = [
  'Target.setAutoAttach',
  { autoAttach: true, waitForDebuggerOnStart: true, flatten: true },
];
const RESUME: Command = ['Runtime.runIfWaitingForDebugger', {}];

/**
 * Gives a page, its frames and its workers another user agent with agreeing client hints, over the
 * debugger protocol: Electron's own API leaves the hints as they are, and frames of other sites too.
 * Resolves when it holds; never rejects. The page must have loaded something before.
 */
export async function overrideUserAgent(
  contents: WebContents,
  override: UserAgentOverride,
): Promise<void> {
  const link = contents.debugger;
  const send = async ([method, params]: Command, target?: string): Promise<unknown> =>
    link.sendCommand(method, params, target);
  // A target that is gone before it answers needs nothing any more.
  const dress = (target?: string) =>
    Promise.allSettled([
      send(FOLLOW, target),
      send(['Emulation.setUserAgentOverride', override], target),
    ]);

  link.on('message', (_event, method: string, params: unknown) => {
    if (method !== 'Target.attachedToTarget') return;
    const { sessionId } = params as { sessionId: string };
    void dress(sessionId);
    // Not at once: Chromium tells of a frame before it begins to wait, and would then wait for ever.
    setImmediate(() => void send(RESUME, sessionId).catch(() => undefined));
  });
  link.attach('1.3');
  await dress();
}

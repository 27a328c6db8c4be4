import type { WebContents } from 'electron';
import { clientHintsFor, type ClientHints } from './user-agent';

/** A user agent that a step names, and the client hints that agree with it. */
export interface UserAgentOverride {
  userAgent: string;
  userAgentMetadata?: ClientHints;
}

/** The override for a step's user agent on this machine. */
export function userAgentOverrideFor(userAgent: string): UserAgentOverride {
  const hints = clientHintsFor(userAgent, {
    platform: process.platform,
    architecture: process.arch,
    systemVersion: process.getSystemVersion(),
    chromeVersion: process.versions.chrome,
  });
  return hints === null ? { userAgent } : { userAgent, userAgentMetadata: hints };
}

type Command = readonly [method: string, params: object];

/** Frames of another site and workers are targets of their own; they wait for their user agent. */
const AUTO_ATTACH: Command = [
  'Target.setAutoAttach',
  { autoAttach: true, waitForDebuggerOnStart: true, flatten: true },
];
const RESUME: Command = ['Runtime.runIfWaitingForDebugger', {}];

/**
 * Gives a page, its frames and its workers another user agent with agreeing client hints, over the
 * debugger protocol: Electron's own API changes neither the hints nor frames of other sites.
 * Resolves once it applies; rejects when the debugger cannot be attached. The page must have loaded
 * something before.
 */
export async function overrideUserAgent(
  contents: WebContents,
  override: UserAgentOverride,
): Promise<void> {
  const link = contents.debugger;
  const send = async ([method, params]: Command, target?: string): Promise<unknown> =>
    link.sendCommand(method, params, target);
  // A target that is gone before it answers does not need a user agent any more.
  const apply = (target?: string) =>
    Promise.allSettled([
      send(AUTO_ATTACH, target),
      send(['Emulation.setUserAgentOverride', override], target),
    ]);

  link.on('message', (_event, method: string, params: unknown) => {
    if (method !== 'Target.attachedToTarget') return;
    const { sessionId } = params as { sessionId: string };
    void apply(sessionId);
    // Not at once: Chromium announces a frame before it begins to wait, and would then wait for ever.
    setImmediate(() => void send(RESUME, sessionId).catch(() => undefined));
  });
  link.attach('1.3');
  await apply();
}

import type { Browser, CDPSession } from '@playwright/test';
import { eventually } from '../desktop/wait';

/**
 * What a running Chromium answers to its developer tools about pages that Playwright leaves out: an
 * extension's page below its button, and its background.
 */
export interface DevTools {
  /** Whether there is a target whose address begins so. */
  has(urlPrefix: string): Promise<boolean>;
  /** Evaluates an expression there; waits for the target, and for what the expression resolves to. */
  evaluate(urlPrefix: string, expression: string): Promise<unknown>;
}

interface Reply {
  id?: number;
  result?: { result?: { value?: unknown }; exceptionDetails?: unknown };
  error?: { message: string };
}

export async function openDevTools(browser: Browser): Promise<DevTools> {
  const session = await browser.newBrowserCDPSession();
  const find = async (urlPrefix: string) => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url }) => url.startsWith(urlPrefix));
  };
  return {
    has: async (urlPrefix) => (await find(urlPrefix)) !== undefined,
    async evaluate(urlPrefix, expression) {
      const target = await eventually({
        what: `something at ${urlPrefix}`,
        read: () => find(urlPrefix),
        until: (found) => found !== undefined,
      });
      return evaluateIn(session, target?.targetId ?? '', expression);
    },
  };
}

/** One message in a session of its own, so that nothing stays attached: that would keep it alive. */
async function evaluateIn(
  session: CDPSession,
  targetId: string,
  expression: string,
): Promise<unknown> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const reply = new Promise<Reply>((resolve) => {
    const listen = (event: { sessionId: string; message: string }) => {
      if (event.sessionId !== sessionId) return;
      const message = JSON.parse(event.message) as Reply;
      if (message.id !== 1) return;
      session.off('Target.receivedMessageFromTarget', listen);
      resolve(message);
    };
    session.on('Target.receivedMessageFromTarget', listen);
  });
  const params = { expression, awaitPromise: true, returnByValue: true };
  const message = JSON.stringify({ id: 1, method: 'Runtime.evaluate', params });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  const { result, error } = await reply;
  await session.send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  if (error !== undefined) throw new Error(error.message);
  if (result?.exceptionDetails !== undefined) {
    throw new Error(JSON.stringify(result.exceptionDetails));
  }
  return result?.result?.value;
}

import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { eventually, within, WAIT_MS } from '../desktop/wait';

/**
 * Developer tools of a running Chromium, through its pipes. Playwright connects through a port, leaves
 * an extension's page below its button out, and at times waits for ever for a background that sleeps.
 */
export interface DevTools {
  /** Whether there is something whose address begins so. */
  has(urlPrefix: string): Promise<boolean>;
  /** Evaluates an expression there; waits for that to be there, and for what the expression resolves to. */
  evaluate(urlPrefix: string, expression: string): Promise<unknown>;
  /** All that lies in its heap, after its garbage was collected. */
  heap(urlPrefix: string): Promise<string>;
  /** Has the browser end as its user has it end; it may end before it answers. */
  quit(): Promise<void>;
  /** Opens a page in a new tab; returns the way to close it. */
  open(url: string): Promise<() => Promise<void>>;
}

interface Target {
  targetId: string;
  url: string;
  /** The address, as long as the page has told no title of its own. */
  title: string;
}

/** A page without a title has loaded by then. */
const UNTITLED_MS = 10_000;

interface Reply {
  id?: number;
  /** Of an event, which has no ID. */
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

interface Evaluated {
  result?: { value?: unknown };
  exceptionDetails?: unknown;
}

type Send = (method: string, params?: object, sessionId?: string) => Promise<unknown>;

/** @param commands what Chromium reads as its third file, and `replies` what it writes as its fourth */
export function connectDevTools(commands: Writable, replies: Readable): DevTools {
  const { send, listen } = speaker(commands, replies);
  const find = async (urlPrefix: string) => {
    const { targetInfos } = (await send('Target.getTargets')) as { targetInfos: Target[] };
    return targetInfos.find(({ url }) => url.startsWith(urlPrefix));
  };
  return {
    has: async (urlPrefix) => (await find(urlPrefix)) !== undefined,
    async evaluate(urlPrefix, expression) {
      const since = Date.now();
      const target = await eventually({
        what: `something at ${urlPrefix}`,
        read: () => find(urlPrefix),
        // A page that is looked into while it begins to load may never go on.
        until: (found) =>
          found !== undefined && (isTitled(found) || Date.now() - since > UNTITLED_MS),
      });
      return inSession(send, target?.targetId ?? '', (sendThere) =>
        evaluateBy(sendThere, expression),
      );
    },
    async heap(urlPrefix) {
      const target = await find(urlPrefix);
      if (target === undefined) throw new Error(`There is nothing at ${urlPrefix}.`);
      const chunks: string[] = [];
      const stop = listen('HeapProfiler.addHeapSnapshotChunk', (params) => {
        chunks.push((params as { chunk: string }).chunk);
      });
      await inSession(send, target.targetId, (sendThere) =>
        sendThere('HeapProfiler.takeHeapSnapshot'),
      );
      stop();
      return chunks.join('');
    },
    quit: () =>
      send('Browser.close').then(
        () => undefined,
        () => undefined,
      ),
    async open(url) {
      const { targetId } = (await send('Target.createTarget', { url })) as Target;
      return async () => {
        await send('Target.closeTarget', { targetId });
      };
    },
  };
}

function isTitled({ url, title }: Target): boolean {
  return title !== '' && (url.startsWith('chrome') || !url.includes(title));
}

type SendThere = (method: string, params?: object) => Promise<unknown>;

/** In a session for this alone: one that stays attached would keep a background awake. */
async function inSession<R>(
  send: Send,
  targetId: string,
  use: (sendThere: SendThere) => Promise<R>,
): Promise<R> {
  const attached = await send('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = attached as { sessionId: string };
  try {
    return await use((method, params) => send(method, params, sessionId));
  } finally {
    await send('Target.detachFromTarget', { sessionId }).catch(() => undefined);
  }
}

async function evaluateBy(sendThere: SendThere, expression: string): Promise<unknown> {
  const params = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = (await sendThere('Runtime.evaluate', params)) as Evaluated;
  if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
  return result?.value;
}

function speaker(commands: Writable, replies: Readable) {
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Map<string, (params: unknown) => void>();
  let last = 0;
  let rest = '';
  replies.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const reply = JSON.parse(message) as Reply;
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
      else listeners.get(reply.method ?? '')?.(reply.params);
    }
  });
  commands.on('error', () => undefined);
  const send: Send = async (method, params = {}, sessionId = undefined) => {
    last += 1;
    const id = last;
    const answer = new Promise<Reply>((resolve) => waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params, sessionId });
    if (!commands.write(`${message}\0`)) await once(commands, 'drain');
    const { result, error } = await within(
      `an answer to ${method} ${JSON.stringify(params)}`,
      WAIT_MS,
      answer,
    );
    waiting.delete(id);
    if (error !== undefined) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const listen = (event: string, onEvent: (params: unknown) => void) => {
    listeners.set(event, onEvent);
    return () => void listeners.delete(event);
  };
  return { send, listen };
}

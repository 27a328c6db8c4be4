import {
  messageToBrowserSchema,
  PROTOCOL,
  type MessageToBrowser,
  type MessageToProgram,
  type OfferMessage,
  type StoppedMessage,
} from '../../shared/browser-extension/messages';
import { EXTENSION_IDENTITY } from '../../shared/browser-extension/identity';
import type { Browser, Port } from '../browser/api';

/**
 * How a conversation with the program ends: `no-host`: this browser knows of no Bridgekeeper; `closed`:
 * the program, or what leads to it, has closed it; `misfit`: it said what nobody understands.
 */
export type ConversationEnd = 'no-host' | 'closed' | 'misfit';

/** One connection to the program, by native messaging. */
export interface Conversation {
  offer(message: OfferMessage): void;
  /** Nothing more is offered until the button is pressed again. */
  stop(key: string, why: StoppedMessage['why']): void;
  /** Ends it from here; nothing is heard of it any more. */
  end(): void;
}

interface Options {
  browser: Browser;
  onMessage: (message: MessageToBrowser) => void;
  onEnd: (end: ConversationEnd) => void;
}

export function startConversation({ browser, onMessage, onEnd }: Options): Conversation {
  const { runtime } = browser;
  const port = runtime.connectNative(EXTENSION_IDENTITY.nativeHost);
  let isOver = false;

  const end = () => {
    if (isOver) return false;
    isOver = true;
    port.disconnect();
    return true;
  };

  // SECURITY: what does not fit is neither guessed at nor answered.
  port.onMessage.addListener((message) => {
    if (isOver) return;
    const parsed = messageToBrowserSchema.safeParse(message);
    if (parsed.success) onMessage(parsed.data);
    else if (end()) onEnd('misfit');
  });
  port.onDisconnect.addListener((closed: Port) => {
    const reason = closed.error?.message ?? runtime.lastError?.message ?? '';
    if (isOver) return;
    isOver = true;
    onEnd(endOf(reason));
  });
  const { version } = runtime.getManifest();
  const say = (message: MessageToProgram) => port.postMessage(message);
  say({ type: 'hello', protocol: PROTOCOL, version });

  return {
    offer: say,
    stop: (key, why) => say({ type: 'stopped', key, why }),
    end: () => void end(),
  };
}

/** What the browser's own words mean, in English as it has them. */
export function endOf(reason: string): ConversationEnd {
  return /host not found|host is forbidden|no such native application/i.test(reason)
    ? 'no-host'
    : 'closed';
}

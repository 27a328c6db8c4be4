import type { Browser, Port } from '../browser/api';
import { PAGE_PORT, pageMessageSchema, type PageMessage, type Situation } from '../situation';

/** Lines to the extension's page, wherever it is open. */
export interface PageLines {
  tell(situation: Situation): void;
  count(): number;
}

interface Options {
  browser: Browser;
  pageURL: string;
  onOpen: () => void;
  onClose: () => void;
  onMessage: (message: PageMessage) => void;
  situation: () => Situation;
}

export function listenToPages(options: Options): PageLines {
  const { browser, onOpen, onClose, onMessage, situation } = options;
  const lines = new Set<Port>();

  browser.runtime.onConnect.addListener((port) => {
    if (!isOwnPage(port, options)) return port.disconnect();
    lines.add(port);
    port.onDisconnect.addListener(() => {
      lines.delete(port);
      onClose();
    });
    port.onMessage.addListener((message) => {
      const parsed = pageMessageSchema.safeParse(message);
      if (parsed.success) onMessage(parsed.data);
    });
    onOpen();
    port.postMessage(situation());
  });

  return {
    tell: (next) => lines.forEach((port) => port.postMessage(next)),
    count: () => lines.size,
  };
}

/** SECURITY: the extension's own page alone, and no frame or script of it in a website. */
function isOwnPage({ name, sender }: Port, { browser, pageURL }: Options): boolean {
  return name === PAGE_PORT && sender?.id === browser.runtime.id && sender.url === pageURL;
}

/** Takes what comes before anybody listens, and keeps it until then. */
export interface Mailbox<Item> {
  put(item: Item): void;
  /** Calls the listener with what has come, and with what comes from now on. Only one can listen. */
  listen(listener: (item: Item) => void): void;
}

export function createMailbox<Item>(): Mailbox<Item> {
  const waiting: Item[] = [];
  let handle = (item: Item): void => void waiting.push(item);
  return {
    put: (item) => handle(item),
    listen(listener) {
      handle = listener;
      waiting.splice(0).forEach(listener);
    },
  };
}

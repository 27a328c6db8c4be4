import { connect, type Incoming } from './connection';
import { parseNotify, type ShownNotification } from './notification';
import { number } from './values';

const NAME = 'org.freedesktop.Notifications';

export interface NotificationMonitor {
  /** Every notification that the bus's notification server has accepted, oldest first. */
  all(): readonly ShownNotification[];
  stop(): Promise<void>;
}

/** Records what programs ask a real notification server to show, and its answers. */
export async function monitorNotifications(busAddress: string): Promise<NotificationMonitor> {
  const connection = await connect(busAddress);
  const asked = new Map<string, Incoming>();
  const shown: ShownNotification[] = [];

  connection.onMessage((message) => {
    if (message.kind === 'call' && message.interface === NAME && message.member === 'Notify') {
      asked.set(`${message.sender} ${message.serial}`, message);
    }
    if (message.kind !== 'return') return;
    // Only the answer shows that there is a popup, and gives its id.
    const call = `${message.destination} ${message.replySerial}`;
    const request = asked.get(call);
    if (request === undefined) return;
    asked.delete(call);
    shown.push(parseNotify(request.body, number(message.body[0]), Date.now()));
  });
  await connection.monitor();
  return { all: () => [...shown], stop: connection.close };
}

import type { BusArgument, BusSignal, SessionBus } from '../../platform/session-bus';

const NAME = 'org.freedesktop.Notifications';
const BUS_NAME = 'org.freedesktop.DBus';
const STRANGER = ':1.66';

interface Asked {
  replacesID: number;
  title: string;
  actions: readonly string[];
}

/**
 * A session bus with a notification server on it, as far as the program speaks to them;
 * e2e/notifications/server.spec.ts has the real bus.
 */
export function createNotificationBus() {
  let owner = ':1.7';
  let capabilities = ['actions', 'body', 'body-markup', 'persistence'];
  let lastID = 0;
  let refusal: Error | null = null;
  let signal: (signal: BusSignal) => void = () => undefined;
  /** What is answered later, or never. */
  let held: (() => void)[] | null = null;
  const asked: Asked[] = [];
  const closed: number[] = [];
  const questions: string[] = [];
  let connections = 0;
  let disconnections = 0;

  const valueOf = (argument: BusArgument | undefined): unknown =>
    typeof argument === 'object' ? argument.value : argument;

  const notify = (args: readonly BusArgument[]): readonly unknown[] => {
    const [, replaces, , title, , actions] = args.map(valueOf);
    const replacesID = Number(replaces);
    asked.push({ replacesID, title: String(title), actions: (actions as string[]) ?? [] });
    const id = replacesID === 0 ? (lastID += 1) : replacesID;
    return [id];
  };
  const answer = (member: string, args: readonly BusArgument[]): readonly unknown[] => {
    switch (member) {
      case 'GetCapabilities':
        return [capabilities];
      case 'GetNameOwner':
        return [owner];
      case 'GetServerInformation':
        return ['double', 'Bridgekeeper', '1', '1.2'];
      case 'Notify':
        if (refusal !== null) throw refusal;
        return notify(args);
      case 'CloseNotification':
        closed.push(Number(valueOf(args[0])));
        return [];
      default:
        throw new Error(`nobody answers ${member}`);
    }
  };

  const bus: SessionBus = {
    call: async ({ member }, ...args) => {
      questions.push(member);
      if (held !== null) await new Promise<void>((resolve) => held?.push(resolve));
      return answer(member, args);
    },
    subscribe: async (_rules, listener) => {
      signal = listener;
    },
    close: () => void (disconnections += 1),
  };

  const emit = (member: string, body: unknown[], sender: string) =>
    signal({ sender, path: '/org/freedesktop/Notifications', interface: NAME, member, body });

  return {
    asked,
    closed,
    questions,
    connect: async () => {
      connections += 1;
      return bus;
    },
    connections: () => [connections, disconnections],
    can: (...next: string[]) => void (capabilities = next),
    /** From now on refuses to show anything; null ends it. */
    refuse: (error: Error | null) => void (refusal = error),
    hang: () => void (held = []),
    goOn: () => {
      const waiting = held ?? [];
      held = null;
      waiting.forEach((resolve) => resolve());
    },
    invoke: (id: number, key: string, sender = owner) => emit('ActionInvoked', [id, key], sender),
    invokeByStranger: (id: number, key: string) => emit('ActionInvoked', [id, key], STRANGER),
    close: (id: number, reason: number) => emit('NotificationClosed', [id, reason], owner),
    /** Anything that anybody may send. */
    signal: (over: Partial<BusSignal>) =>
      signal({ sender: owner, path: '', interface: '', member: '', body: [], ...over }),
    /** Another server takes over the name. */
    replaceServer: (next: string) => {
      owner = next;
      lastID = 0;
      signal({
        sender: BUS_NAME,
        path: '/org/freedesktop/DBus',
        interface: BUS_NAME,
        member: 'NameOwnerChanged',
        body: [NAME, ':1.7', next],
      });
    },
    /** Until all that can go on has gone on, signals included. */
    settled: async () => {
      for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
    },
  };
}

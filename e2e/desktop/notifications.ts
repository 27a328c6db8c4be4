import { connect, NEVER, NO_ANSWER, type Incoming, type Reply } from './connection';
import {
  isSelected,
  parseNotify,
  waitForNotification,
  type NotificationSelector,
  type ShownNotification,
} from './notification';
import { number } from './values';
import type { WaitOptions } from './wait';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const CAPABILITIES: readonly string[] = ['body', 'body-markup', 'actions', 'persistence'];
const DEFAULT_ACTION = 'default';
/** Why a notification was closed, as the protocol numbers it. */
const EXPIRED = 1;
const CLOSED_BY_PERSON = 2;
const CLOSED_BY_PROGRAM = 3;
const REFUSAL: Reply = {
  error: 'org.freedesktop.Notifications.Error.ExcessNotificationGeneration',
  text: 'Notifications are refused.',
};

type Mode = 'show' | 'refuse' | 'hang';

/** The part of a desktop that shows notifications; the test is this desktop. */
export interface NotificationServer {
  /** Every notification shown since the start, oldest first. */
  all(): readonly ShownNotification[];
  /** How many of them the selector means; all of them without one. */
  count(selector?: NotificationSelector): number;
  /** Waits for a notification; the failure names those that came. */
  waitFor(selector: NotificationSelector, options?: WaitOptions): Promise<ShownNotification>;
  /** A click on the notification: its default action, then it closes unless it is resident. */
  click(id: number): void;
  /** A click on one of its buttons. */
  clickAction(id: number, key: string): void;
  /** The person dismisses it. */
  close(id: number): void;
  /** It goes off the screen by itself; on a desktop with a list it stays there, to be clicked. */
  expire(id: number): void;
  /** The ids that the program itself withdrew, in order. */
  withdrawn(): readonly number[];
  /** How many notifications were refused. */
  refused(): number;
  /** From now on show notifications, or refuse each with an error, or answer nothing. */
  setMode(mode: Mode): void;
  /** What it says that it can do; by default it can do all that a test may want. */
  setCapabilities(capabilities: readonly string[]): void;
  /** Leaves the bus: from now on there is no notification server at all. */
  stop(): Promise<void>;
}

/**
 * Acts as the notification server of a bus: owns `org.freedesktop.Notifications`.
 *
 * @throws Error when the bus already has one.
 */
export async function startNotificationServer(busAddress: string): Promise<NotificationServer> {
  const connection = await connect(busAddress);
  const shown: ShownNotification[] = [];
  const withdrawn: number[] = [];
  let refused = 0;
  let mode: Mode = 'show';
  let capabilities = CAPABILITIES;
  let lastId = 0;

  const notify = ({ body }: Incoming): Reply => {
    if (mode === 'refuse') {
      refused += 1;
      return REFUSAL;
    }
    // The protocol: a notification that replaces another keeps its id.
    const replaced = number(body[1]);
    const id = replaced === 0 ? (lastId += 1) : replaced;
    shown.push(parseNotify(body, id, Date.now()));
    return { signature: 'u', body: [id] };
  };
  const emitClosed = (id: number, reason: number) => {
    connection.emit(PATH, NAME, 'NotificationClosed', 'uu', [id, reason]);
  };
  const clickAction = (id: number, key: string) => {
    connection.emit(PATH, NAME, 'ActionInvoked', 'us', [id, key]);
    const last = shown.findLast((one) => one.id === id);
    if (last?.hints['resident'] !== true) emitClosed(id, CLOSED_BY_PERSON);
  };
  const takeBack = (id: number): Reply => {
    withdrawn.push(id);
    emitClosed(id, CLOSED_BY_PROGRAM);
    return NO_ANSWER;
  };

  connection.serve((call) => {
    if (call.path !== PATH) return undefined;
    if (mode === 'hang') return NEVER;
    switch (call.member) {
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['test', 'Bridgekeeper', '1', '1.2'] };
      case 'GetCapabilities':
        return { signature: 'as', body: [[...capabilities]] };
      case 'Notify':
        return notify(call);
      case 'CloseNotification':
        return takeBack(number(call.body[0]));
      default:
        return undefined;
    }
  });
  await connection.own(NAME);

  return {
    all: () => [...shown],
    count: (selector = () => true) => shown.filter((one) => isSelected(selector, one)).length,
    waitFor: (selector, options) => waitForNotification(() => shown, selector, options),
    click: (id) => {
      clickAction(id, DEFAULT_ACTION);
    },
    clickAction,
    close: (id) => {
      emitClosed(id, CLOSED_BY_PERSON);
    },
    expire: (id) => {
      emitClosed(id, EXPIRED);
    },
    withdrawn: () => [...withdrawn],
    refused: () => refused,
    setMode: (next) => {
      mode = next;
    },
    setCapabilities: (next) => {
      capabilities = next;
    },
    stop: connection.close,
  };
}

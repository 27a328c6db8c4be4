import type { Notification } from 'electron';
import type { AccountMonitor } from '../accounts/account-monitor';
import type { ConnectionSwitcher } from '../connection/connection-switcher';
import { commandOfToast, isOfRun, type ToastActivation } from '../notifications/display/toast-id';
import type { NotificationCommand } from '../notifications/notification-action';
import type { Clock } from '../platform/clock';

/** Windows tells of one click twice, in any order, when the toast's own object lives. */
const SAME_CLICK_MS = 1_000;

export interface ToastActivations {
  /** Receives clicks from now on, and the one that started the program. */
  start(): void;
  /** A toast's own object told of a click. */
  noteOwnClick(): void;
}

interface Options {
  Notification: typeof Notification;
  /** Which run of the program this is, as its toasts are called. */
  run: string;
  clock: Clock;
  connections: Pick<ConnectionSwitcher, 'onSnapshot'> & {
    current(): { monitor: Pick<AccountMonitor, 'snapshot'> };
  };
  onCommand: (command: NotificationCommand) => void;
}

/**
 * Clicks on toasts that nobody holds any more: Windows keeps them in the Action Center after the program
 * has ended, and starts it again. From Electron 42 on; what an older runtime misses, nobody tells it.
 */
export function createToastActivations(options: Options): ToastActivations {
  const { Notification, run, clock, connections, onCommand } = options;
  const snapshot = () => connections.current().monitor.snapshot();
  let ownClickAt = -Infinity;

  const carryOut = (activation: ToastActivation) => {
    const command = commandOfToast(activation, snapshot().accounts);
    if (command !== null) onCommand(command);
  };

  /** At a start the accounts are not known yet: waits for the first answer. */
  const carryOutOnceKnown = (activation: ToastActivation) => {
    if (snapshot().lastCheckedAt !== null) return carryOut(activation);
    const stopWaiting = connections.onSnapshot(({ lastCheckedAt }) => {
      if (lastCheckedAt === null) return;
      stopWaiting();
      carryOut(activation);
    });
  };

  const onActivation = (activation: ToastActivation) => {
    const isOwn = isOfRun(activation, run);
    if (isOwn === true) return;
    if (isOwn === false) return carryOutOnceKnown(activation);
    const at = clock.now();
    // Which toast it was is not said; when its own object is about to tell, that counts.
    clock.setTimeout(() => {
      if (ownClickAt < at - SAME_CLICK_MS) carryOutOnceKnown(activation);
    }, SAME_CLICK_MS);
  };

  return {
    start: () => Notification.handleActivation?.(onActivation),
    noteOwnClick: () => (ownClickAt = clock.now()),
  };
}

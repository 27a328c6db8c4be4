import { createDesktopNotifier } from '../desktop-notifier';
import { createFreedesktopDisplay } from '../display/freedesktop-display';
import type { NotificationDisplay } from '../display/notification-display';
import type { NotificationCommand } from '../notification-action';
import type { NotificationSpec } from '../notification-content';
import { createManualClock } from '../../testing/manual-clock';
import { createNotificationBus } from './notification-bus';

export const PROGRAM = { name: 'Bridgekeeper', icon: '', desktopEntry: null };

/** A notification that an account, "a" unless said otherwise, needs its user. */
export const needsYou = (
  title: string,
  over: Partial<NotificationSpec> = {},
): NotificationSpec => ({
  category: 'account-problem',
  accountIDs: ['a'],
  title,
  body: '',
  route: { view: 'overview' },
  actions: [
    { key: 'open', label: 'Sign in again' },
    { key: 'not-now', label: 'Not now' },
  ],
  ...over,
});

/** The notifier of Linux, on a bus and beside an Electron that are doubles. */
export function startNotifier() {
  const bus = createNotificationBus();
  const clock = createManualClock();
  const commands: NotificationCommand[] = [];
  const failures: string[] = [];
  const lines: string[] = [];
  /** What the fallback shows now. */
  const elsewhere: string[] = [];
  const fallback: NotificationDisplay = {
    show: ({ title }) => {
      elsewhere.push(title);
      return { close: () => void elsewhere.splice(elsewhere.indexOf(title), 1) };
    },
    stop: () => Promise.resolve(),
  };
  const notifier = createDesktopNotifier({
    display: createFreedesktopDisplay({
      program: PROGRAM,
      connect: bus.connect,
      fallback,
      clock,
      log: (line) => lines.push(line),
    }),
    onCommand: (command) => commands.push(command),
    onFail: (reason) => failures.push(reason),
  });
  const show = async (...specs: NotificationSpec[]) => {
    specs.forEach(notifier.show);
    await bus.settled();
  };
  return { bus, clock, notifier, show, commands, failures, lines, elsewhere };
}

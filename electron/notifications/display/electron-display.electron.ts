import type { Notification } from 'electron';
import { isSilent, isUrgent, type NotificationSpec } from '../notification-content';
import { asMarkup } from './markup';
import type { NotificationDisplay } from './notification-display';
import { toastID } from './toast-id';

interface Options {
  Notification: typeof Notification;
  /** The full path of a picture. */
  icon: string;
  platform?: NodeJS.Platform;
  /** Which run of the program this is: 16 hexadecimal digits. */
  run: string;
}

/** Shows notifications by Electron's own means. */
export function createElectronDisplay({
  Notification,
  icon,
  platform = process.platform,
  run,
}: Options): NotificationDisplay {
  // Referenced until they are closed: a collected Notification would lose its click.
  const shown = new Set<Notification>();
  let count = 0;

  const optionsOf = (spec: NotificationSpec) => ({
    title: spec.title,
    // SECURITY: on Linux a body is markup, and names and reasons come from outside.
    body: platform === 'linux' ? asMarkup(spec.body) : spec.body,
    // macOS shows the program's own icon; another is an attachment, which has ended the program.
    ...(platform !== 'darwin' && { icon }),
    urgency: isUrgent(spec) ? ('critical' as const) : ('normal' as const),
    silent: isSilent(spec),
    // What needs its user stays on the screen: on Windows, its urgency alone does not keep it there.
    ...(platform === 'win32' && isUrgent(spec) && { timeoutType: 'never' as const }),
    // Buttons are shown by macOS (of a signed program) and, from Electron 42 on, by Windows.
    actions: spec.actions.map(({ label }) => ({ type: 'button' as const, text: label })),
    // By this a click in the Action Center is known after the program has ended.
    ...(platform === 'win32' && { id: toastID(spec, run, (count += 1)) }),
  });

  return {
    show(spec, { onAction, onGone, onFail }, replaced) {
      replaced?.close();
      if (!Notification.isSupported()) {
        onGone();
        onFail('not supported');
        return { close: () => undefined };
      }
      const notification = new Notification(optionsOf(spec));
      shown.add(notification);
      notification.on('click', () => {
        shown.delete(notification);
        onAction('open');
      });
      // The index is an argument of its own in older runtimes, and of the event in newer ones.
      notification.on('action', (event: { actionIndex?: number }, index?: number) => {
        const action = spec.actions[event.actionIndex ?? index ?? -1];
        if (action === undefined) return;
        shown.delete(notification);
        onAction(action.key);
      });
      notification.on('close', (details?: { reason?: string }) => {
        if (!isOver(details?.reason, platform)) return;
        shown.delete(notification);
        onGone();
      });
      notification.on('failed', (_event, error) => {
        shown.delete(notification);
        onGone();
        onFail(error);
      });
      notification.show();
      return {
        close() {
          // Windows emits no second "close" for one that went to the Action Center.
          if (shown.delete(notification)) notification.close();
        },
      };
    },
    stop: () => Promise.resolve(),
  };
}

/**
 * Whether a notification that closed is gone. On Windows one that nobody dismissed stays in the Action
 * Center, where it can be clicked; a runtime that gives no reason may mean either.
 */
function isOver(reason: string | undefined, platform: NodeJS.Platform): boolean {
  return platform !== 'win32' || reason === 'userCanceled';
}

import type { NotificationActionKey } from '../notification-action';
import type { NotificationSpec } from '../notification-content';

/** A notification on the screen, or on its way there. */
export interface DisplayedNotification {
  /** Takes it down; one that is gone already stays so. */
  close(): void;
}

/** What becomes of a notification. */
export interface DisplayListener {
  /** The user chose a button, or clicked the notification itself (`open`), which is gone with that. */
  onAction(key: NotificationActionKey): void;
  /** It cannot be clicked any more, or never will be. */
  onGone(): void;
  /** The user may not see it: the desktop refuses it, has no place for it, or does not answer. */
  onFail(reason: string): void;
}

/** The place on the desktop where notifications are shown. */
export interface NotificationDisplay {
  /** @param replaced the notification whose place it takes, and which is gone then; null: none */
  show(
    spec: NotificationSpec,
    listener: DisplayListener,
    replaced: DisplayedNotification | null,
  ): DisplayedNotification;
  /** Ends it; what it shows must have been closed. Resolves when the desktop has been told. */
  stop(): Promise<void>;
}

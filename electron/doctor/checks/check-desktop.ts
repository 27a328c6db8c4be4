import type { Finding } from '../../../shared/model/check-up';
import {
  BUS_TEXT,
  NO_BUTTONS_HOW,
  notificationAbilitiesText,
  NOTIFICATIONS_TEXT,
  PORTAL_TEXT,
  TRAY_CHECK_TEXT,
} from '../../../shared/strings/doctor';
import { plainText } from '../../../shared/util/plain-text';
import { mend, note, ok } from '../finding';

export function checkBus(hasBus: boolean): Finding {
  return hasBus ? ok(BUS_TEXT.good) : mend(BUS_TEXT.none, BUS_TEXT.noneHow);
}

/** @param hasTray null without a bus to ask on */
export function checkTray(hasTray: boolean | null): Finding {
  if (hasTray === null) return mend(TRAY_CHECK_TEXT.noBus, TRAY_CHECK_TEXT.noBusHow);
  return hasTray ? ok(TRAY_CHECK_TEXT.good) : mend(TRAY_CHECK_TEXT.none, TRAY_CHECK_TEXT.noneHow);
}

/** What a desktop's notification server says of itself. */
export interface NotificationServerFacts {
  name: string;
  version: string;
  capabilities: readonly string[];
}

/** @param server null when there is none; 'no-bus' when none can be asked */
export function checkNotificationServer(
  server: NotificationServerFacts | null | 'no-bus',
): Finding {
  if (server === 'no-bus') return mend(NOTIFICATIONS_TEXT.noBus, TRAY_CHECK_TEXT.noBusHow);
  if (server === null) return mend(NOTIFICATIONS_TEXT.none, NOTIFICATIONS_TEXT.noneHow);
  const { name, version, capabilities } = server;
  const buttons = capabilities.includes('actions');
  const what = notificationAbilitiesText({
    server: plainText(`${name} ${version}`),
    buttons,
    stays: capabilities.includes('persistence'),
  });
  return buttons ? ok(what) : note(what, NO_BUTTONS_HOW);
}

/** Where the system itself shows notifications. */
export function checkSystemNotifications(isSupported: boolean): Finding {
  return isSupported
    ? ok(NOTIFICATIONS_TEXT.system)
    : mend(NOTIFICATIONS_TEXT.noSystem, NOTIFICATIONS_TEXT.noneHow);
}

export interface PortalFacts {
  /** Only there do keys that work everywhere need a portal. */
  isWayland: boolean;
  hasPortal: boolean;
  hasGlobalShortcuts: boolean;
  /** Whether the user has set keys that open the window. */
  hasShortcut: boolean;
}

export function checkPortal(facts: PortalFacts): Finding {
  const { isWayland, hasPortal, hasGlobalShortcuts, hasShortcut } = facts;
  if (hasGlobalShortcuts) return ok(PORTAL_TEXT.good);
  if (!isWayland) return ok(PORTAL_TEXT.notNeeded);
  const what = hasPortal ? PORTAL_TEXT.noKeys : PORTAL_TEXT.none;
  return hasShortcut ? mend(what, PORTAL_TEXT.how) : note(what);
}

import { BUS, type SessionBus } from '../../platform/session-bus';
import type { NotificationServerFacts, PortalFacts } from '../checks/check-desktop';

type Bus = Pick<SessionBus, 'call'>;

const NOTIFICATIONS = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** Null when no program shows notifications. Starts one where the desktop knows one, as showing does. */
export async function askNotificationServer(bus: Bus): Promise<NotificationServerFacts | null> {
  try {
    const about = await bus.call({
      ...NOTIFICATIONS,
      member: 'GetServerInformation',
      mayStart: true,
    });
    const [listed] = await bus.call({ ...NOTIFICATIONS, member: 'GetCapabilities' });
    const [name = '', , version = ''] = about.map(String);
    return { name, version, capabilities: Array.isArray(listed) ? listed.map(String) : [] };
  } catch {
    return null;
  }
}

const PORTAL = {
  destination: 'org.freedesktop.portal.Desktop',
  path: '/org/freedesktop/portal/desktop',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  mayStart: true,
};

export async function askPortal(
  bus: Bus | null,
): Promise<Pick<PortalFacts, 'hasPortal' | 'hasGlobalShortcuts'>> {
  const none = { hasPortal: false, hasGlobalShortcuts: false };
  if (bus === null) return none;
  const has = (part: string) =>
    bus.call(PORTAL, `org.freedesktop.portal.${part}`, 'version').then(
      ([version]) => typeof version === 'number' && version > 0,
      () => false,
    );
  const hasGlobalShortcuts = await has('GlobalShortcuts');
  if (hasGlobalShortcuts) return { hasPortal: true, hasGlobalShortcuts };
  const [isOwned] = await bus
    .call({ ...BUS, member: 'NameHasOwner' }, PORTAL.destination)
    .catch(() => []);
  return { hasPortal: isOwned === true, hasGlobalShortcuts };
}

const DEFAULT_COLLECTION = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets/aliases/default',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  // As Chromium does it.
  mayStart: true,
};

/** Whether Linux's keyring is locked, without having it ask its user; null when there is none to say. */
export async function isKeyringLocked(bus: Bus | null): Promise<boolean | null> {
  if (bus === null) return null;
  const [isLocked] = await bus
    .call(DEFAULT_COLLECTION, 'org.freedesktop.Secret.Collection', 'Locked')
    .catch(() => []);
  return typeof isLocked === 'boolean' ? isLocked : null;
}

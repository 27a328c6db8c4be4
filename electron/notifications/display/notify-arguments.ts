import type { BusArgument, BusValue } from '../../platform/session-bus';
import { NOTIFICATION_ACTION_TEXT } from '../../../shared/strings/notifications';
import type { NotificationActionKey } from '../notification-action';
import { isSilent, isUrgent, type NotificationSpec } from '../notification-content';
import { asMarkup } from './markup';

/** The program, as it tells a notification server of itself. */
export interface NotifyingProgram {
  name: string;
  /** The full path of a picture, as a `file:` URL. */
  icon: string;
  /** The name of its desktop entry, without ".desktop"; null when it has none. */
  desktopEntry: string | null;
}

/** What a notification server can do. */
export interface ServerAbilities {
  /** By its own word, such as `actions` or `body-markup`. */
  capabilities: ReadonlySet<string>;
  /** It shows the click on the notification as a button; a click closes the notification. */
  hasDefaultButton: boolean;
}

/** As they answer `GetServerInformation`: the server of Xfce, up to 0.9.7 at least. */
const SERVERS_WITH_DEFAULT_BUTTON = new Set(['Xfce Notify Daemon']);

/** A click on the notification itself, by the Desktop Notifications Specification. */
const DEFAULT_ACTION = 'default';

/** @param listed the answer to `GetCapabilities` @param name of `GetServerInformation` */
export function abilitiesOf(listed: unknown, name: unknown): ServerAbilities {
  return {
    capabilities: new Set(Array.isArray(listed) ? listed.map(String) : []),
    hasDefaultButton: SERVERS_WITH_DEFAULT_BUTTON.has(String(name)),
  };
}

const URGENCY = { normal: 1, critical: 2 } as const;
const EXPIRES_AS_THE_SERVER_LIKES = -1;

/**
 * The arguments of `org.freedesktop.Notifications.Notify`, version 1.2 of the specification.
 * @param replacesID the ID of the notification whose place it takes; 0: none
 */
export function notifyArguments(
  spec: NotificationSpec,
  replacesID: number,
  program: NotifyingProgram,
  abilities: ServerAbilities,
): BusArgument[] {
  const { capabilities } = abilities;
  return [
    program.name,
    { type: 'u', value: replacesID },
    program.icon,
    spec.title,
    // SECURITY: where a body is markup, a name from outside could hold a link or a picture.
    capabilities.has('body-markup') ? asMarkup(spec.body) : spec.body,
    { type: 'as', value: capabilities.has('actions') ? actionsOf(spec, abilities) : [] },
    { type: 'a{sv}', value: hintsOf(spec, program, abilities) },
    { type: 'i', value: EXPIRES_AS_THE_SERVER_LIKES },
  ];
}

/**
 * Whether the server leaves the notification up when a button is pressed: what the user has to do
 * stays in its list until this program took the click, and takes it down itself.
 */
export function isResident(spec: NotificationSpec, { capabilities }: ServerAbilities): boolean {
  return isUrgent(spec) && capabilities.has('actions') && capabilities.has('persistence');
}

/** Which of the notification's actions a key of `ActionInvoked` means; null for one it does not have. */
export function invokedAction(key: string, spec: NotificationSpec): NotificationActionKey | null {
  if (key === DEFAULT_ACTION) return 'open';
  return spec.actions.find((action) => action.key === key)?.key ?? null;
}

/** Key, label, key, label, …; where the click on the notification is a button, it needs no other. */
function actionsOf({ actions }: NotificationSpec, { hasDefaultButton }: ServerAbilities): string[] {
  const open = actions.find(({ key }) => key === 'open');
  const buttons = hasDefaultButton ? actions.filter((action) => action !== open) : actions;
  return [
    ...[DEFAULT_ACTION, open?.label ?? NOTIFICATION_ACTION_TEXT.show],
    ...buttons.flatMap(({ key, label }) => [key, label]),
  ];
}

function hintsOf(
  spec: NotificationSpec,
  { desktopEntry }: NotifyingProgram,
  abilities: ServerAbilities,
): Record<string, BusValue> {
  const urgency = isUrgent(spec) ? URGENCY.critical : URGENCY.normal;
  return {
    urgency: { type: 'y', value: urgency },
    ...(desktopEntry !== null && { 'desktop-entry': { type: 's', value: desktopEntry } }),
    ...(isSilent(spec) && { 'suppress-sound': { type: 'b', value: true } }),
    ...(isResident(spec, abilities) && { resident: { type: 'b', value: true } }),
  };
}

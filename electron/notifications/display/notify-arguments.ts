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

/** What a notification server says it can do, such as `actions` or `body-markup`. */
export type Capabilities = ReadonlySet<string>;

/** A click on the notification itself, by the Desktop Notifications Specification. */
const DEFAULT_ACTION = 'default';

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
  capabilities: Capabilities,
): BusArgument[] {
  return [
    program.name,
    { type: 'u', value: replacesID },
    program.icon,
    spec.title,
    // SECURITY: where a body is markup, a name from outside could hold a link or a picture.
    capabilities.has('body-markup') ? asMarkup(spec.body) : spec.body,
    { type: 'as', value: capabilities.has('actions') ? actionsOf(spec) : [] },
    { type: 'a{sv}', value: hintsOf(spec, program, capabilities) },
    { type: 'i', value: EXPIRES_AS_THE_SERVER_LIKES },
  ];
}

/**
 * Whether the server leaves the notification up when a button is pressed: what the user has to do
 * stays in its list until this program took the click, and takes it down itself.
 */
export function isResident(spec: NotificationSpec, capabilities: Capabilities): boolean {
  return isUrgent(spec) && capabilities.has('actions') && capabilities.has('persistence');
}

/** Which of the notification's actions a key of `ActionInvoked` means; null for one it does not have. */
export function invokedAction(key: string, spec: NotificationSpec): NotificationActionKey | null {
  if (key === DEFAULT_ACTION) return 'open';
  return spec.actions.find((action) => action.key === key)?.key ?? null;
}

/** Key, label, key, label, …; some servers show the click on the notification as a button as well. */
function actionsOf({ actions }: NotificationSpec): string[] {
  const buttons = actions.flatMap(({ key, label }) => [key, label]);
  return [DEFAULT_ACTION, NOTIFICATION_ACTION_TEXT.show, ...buttons];
}

function hintsOf(
  spec: NotificationSpec,
  { desktopEntry }: NotifyingProgram,
  capabilities: Capabilities,
): Record<string, BusValue> {
  const urgency = isUrgent(spec) ? URGENCY.critical : URGENCY.normal;
  return {
    urgency: { type: 'y', value: urgency },
    ...(desktopEntry !== null && { 'desktop-entry': { type: 's', value: desktopEntry } }),
    ...(isSilent(spec) && { 'suppress-sound': { type: 'b', value: true } }),
    ...(isResident(spec, capabilities) && { resident: { type: 'b', value: true } }),
  };
}

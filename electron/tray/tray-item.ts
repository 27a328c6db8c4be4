import type { Route } from '../../shared/model/route';
import type { SnoozeLength } from '../../shared/model/silences';

/** What a click on a menu item does. */
export type TrayAction =
  | { do: 'open'; route: Route | null }
  | { do: 'check' }
  /** Connects anew to the Beeper that refuses the token. */
  | { do: 'connect' }
  /** Pauses the notifications; null ends the pause. */
  | { do: 'snooze'; length: SnoozeLength | null }
  | { do: 'unmute'; accountID: string }
  /** Takes back "Not now, until it is back". */
  | { do: 'unacknowledge'; accountID: string }
  | { do: 'leave-demo' }
  | { do: 'quit' };

export type TrayItem =
  | { type: 'separator' }
  | { type: 'label'; label: string }
  | { type: 'action'; label: string; action: TrayAction }
  | { type: 'submenu'; label: string; items: readonly TrayItem[] };

/** A longer menu is unwieldy; the window lists all accounts. */
export const MAX_LISTED_ACCOUNTS = 20;

export function openRoute(route: Route): TrayAction {
  return { do: 'open', route };
}

import { needsAttention, type Snapshot } from '../model/snapshot';
import { accountSentence } from './account';
import { problemSentence } from './api-problem';

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : `${count} ${many}`;
}

/** The tray's tooltip in the demo. */
export function demoTooltip(tooltip: string): string {
  return `Demo: ${tooltip}`;
}

/** The tray's tooltip while everything is paused. */
export function pausedTooltip(tooltip: string, paused: string): string {
  return `${tooltip} · ${paused}`;
}

/** How something stands, and what a click on it does: "Notifications are paused · Resume". */
export function doableText(sentence: string, deed: string): string {
  return `${sentence} · ${deed}`;
}

/** How things stand, as one sentence: the tray's tooltip and the window's headline. */
export function headline(snapshot: Snapshot, now: number): string {
  const { connectivity, accounts } = snapshot;
  if (connectivity.state === 'starting') return 'Looking for Beeper Desktop';
  if (connectivity.state !== 'ok' && connectivity.problem !== null)
    return problemSentence(connectivity.problem).slice(0, -1);

  if (accounts.length === 0) return 'Beeper has no accounts yet';
  if (accounts.every(({ severity }) => severity === 'off')) return 'All accounts are turned off';

  const inNeed = accounts.filter(needsAttention);
  const unsettled = accounts.filter(
    ({ severity }) => !['action-required', 'connected', 'off'].includes(severity),
  );
  const [first] = inNeed.length > 0 ? inNeed : unsettled;
  if (first === undefined) return 'All accounts are well';
  if (inNeed.length > 1) return `${inNeed.length} accounts need you`;
  if (inNeed.length === 0 && unsettled.length > 1) {
    return `${unsettled.length} accounts are not settled`;
  }
  return accountSentence(first, now);
}

export const TRAY_MENU_TEXT = {
  others: (count: number) => counted(count, '1 other account', 'other accounts'),
  all: (count: number) => counted(count, '1 account', 'accounts'),
  /** Before one of the two above, where the menu lists only some. */
  someOf: (listed: number, all: string) => `${listed} of ${all}`,
  /** After those that are listed; opens the window, which lists them all. */
  more: (count: number) => `and ${count} more…`,
  pause: 'Pause notifications',
  silenced: (count: number) =>
    counted(count, '1 account is muted or put off', 'accounts are muted or put off'),
  checkNow: 'Check now',
  open: 'Open Bridgekeeper',
  quit: 'Quit Bridgekeeper',
  connect: 'Connect to Beeper…',
  connectAgain: 'Connect again…',
  demo: 'Demo data: these accounts are made up',
  steerDemo: 'Steer the demo…',
  leaveDemo: 'Leave the demo',
  settings: 'Settings…',
} as const;

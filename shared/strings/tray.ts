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

/** How things stand, as one sentence: the tray's tooltip and the window's headline. */
export function headline(snapshot: Snapshot, now: number): string {
  const { connectivity, accounts } = snapshot;
  if (connectivity.state === 'starting') return 'Looking for Beeper Desktop';
  if (connectivity.state !== 'ok' && connectivity.problem !== null)
    return problemSentence(connectivity.problem).slice(0, -1);

  const needy = accounts.filter(needsAttention);
  const restless = accounts.filter(
    ({ severity }) => !['action-required', 'connected', 'off'].includes(severity),
  );
  const [first] = needy.length > 0 ? needy : restless;
  if (accounts.length === 0) return 'Beeper has no accounts yet';
  if (first === undefined) return 'All accounts are well';
  if (needy.length > 1) return `${needy.length} accounts need you`;
  if (needy.length === 0 && restless.length > 1) {
    return `${restless.length} accounts are not settled`;
  }
  return accountSentence(first, now);
}

export const TRAY_MENU_TEXT = {
  others: (count: number) => counted(count, '1 other account', 'other accounts'),
  all: (count: number) => counted(count, '1 account', 'accounts'),
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

import { LEAST_SECONDS_ON_BATTERY } from '../model/poll-seconds';
import type { UpdatesState } from '../model/updates';

/** What is good to know while there is not yet anything to draw of the last day. */
export const GOOD_TO_KNOW_TEXT = {
  heading: 'Good to know',
  keysFind: 'finds any account and whatever can be done',
  keysList: 'lists the keys',
  noQuietHours: 'No quiet hours are set.',
  quietHours: 'Quiet hours are set; only important accounts break through them.',
  setQuietHours: 'Set some',
  changeQuietHours: 'Change',
  drawnLater: 'Once it has watched for an hour, the last 24 hours are drawn here.',
} as const;

/** How often Bridgekeeper looks while all is calm, in seconds, and where it stays. */
export function watchingText(seconds: number, staysIn: 'tray' | 'menu bar' | null): string {
  const onBattery =
    seconds < LEAST_SECONDS_ON_BATTERY ? ` (on battery every ${LEAST_SECONDS_ON_BATTERY})` : '';
  const looks = `Bridgekeeper looks every ${seconds} seconds${onBattery}`;
  return staysIn === null
    ? `${looks} for as long as it runs.`
    : `${looks}, and goes on in the ${staysIn} when you close this window.`;
}

/** Which of these notifications the user wants. */
export function toldText(wanted: { 'action-required': boolean; disconnected: boolean }): string {
  const { disconnected } = wanted;
  if (wanted['action-required']) {
    return disconnected
      ? 'A notification tells you at once when an account needs you, and after three minutes when one stays disconnected.'
      : 'A notification tells you at once when an account needs you.';
  }
  return disconnected
    ? 'A notification tells you when an account stays disconnected, but not when one needs you: you turned that off.'
    : 'You turned notifications of accounts off; look here or at the icon to see how they are.';
}

/** Beside what says that all is well: who needed the user last, and how long ago. */
export function lastNeedText(last: { name: string; ago: string } | null): string {
  return last === null
    ? 'As far back as the history goes, none of them has needed you.'
    : `The last to need you was ${last.name}, ${last.ago}.`;
}

/** Leads to where more is said of a newer version. */
export const SEE_UPDATE_LABEL = 'See more';

/** One line about a newer version; null while there is nothing that its user could do. */
export function updateNewsText({ way, stage }: UpdatesState): string | null {
  if (way === 'off') return null;
  if (stage.kind === 'available') return `Bridgekeeper ${stage.version} is there.`;
  if (stage.kind === 'ready') return `Bridgekeeper ${stage.version} is ready to be installed.`;
  return null;
}

import { BADGE_TITLES } from '../../shared/strings/extension';
import type { Browser } from '../browser/api';
import type { Progress, Situation } from '../situation';

export interface Badge {
  text: string;
  title: string;
}

/** Chromium draws it, Firefox as well; a dot is the least of a badge. */
const DOT = '•';
/** Of the window's tokens, legible on both themes' toolbars with white on it. */
const COLOUR = '#2f4fd0';

/** What the button shows. */
export function badgeOf(situation: Situation): Badge {
  switch (situation.kind) {
    case 'step':
      return situation.progress === null
        ? { text: DOT, title: BADGE_TITLES.waits }
        : badgeOfProgress(situation.progress);
    case 'ended':
      return situation.state === 'done'
        ? { text: '✓', title: BADGE_TITLES.done }
        : { text: '', title: BADGE_TITLES.idle };
    default:
      return { text: '', title: BADGE_TITLES.idle };
  }
}

/** A dot where it may not go on without its user. */
function badgeOfProgress({ state }: Progress): Badge {
  switch (state) {
    case 'allowing':
      // Who denies it is not heard of until the page is opened again.
      return { text: DOT, title: BADGE_TITLES.allowing };
    case 'final-page':
      return { text: DOT, title: BADGE_TITLES.finalPage };
    case 'failed':
      return { text: DOT, title: BADGE_TITLES.failed };
    default:
      return { text: '…', title: BADGE_TITLES.underWay };
  }
}

/** Never rejects: a button that cannot be changed keeps nobody from signing in. */
export async function showBadge({ action }: Browser, { text, title }: Badge): Promise<void> {
  const ignore = () => undefined;
  await Promise.all([
    action.setBadgeBackgroundColor({ color: COLOUR }).catch(ignore),
    action.setBadgeText({ text }).catch(ignore),
    action.setTitle({ title }).catch(ignore),
  ]);
}

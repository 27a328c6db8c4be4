import type { Remedy } from '../../../../shared/model/login';
import { END_TEXT, openSiteText } from '../../../../shared/strings/login';

/** The first button of a login that failed, as far as it is a button of the login's own. */
export interface FailureAction {
  label: string;
  does: 'restart' | 'another-way' | 'open-network' | 'add-anew';
}

/**
 * The button for a remedy; null where another part's button helps: Beeper Desktop's, or connecting
 * again. Without a site to open, starting again is what is left.
 * @param isWaiting whether it is too early to start again
 */
export function actionFor(remedy: Remedy, isWaiting: boolean): FailureAction | null {
  switch (remedy.kind) {
    case 'another-way':
      return { label: END_TEXT.anotherWay, does: 'another-way' };
    case 'add-anew':
      return { label: END_TEXT.addAnew, does: 'add-anew' };
    case 'open-network':
      return remedy.origin === null
        ? RESTART
        : { label: openSiteText(new URL(remedy.origin).host), does: 'open-network' };
    case 'start-again':
      return RESTART;
    case 'wait':
      return isWaiting ? { label: END_TEXT.startAnyway, does: 'restart' } : RESTART;
    case 'update-beeper':
    case 'connect-again':
      return null;
  }
}

const RESTART: FailureAction = { label: END_TEXT.startAgain, does: 'restart' };

/** Until when starting again is too early; ms since the epoch, null when there is nothing to wait for. */
export function waitUntil(remedy: Remedy, endedAt: number | null): number | null {
  return remedy.kind === 'wait' && endedAt !== null ? endedAt + remedy.ms : null;
}

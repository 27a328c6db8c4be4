import type { Finding } from '../../../shared/model/check-up';
import type { FoundBeeper } from '../../../shared/model/connection';
import {
  BEEPER_MOVED_HOW,
  BEEPER_TEXT,
  beeperAnswersText,
  beeperMovedText,
  beeperTooOldText,
  placeText,
} from '../../../shared/strings/doctor';
import { isLoopbackURL } from '../../../shared/util/loopback';
import type { SetupProblem } from '../../beeper-api/app-setup';
import type { ListenerOwner } from '../../connection/listener-owner/target';
import { mend, note, ok } from '../finding';

export interface BeeperFacts {
  /** The environment names an address that is none. */
  isBadAddress: boolean;
  /** Where the token is for, or the environment points; null when any Beeper will do. */
  expectedURL: string | null;
  /** At the expected address; any on this computer when there is none. */
  found: readonly FoundBeeper[];
  /** On this computer's other ports, looked for when there was none at the expected address. */
  elsewhere: readonly FoundBeeper[];
  /** Whose program listens where Beeper should be; null when that is on another computer. */
  owner: ListenerOwner | null;
  setup: SetupProblem | null;
}

export function checkBeeper(facts: BeeperFacts): Finding {
  const { isBadAddress, expectedURL, found, elsewhere, owner, setup } = facts;
  if (isBadAddress) return mend(BEEPER_TEXT.badAddress, BEEPER_TEXT.badAddressHow);
  if (owner === 'another-user') return mend(BEEPER_TEXT.anotherUser, BEEPER_TEXT.anotherUserHow);
  const beeper = found[0];
  if (beeper === undefined) return checkMissing(expectedURL, elsewhere[0]);
  if (beeper.isTooOld) return mend(beeperTooOldText(nameOf(beeper)), BEEPER_TEXT.tooOldHow);
  if (setup === 'signed-out') return mend(BEEPER_TEXT.signedOut, BEEPER_TEXT.signedOutHow);
  if (setup === 'getting-ready') return mend(BEEPER_TEXT.gettingReady, BEEPER_TEXT.gettingReadyHow);
  return ok(beeperAnswersText(nameOf(beeper), placeOf(beeper.baseURL)));
}

function checkMissing(expectedURL: string | null, elsewhere: FoundBeeper | undefined): Finding {
  if (elsewhere !== undefined) {
    return note(beeperMovedText(nameOf(elsewhere), placeOf(elsewhere.baseURL)), BEEPER_MOVED_HOW);
  }
  if (expectedURL === null) return mend(BEEPER_TEXT.none, BEEPER_TEXT.noneHow);
  const isHere = isLoopbackURL(expectedURL);
  return mend(BEEPER_TEXT.noneAt, isHere ? BEEPER_TEXT.noneHow : BEEPER_TEXT.noneElsewhereHow);
}

function nameOf({ name, version }: FoundBeeper): string {
  return [name || 'Beeper', version].filter((part) => part !== '').join(' ');
}

function placeOf(baseURL: string): string {
  // SECURITY: people pass the page on, and an address on another computer may have a name in it.
  return placeText(isLoopbackURL(baseURL) ? baseURL : null);
}

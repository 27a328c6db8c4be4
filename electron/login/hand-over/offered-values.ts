import type { CookiesStep } from '../../../shared/api/login-session';
import type { CaptureWait, FieldProgress } from '../../../shared/model/login';
import { hostOf, isWithin } from '../capture/domain-match';
import { applyWebviewEvent, noCapturedValues } from '../capture/captured-values';
import { signInEndOf, tooLargeIn, valuesOf } from '../capture/chosen-values';
import {
  isComplete,
  progressOfFields,
  readFields,
  type CaptureField,
  type FieldSource,
} from '../capture/field-sources';
import { missingReason } from '../capture/missing-reason';
import { readFinalPage } from '../capture/navigation-tracker';
import { areTooLarge } from '../capture/value-limits';
import type { Offer } from '../../everyday-browser/types';
import { eventsOfOffer } from './offer-events';

/** What an offer of the everyday browser comes to. Holds values. */
export interface OfferedValues {
  /** By field ID. */
  fields: Record<string, string>;
  /** The page that the button was pressed on; null when it is none of the step's. */
  lastURL: string | null;
  /** When a sign-in with the values may run out; ms since the epoch, null when nothing says so. */
  endsAt: number | null;
  progress: FieldProgress[];
  /** What keeps a required field away: nothing that the browser lets be read has it. */
  unreadable: Offer['unreadable'];
  /** The user or the final page says that the sign-in is done: nothing has to settle. */
  isCertain: boolean;
  /** What keeps the values from being sent; null when nothing does. */
  wait: Extract<CaptureWait, 'values' | 'final-page' | 'unknown-source' | 'too-large'> | null;
}

/**
 * Judges an offer by the step's own rules, as what the embedded browser captures is judged; whether
 * values have to settle is not for here. The final page is the one the offer comes
 * from, unless the user says that it is reached, or its pattern cannot be read.
 *
 * @param hosts what the browser was allowed to read, by `hostsOfStep`
 * @param now ms since the epoch
 */
export function judgeOffer(
  step: CookiesStep,
  hosts: readonly string[],
  offer: Offer,
  now: number,
): OfferedValues {
  const fields = readFields(step);
  const captured = eventsOfOffer(offer, hosts).reduce(
    (before, event) => applyWebviewEvent(before, event, now),
    noCapturedValues(step, fields),
  );
  const values = valuesOf(captured, now);
  const pageHost = hostOf(offer.pageURL);
  const isOwnPage = pageHost !== null && hosts.some((host) => isWithin(pageHost, host));
  const finalPage = readFinalPage(step.expectedFinalURLRegex);
  const isFinal = finalPage.kind === 'pattern' && finalPage.matches(offer.pageURL);
  const isReached = finalPage.kind !== 'pattern' || isFinal || offer.isConfirmed;
  const progress = progressOfFields(fields, values, tooLargeIn(captured));
  const wait = () => {
    if (!isComplete(fields, values)) return missingReason(progress);
    if (areTooLarge(values.values())) return 'too-large';
    return isReached ? null : 'final-page';
  };
  return {
    fields: Object.fromEntries(values),
    lastURL: isOwnPage || isFinal ? offer.pageURL : null,
    endsAt: signInEndOf(captured, now),
    progress,
    unreadable: unreadableFor(fields, values, offer.unreadable),
    isCertain: isFinal || offer.isConfirmed,
    wait: wait(),
  };
}

/** Of what cannot be read that which matters. A script may have any field, and is told of by itself. */
function unreadableFor(
  fields: readonly CaptureField[],
  values: ReadonlyMap<string, string>,
  unreadable: Offer['unreadable'],
): Offer['unreadable'] {
  const isAway = (kind: FieldSource['kind']) => unreadable.includes(kind);
  const kept = fields
    .filter(({ id, required }) => required && !values.has(id))
    .map(({ sources }) => sources.map(({ kind }) => kind).filter((kind) => kind !== 'script'))
    .filter((kinds) => kinds.every(isAway))
    .flat();
  return unreadable.filter((kind) => kind === 'script' || kept.includes(kind));
}

import type { CookiesStep } from '../../../shared/api/login-session';
import type { HandOverTask, Offer } from '../../everyday-browser/types';
import type { ResolvedTarget } from '../login-target';
import { handOverTask } from './hand-over-task';
import { judgeOffer, type OfferedValues } from './offered-values';
import { hostsOfStep } from './step-hosts';

/** A step as the everyday browser does it. */
export interface PreparedHandOver {
  task: HandOverTask;
  /** `now` in ms since the epoch. */
  judge(offer: Offer, now: number): OfferedValues;
}

/** Null where the step's page is on no site. */
export function prepareHandOver(
  step: CookiesStep,
  target: ResolvedTarget,
): PreparedHandOver | null {
  const hosts = hostsOfStep(step);
  if (hosts.length === 0) return null;
  return {
    task: handOverTask(step, hosts, target),
    judge: (offer, now) => judgeOffer(step, hosts, offer, now),
  };
}

import type { CookiesStep } from '../../../shared/api/login-session';
import { initialCookiesOf } from '../capture/capture';
import { hostOf } from '../capture/domain-match';
import { isHiddenStep } from '../steps/page-visibility';

/**
 * Whether a step can be done in the everyday browser at all. One that is hidden is for no person, one that
 * brings cookies along goes on with a session that only the embedded browser can be given, one without
 * fields has nothing to hand over, and one whose page is on no site has no cookies of its own.
 */
export function canHandOver(step: CookiesStep): boolean {
  const { usable, leftOut } = initialCookiesOf(step);
  const bringsCookies = usable.length > 0 || leftOut.length > 0;
  const isOnSite = /\.[a-z][^.]*$/.test(hostOf(step.url) ?? '');
  return !isHiddenStep(step) && !bringsCookies && step.fields.length > 0 && isOnSite;
}

import type { CookiesStep, LoginStep } from '../../../shared/api/login-session';
import { isUnknownMember } from '../../../shared/api/open';
import { parseURL } from '../../../shared/util/parse-url';

/** A token has a digit, or is longer. */
const PLAIN_SEGMENT = /^[a-z_-]{1,20}$/i;

export function isCookiesStep(step: LoginStep): step is CookiesStep {
  return !isUnknownMember(step) && step.type === 'cookies';
}

/** The texts of a step whose words may be shown. */
export function wordsOf(step: LoginStep): string[] {
  if (!isCookiesStep(step)) return [];
  const { url, expectedFinalURLRegex = '', fields } = step;
  const { host, pathname } = parseURL(url) ?? { host: '', pathname: '' };
  // SECURITY: a bridge may be handed a link that signs in by itself, and send it as the step's address.
  const segments = pathname.split('/').filter((segment) => PLAIN_SEGMENT.test(segment));
  const sources = fields.flatMap(({ sources: listed = [] }) => listed);
  const texts = sources.flatMap(({ cookieDomain = '', requestURLRegex = '' }) => [
    cookieDomain,
    requestURLRegex,
  ]);
  return [host, ...segments, expectedFinalURLRegex, ...texts];
}

import {
  MAX_BYTES_TO_BROWSER,
  messageToBrowserSchema,
  PROTOCOL,
} from '../../../shared/browser-extension/messages';
import type { CookiesStep } from '../../../shared/api/login-session';
import { initialCookiesOf } from '../capture/capture';
import { bareDomain, hostOf } from '../capture/domain-match';
import { readFields } from '../capture/field-sources';
import { isHiddenStep } from '../steps/page-visibility';
import { handOverTask } from './hand-over-task';

/** For the key, and the names of the network and the account. */
const BYTES_BESIDE_STEP = 10_000;

/**
 * Whether a step can be done in the everyday browser at all. One that is hidden is for no person, one that
 * brings cookies along goes on with a session that only the embedded browser can be given, one without
 * fields has nothing to hand over, one whose page is on no site has no cookies of its own, and one that asks
 * for more than a message holds cannot be told.
 */
export function canHandOver(step: CookiesStep): boolean {
  const { usable, leftOut } = initialCookiesOf(step);
  const bringsCookies = usable.length > 0 || leftOut.length > 0;
  const isOnSite = /\.[a-z][^.]*$/.test(hostOf(step.url) ?? '');
  const isForBrowser = !isHiddenStep(step) && !bringsCookies && step.fields.length > 0 && isOnSite;
  return isForBrowser && fitsMessage(step);
}

/** Whether a browser takes the message of a step: it ends the connection at one that is larger. */
function fitsMessage(step: CookiesStep): boolean {
  const domains = readFields(step)
    .flatMap(({ sources }) => sources)
    .flatMap((source) => (source.kind === 'cookie' && source.domain ? [source.domain] : []));
  // No more than these become the step's hosts.
  const hosts = [...new Set([hostOf(step.url) ?? '', ...domains.map(bareDomain)])];
  const task = handOverTask(step, hosts, { network: '', reconnects: null });
  const message = { type: 'step', protocol: PROTOCOL, key: 'key', ...task };
  // SECURITY: a bridge may ask for as much as it likes, and the sign-in would wait for ever.
  const isSmall =
    Buffer.byteLength(JSON.stringify(message)) <= MAX_BYTES_TO_BROWSER - BYTES_BESIDE_STEP;
  return isSmall && messageToBrowserSchema.safeParse(message).success;
}

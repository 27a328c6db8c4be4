import { randomBytes } from 'node:crypto';

/** Part of every secret the sites hand out, so that a search for it finds a leak. */
export const PLANTED = 'bkplant';

const RANDOM_BYTES = 12;

/** A new secret: `prefix`, the mark above, and 24 hexadecimal digits. */
export function newSecret(prefix = ''): string {
  return `${prefix}${PLANTED}${randomBytes(RANDOM_BYTES).toString('hex')}`;
}

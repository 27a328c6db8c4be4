import type { CaptureField, FieldSource } from './field-sources';
import { isTooLarge } from './value-limits';

/** A value that fits its field. */
export interface Candidate {
  /** Null for one that is too large to be sent. */
  value: string | null;
  /** Ms since the epoch; null when it does not expire. */
  expiresAt: number | null;
  /** Of local storage; null for everything else. */
  origin: string | null;
}

/** A value that is there and cannot be sent. */
export function tooLargeCandidate({ origin = null }: Partial<Candidate> = {}): Candidate {
  return { value: null, expiresAt: null, origin };
}

/** What a source has, if it fits the field: one candidate or none. */
export function candidate(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
  { expiresAt = null, origin = null }: Partial<Candidate> = {},
): Candidate[] {
  if (isTooLarge(raw)) return [tooLargeCandidate({ origin })];
  const value = validValue(field, kind, raw);
  return value === null ? [] : [{ value, expiresAt, origin }];
}

/**
 * The value to send for what a source has; null when it does not fit the field. Cookies are
 * percent-decoded, unless only the raw value fits; everything else stays as it is. Nothing empty
 * fits: no bridge can sign in with it.
 */
export function validValue(
  field: CaptureField,
  kind: FieldSource['kind'],
  raw: string,
): string | null {
  const readings = kind === 'cookie' ? [decodeCookieValue(raw), raw] : [raw];
  return readings.find((value) => value !== '' && field.fits(value)) ?? null;
}

/** A cookie's value percent-decoded; as it is when it cannot be, e.g. for a stray `%`. */
export function decodeCookieValue(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}

/** Whether two lists of candidates are the same. */
export function isSame(before: readonly Candidate[], after: readonly Candidate[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ value, expiresAt, origin }, index) => {
      const other = after[index];
      return value === other?.value && expiresAt === other.expiresAt && origin === other.origin;
    })
  );
}

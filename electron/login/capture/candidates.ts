/** A value that fits its field. */
export interface Candidate {
  /** Null for one that is too large to be sent. */
  value: string | null;
  /** Ms since the epoch; null when it does not expire. */
  expiresAt: number | null;
  /** Of local storage; null for everything else. */
  origin: string | null;
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

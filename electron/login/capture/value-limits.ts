/** What one value may take up, in bytes of UTF-8. Everything a bridge is known to want is below 100 kB. */
export const MAX_VALUE_BYTES = 1_000_000;

/** What all values of a step may take up together, in bytes of UTF-8. */
export const MAX_TOTAL_BYTES = 2_000_000;

/** Whether a value is larger than one may be. SECURITY: a page can make values of any size. */
export function isTooLarge(value: string): boolean {
  // No text takes up fewer bytes than it has UTF-16 units, and none more than three times as many.
  if (value.length > MAX_VALUE_BYTES) return true;
  return value.length * 3 > MAX_VALUE_BYTES && Buffer.byteLength(value) > MAX_VALUE_BYTES;
}

/** Whether values, each small enough, are too large together. SECURITY: or as many as it likes. */
export function areTooLarge(values: Iterable<string>): boolean {
  let total = 0;
  for (const value of values) total += Buffer.byteLength(value);
  return total > MAX_TOTAL_BYTES;
}

/** Whether everything that `part` says is in `whole` as it is there (`===`). */
export function saysAll<Whole extends object>(whole: Whole, part: Partial<Whole>): boolean {
  if (whole === part) return true;
  // Asked some thousand times a poll, where a list of the keys costs more than the rest.
  for (const key in part) if (whole[key] !== part[key]) return false;
  return true;
}

/** `whole` with what `part` says: the same value (`===`) when it says all of that already. */
export function updated<Whole extends object>(whole: Whole, part: Partial<Whole>): Whole {
  return saysAll(whole, part) ? whole : { ...whole, ...part };
}

/** How many values the main process took from a paste; null when its answer does not say. */
export function takenCount(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('taken' in answer)) return null;
  return typeof answer.taken === 'number' ? answer.taken : null;
}

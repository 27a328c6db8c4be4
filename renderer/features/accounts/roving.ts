/**
 * Where a key moves to in a list; null for a key that does not move in it.
 * @param index where the focus is; -1 when it is nowhere in the list
 * @param count how many there are
 */
export function movedIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

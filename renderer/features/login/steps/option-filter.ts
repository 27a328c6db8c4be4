/** Letters without case and accents: who looks for “Malaga” finds “Málaga”. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}+/gu, '')
    .toLowerCase();
}

/** Finds options by a part of their text. Folding them once keeps each letter typed cheap. */
export function createOptionFilter(
  options: readonly string[],
): (query: string) => readonly string[] {
  const texts = options.map((option) => ({ option, text: folded(option) }));
  return (query) => {
    const wanted = folded(query.trim());
    if (wanted === '') return options;
    return texts.filter(({ text }) => text.includes(wanted)).map(({ option }) => option);
  };
}

/** The rows of a list that are in sight, with some around them: only these are in the page. */
export function rowsInSight(
  {
    count,
    rowHeight,
    height,
    scrolled,
  }: Record<'count' | 'rowHeight' | 'height' | 'scrolled', number>,
  around = 4,
): { from: number; to: number } {
  const first = Math.floor(scrolled / rowHeight) - around;
  const last = Math.ceil((scrolled + height) / rowHeight) + around;
  return { from: Math.max(0, Math.min(first, count)), to: Math.max(0, Math.min(last, count)) };
}

/** How far a list is to be scrolled so that a row is in sight; as it is when it already is. */
export function scrollToRow(
  row: number,
  { rowHeight, height, scrolled }: Record<'rowHeight' | 'height' | 'scrolled', number>,
): number {
  const top = row * rowHeight;
  if (top < scrolled) return top;
  return Math.max(scrolled, top + rowHeight - height);
}

const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 8],
  ['PageUp', -8],
]);

/** Which row is active after a key; null when the key does not move in the list. */
export function activeAfter(key: string, active: number, count: number): number | null {
  const step = STEPS.get(key);
  if (step === undefined || count === 0) return null;
  // With nothing active yet, down begins at the top and up at the bottom.
  if (active < 0) return step > 0 ? 0 : count - 1;
  return Math.max(0, Math.min(active + step, count - 1));
}

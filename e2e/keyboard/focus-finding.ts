/**
 * Why a person does not see where the focus is; null when they do. Runs in the page, so it stands by
 * itself.
 */
export function focusFinding(): string | null {
  /** Around a field the ring may lie on the box that holds it. */
  const BOX_DEPTH = 3;
  const RING_PX = 2;
  /** Fractions of a pixel are rounded. */
  const SLACK_PX = 1;

  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nothing has the focus';
  // Headings get it for screen readers alone, as no control has it then.
  if (focused.matches('h1, h2, h3')) return null;
  const isRinged = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= RING_PX;
  };
  let ringed: Element | null = focused;
  for (let depth = 0; depth < BOX_DEPTH && ringed !== null && !isRinged(ringed); depth += 1) {
    ringed = ringed.parentElement;
  }
  // The palette is one field and what it finds: its caret is mark enough.
  const hasCaret = focused.matches('dialog [role="combobox"]');
  if (ringed === null || !isRinged(ringed)) return hasCaret ? null : 'it has no ring';

  const { left, top, right, bottom } = ringed.getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (middle === null) return 'it is out of sight';
  if (!ringed.contains(middle) && !middle.contains(ringed)) return 'something lies over it';
  const { outlineOffset } = getComputedStyle(ringed);
  const reach = Number.parseFloat(outlineOffset) + RING_PX - SLACK_PX;
  for (let box = ringed.parentElement; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflow === 'visible') continue;
    const around = box.getBoundingClientRect();
    const isCut =
      left - reach < around.left ||
      right + reach > around.right ||
      top - reach < around.top ||
      bottom + reach > around.bottom;
    if (isCut) return 'its ring is cut off';
    // What is around a dialog does not cut it: it lies on top of everything.
    if (box.matches('dialog[open]')) break;
  }
  return null;
}

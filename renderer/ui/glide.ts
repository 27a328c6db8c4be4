import { prefersReducedMotion } from 'svelte/motion';
import type { Attachment } from 'svelte/attachments';

const GLIDE_MS = 200;
/** To read the places of a thousand takes longer than a frame. */
const MAX_ITEMS = 100;

/**
 * Lets what is in an element glide to where a change of its content puts it, instead of jumping: what
 * fits `selector`, of which one may hold another only if it is positioned, and is not hidden. Of more
 * than 100 none glides.
 */
export function glide(selector: string): Attachment<HTMLElement> {
  return (element) => {
    const readPlaces = () => {
      const items = [...element.querySelectorAll<HTMLElement>(selector)];
      if (items.length > MAX_ITEMS) return new Map<HTMLElement, number>();
      const shown = items.filter((item) => item.closest('[hidden]') === null);
      return new Map(shown.map((item) => [item, item.offsetTop]));
    };
    /** Read when there is a layout: reading them makes one. */
    let places = new Map<HTMLElement, number>();
    const underWay = new WeakMap<HTMLElement, Animation>();

    const move = () => {
      const before = places;
      places = readPlaces();
      if (places.size === 0 || prefersReducedMotion.current || isScrolled(element)) return;
      for (const [item, top] of places) {
        const from = before.get(item) ?? top;
        // Only what is in sight.
        if (from === top || Math.min(from, top) > window.innerHeight) continue;
        const earlier = underWay.get(item);
        const by = from + leftOf(earlier, item) - top;
        earlier?.cancel();
        const keyframes = { transform: [`translateY(${by}px)`, 'none'] };
        underWay.set(item, item.animate(keyframes, { duration: GLIDE_MS, easing: 'ease-out' }));
      }
    };
    // Places also change with the width, and then nothing is to move.
    const sizes = new ResizeObserver(() => (places = readPlaces()));
    const changes = new MutationObserver(move);
    sizes.observe(element);
    changes.observe(element, { childList: true, subtree: true, attributeFilter: ['hidden'] });
    return () => {
      sizes.disconnect();
      changes.disconnect();
    };
  };
}

/** How far an item still is from its place, in pixels. */
function leftOf(glide: Animation | undefined, item: HTMLElement): number {
  if (glide?.playState !== 'running') return 0;
  return new DOMMatrix(getComputedStyle(item).transform).m42;
}

/** Then the browser itself keeps in place what is read. */
function isScrolled(element: HTMLElement): boolean {
  for (let each: HTMLElement | null = element; each !== null; each = each.parentElement) {
    if (each.scrollTop > 0) return true;
  }
  return false;
}

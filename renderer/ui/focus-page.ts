import { tick } from 'svelte';
import { lazyAwaited } from './lazy.svelte';

/**
 * Focuses the heading of the page that is shown, or else the window's, once the page's code is there;
 * not if the focus has gone elsewhere meanwhile. A page without such a heading focuses itself what it
 * begins with.
 */
export function focusPage(): void {
  const awaited = lazyAwaited();
  if (awaited !== null) {
    const before = document.activeElement;
    void awaited.then(tick).then(() => {
      const { activeElement } = document;
      if (activeElement === before || activeElement === document.body) focusPage();
    });
    return;
  }
  const heading =
    document.querySelector<HTMLElement>('[data-route-heading]') ??
    document.querySelector<HTMLElement>('[data-top-heading]');
  heading?.focus();
}

/**
 * The same for the first page, once it has been painted, unless something has the focus by then: to give
 * it has the page laid out, which would be done twice.
 */
export function focusPageOncePainted(): void {
  requestAnimationFrame(() => {
    setTimeout(() => {
      if (document.activeElement === document.body) focusPage();
    });
  });
}

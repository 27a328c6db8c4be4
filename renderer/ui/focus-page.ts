import { tick } from 'svelte';
import { lazyOnTheirWay } from './lazy.svelte';

/**
 * Focuses the heading of the page that is shown, or else the window's, once the page's code is there.
 * A page without such a heading focuses itself what it begins with.
 */
export function focusPage(): void {
  const onTheirWay = lazyOnTheirWay();
  if (onTheirWay !== null) {
    void onTheirWay.then(tick).then(focusPage);
    return;
  }
  const heading =
    document.querySelector<HTMLElement>('[data-route-heading]') ??
    document.querySelector<HTMLElement>('[data-top-heading]');
  heading?.focus();
}

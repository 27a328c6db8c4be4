import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { focusPage } from './focus-page';

const CONTROLS = 'button, input, select, a[href], [tabindex]';

/**
 * Keeps the focus within an element: when the control that had it goes, as a button does that undoes
 * something, the first one that is left gets it, or the element itself (give it a tabindex). When the
 * element goes as well, the panel's heading gets it, or the window's.
 */
export const keepFocus: Attachment<HTMLElement> = (element) => {
  let last: EventTarget | null = null;
  const onfocusin = ({ target }: FocusEvent) => (last = target);
  const onfocusout = ({ target, relatedTarget }: FocusEvent) => {
    // What is removed loses the focus to nothing.
    if (relatedTarget !== null || document.activeElement === target) last = null;
  };
  const observer = new MutationObserver(() => {
    if (!(last instanceof Node) || last.isConnected) return;
    last = null;
    if (hasFocus()) return;
    const controls = [...element.querySelectorAll<HTMLElement>(CONTROLS)];
    (controls.find((control) => control.checkVisibility()) ?? element).focus();
  });
  element.addEventListener('focusin', onfocusin);
  element.addEventListener('focusout', onfocusout);
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    element.removeEventListener('focusin', onfocusin);
    element.removeEventListener('focusout', onfocusout);
    if (last !== null) void tick().then(() => hasFocus() || focusPage());
  };
};

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

import type { Region } from '../../../../shared/model/login';
import { isSameRegion, regionOf } from './webview-region';

/**
 * Tells where in the window an element lies, at first and whenever that changes, at most once a
 * frame; null at the end. The element has to change its size whenever it is moved, as one does that
 * takes the room its neighbours leave.
 * @returns the way to stop
 */
export function observeRegion(element: Element, tell: (region: Region | null) => void): () => void {
  let told: Region | null = null;
  let frame = 0;

  const measure = () => {
    const region = regionOf(element.getBoundingClientRect());
    if (isSameRegion(region, told)) return;
    told = region;
    tell(region);
  };
  const measureSoon = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };

  const observer = new ResizeObserver(measureSoon);
  observer.observe(element);
  window.addEventListener('resize', measureSoon);
  window.addEventListener('scroll', measureSoon, { capture: true, passive: true });
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    window.removeEventListener('resize', measureSoon);
    window.removeEventListener('scroll', measureSoon, { capture: true });
    if (told !== null) tell(null);
  };
}

import type { Region } from '../../../../shared/model/webview';
import { isSameRegion, regionOf } from './webview-region';

/**
 * Reports where in the window an element is: at first, whenever that changes (at most once a frame),
 * and null at the end. No observer sees an element move, so it must resize whenever it moves, as one
 * does that takes the rest of the height.
 * @returns stops observing
 */
export function observeRegion(
  element: Element,
  onRegion: (region: Region | null) => void,
): () => void {
  let reported: Region | null = null;
  let frame = 0;

  const measure = () => {
    const region = regionOf(element.getBoundingClientRect());
    if (isSameRegion(region, reported)) return;
    reported = region;
    onRegion(region);
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
    if (reported !== null) onRegion(null);
  };
}

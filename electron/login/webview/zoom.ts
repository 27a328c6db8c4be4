import type { WebviewAction } from '../../../shared/model/webview';

export type ZoomAction = Extract<WebviewAction, `zoom-${string}`>;

/** As browsers step; 1 is 100 %. */
const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** Electron gives back 1.7499999999999998 where 1.75 was set. */
const TOLERANCE = 0.001;

/** The zoom after an action of the bar: one step, or back to 100 %. Other actions do not change it. */
export function zoomAfter(zoom: number, action: WebviewAction): number {
  switch (action) {
    case 'zoom-in':
      return STEPS.find((step) => step > zoom + TOLERANCE) ?? zoom;
    case 'zoom-out':
      return STEPS.findLast((step) => step < zoom - TOLERANCE) ?? zoom;
    case 'zoom-reset':
      return 1;
    default:
      return zoom;
  }
}

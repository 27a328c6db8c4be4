import type { WebContents, WebFrameMain } from 'electron';
import type { Frame } from '../observers/local-storage-reader';

/**
 * All frames of a page that can be asked. While a page is replaced, Electron's list may hold null or
 * disposed frames, and reading anything of those throws; the main frame itself may be one of them.
 */
export function framesOf(contents: WebContents): Frame[] {
  if (contents.isDestroyed() || contents.isCrashed()) return [];
  try {
    const frames: readonly (WebFrameMain | null)[] = contents.mainFrame.framesInSubtree;
    return frames.flatMap(toFrame);
  } catch {
    return [];
  }
}

function toFrame(frame: WebFrameMain | null): Frame[] {
  try {
    if (frame === null || frame.isDestroyed()) return [];
    const id = `${frame.processId}:${frame.routingId}`;
    return [{ id, run: async (code) => frame.executeJavaScript(code) }];
  } catch {
    return [];
  }
}

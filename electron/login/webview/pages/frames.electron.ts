import type { WebContents, WebFrameMain } from 'electron';
import type { Frame } from '../observers/local-storage-reader';

/**
 * All frames of a page that can be asked. While a page is replaced, Electron's list may hold null or
 * disposed frames, and reading anything of those throws; the main frame itself may be one of them.
 */
export function framesOf(contents: WebContents): Frame[] {
  return eachFrame(contents, (frame) => ({
    id: `${frame.processId}:${frame.routingId}`,
    run: async (code) => frame.executeJavaScript(code),
  }));
}

/** The operating system's numbers of the processes that run a page's frames, with repetitions. */
export function processesOf(contents: WebContents): number[] {
  return eachFrame(contents, (frame) => frame.osProcessId);
}

function eachFrame<T>(contents: WebContents, read: (frame: WebFrameMain) => T): T[] {
  if (contents.isDestroyed() || contents.isCrashed()) return [];
  try {
    const frames: readonly (WebFrameMain | null)[] = contents.mainFrame.framesInSubtree;
    return frames.flatMap((frame) => readFrame(frame, read));
  } catch {
    return [];
  }
}

function readFrame<T>(frame: WebFrameMain | null, read: (frame: WebFrameMain) => T): T[] {
  try {
    return frame === null || frame.isDestroyed() ? [] : [read(frame)];
  } catch {
    return [];
  }
}

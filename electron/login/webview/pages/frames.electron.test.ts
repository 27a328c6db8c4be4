import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { framesOf } from './frames.electron';

const frame = (routingId: number) => ({
  isDestroyed: () => false,
  processId: 1,
  routingId,
  executeJavaScript: (code: string) => Promise.resolve(`${routingId} ran ${code}`),
});
const disposed = {
  isDestroyed: () => false,
  get processId(): number {
    throw new Error('Render frame was disposed before WebFrameMain could be accessed');
  },
  routingId: 9,
};
const destroyed = { ...frame(8), isDestroyed: () => true };

/** A page with these frames. Electron runs only in Electron; e2e/browser has the real one. */
function pageWith(mainFrame: object, over: object = {}): WebContents {
  const contents = { isDestroyed: () => false, isCrashed: () => false, mainFrame, ...over };
  return contents as unknown as WebContents;
}

it('skips frames that are being replaced, and returns the others', async () => {
  const framesInSubtree = [frame(1), null, destroyed, disposed, frame(2)];
  const frames = framesOf(pageWith({ framesInSubtree }));
  expect(frames.map(({ id }) => id)).toEqual(['1:1', '1:2']);
  expect(await frames[1]?.run('code')).toBe('2 ran code');
});

it('has no frames when the main frame itself is being replaced', () => {
  const mainFrame = {
    get framesInSubtree(): never {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };
  expect(framesOf(pageWith(mainFrame))).toEqual([]);
});

it('has no frames once the page is destroyed or has crashed', () => {
  const framesInSubtree = [frame(1)];
  expect(framesOf(pageWith({ framesInSubtree }, { isDestroyed: () => true }))).toEqual([]);
  expect(framesOf(pageWith({ framesInSubtree }, { isCrashed: () => true }))).toEqual([]);
});

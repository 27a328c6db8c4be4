import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { endRenderers } from './end-renderers.electron';

/** A page whose frames run in these processes. Electron runs only in Electron; e2e has the real one. */
function pageIn(...pids: number[]): WebContents {
  const framesInSubtree = pids.map((osProcessId) => ({ isDestroyed: () => false, osProcessId }));
  const page = { isDestroyed: () => false, isCrashed: () => false, mainFrame: { framesInSubtree } };
  return page as unknown as WebContents;
}

it('ends each renderer of the pages once, and nothing that Electron does not name as one', () => {
  const killed: number[] = [];
  const metrics = [
    { pid: 10, type: 'Browser' },
    { pid: 11, type: 'Tab' },
    { pid: 12, type: 'Tab' },
    { pid: 13, type: 'Tab' },
    { pid: 14, type: 'Utility' },
  ] as unknown as Electron.ProcessMetric[];
  endRenderers([pageIn(11, 11, 0, -1), pageIn(12, 10, 14, 99)], {
    app: { getAppMetrics: () => metrics },
    kill: (pid) => killed.push(pid),
  });
  expect(killed).toEqual([11, 12]);
});

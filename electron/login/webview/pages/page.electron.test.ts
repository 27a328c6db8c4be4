import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { WebContentsView } from 'electron';
import { expect, it } from 'vitest';
import { createPage, type PageListener } from './page.electron';

/** A page whose process can end. Electron runs only in Electron; e2e/login has the real one. */
function start() {
  const calls: string[] = [];
  const problems: string[] = [];
  let isDestroyed = false;
  const contents = Object.assign(new EventEmitter(), {
    isDestroyed: () => isDestroyed,
    reload: () => void calls.push('reload'),
    forcefullyCrashRenderer: () => void calls.push('end'),
  });
  const view = { webContents: contents } as unknown as WebContentsView;
  const listener = { onProblem: ({ kind }) => problems.push(kind) } as Partial<PageListener>;
  const page = createPage(1, view, listener as PageListener);
  const endProcess = () => contents.emit('render-process-gone', {}, { reason: 'killed' });
  return { page, calls, problems, endProcess, destroy: () => (isDestroyed = true) };
}

it('loads a page that hung anew once its process has ended, and not while Chromium tells of it', async () => {
  const { page, calls, problems, endProcess } = start();
  page.reload(true);
  endProcess();
  expect(calls).toEqual(['end']);
  await setImmediate();
  expect([calls, problems]).toEqual([['end', 'reload'], []]);
  endProcess();
  expect(problems).toEqual(['crashed']);
});

it('leaves a page alone that is destroyed meanwhile', async () => {
  const { page, calls, endProcess, destroy } = start();
  page.reload(true);
  endProcess();
  destroy();
  await setImmediate();
  expect(calls).toEqual(['end']);
});

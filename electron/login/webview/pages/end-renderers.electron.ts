import type { app, WebContents } from 'electron';
import { processesOf } from './frames.electron';

interface Options {
  app: Pick<typeof app, 'getAppMetrics'>;
  /** Ends a process of this program at once. */
  kill: (pid: number) => void;
}

/**
 * Ends the processes that run these pages, at once. A renderer that is merely told to end may go on
 * for a second on a busy machine, and sets cookies in its session without asking the main process.
 * A login's partition is its own, so no other page lives in them.
 */
export function endRenderers(pages: readonly WebContents[], { app: program, kill }: Options): void {
  const pids = new Set(pages.flatMap(processesOf));
  // SECURITY: only what Electron itself names as a renderer; 0 or -1 would mean a whole group.
  const renderers = program.getAppMetrics().filter(({ type }) => type === 'Tab');
  for (const { pid } of renderers) if (pids.has(pid)) kill(pid);
}

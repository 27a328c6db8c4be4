import type { App } from 'electron';

/** All parts together get this long to stop in order; then the program ends all the same. */
const QUIT_WITHIN_MS = 2_000;
/** Of that, what remains for the parts that follow the slowest one. */
const RESERVE_MS = 250;

interface QuitOptions {
  electron: { app: App };
  /**
   * Stops every part, in order.
   * @param withinMs how long it may wait for what another computer or program has to answer
   */
  stop: (withinMs: number) => Promise<void>;
  log: (line: string) => void;
}

/**
 * The program lives in the tray: closing its last window does not end it, and quitting stops every
 * part in order first.
 */
export function installQuitHandler({ electron: { app }, stop, log }: QuitOptions): void {
  let isQuitting = false;
  app.on('before-quit', (event) => {
    // On macOS this does not cancel a log-out: the system waits for the exit below.
    event.preventDefault();
    if (isQuitting) return;
    isQuitting = true;
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, QUIT_WITHIN_MS).unref());
    void Promise.race([stop(QUIT_WITHIN_MS - RESERVE_MS), timeout])
      .catch((error: unknown) => log(`quitting was not clean: ${String(error)}`))
      .finally(() => app.exit(0));
  });
}

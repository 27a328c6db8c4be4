import type { App } from 'electron';
import { restartCommand } from '../platform/launch-command';

/** Ends the program in order, and starts it again with its window. */
export function relaunch({ app }: { app: App }): void {
  const { argv, env, execPath } = process;
  // By itself Electron would repeat this start to the letter: hidden, or with the demo.
  app.relaunch(restartCommand({ execPath, args: argv.slice(1), env }));
  app.quit();
}

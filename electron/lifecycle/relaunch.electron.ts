import type { App } from 'electron';
import { restartCommand } from '../platform/launch-command';

/** Ends the program in order, and starts it again with its window. */
export function relaunch({ app }: { app: App }): void {
  const { argv, env, execPath } = process;
  // By default Electron repeats the arguments of this start, such as `--hidden` or `--demo`.
  app.relaunch(restartCommand({ execPath, args: argv.slice(1), env }));
  app.quit();
}

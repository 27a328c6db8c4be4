import type { App } from 'electron';

/** The ways to ask the running program for its window: a second start, a link, the macOS dock. */
export interface LaunchRequests {
  /**
   * Calls the listener with the command line of each request from now on, and at once with those
   * that came before. Only one can listen.
   */
  onRequest(listener: (argv: readonly string[]) => void): void;
}

/**
 * Makes this the only Bridgekeeper on its user-data folder. Returns null when there is one already;
 * that one is raised, and this one must quit.
 */
export function claimSingleInstance({ app }: { app: App }): LaunchRequests | null {
  const waiting: (readonly string[])[] = [];
  let handle = (argv: readonly string[]): void => void waiting.push(argv);

  // Second starts and links come in from now on, whether the program is ready for them or not.
  app.on('second-instance', (_event, _argv, _folder, sent) => handle(argvOf(sent)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    handle([url]);
  });
  // Chromium reorders the command line it hands to the first instance, so it is sent along as it is.
  if (!app.requestSingleInstanceLock({ argv: process.argv })) return null;

  return {
    onRequest(listener) {
      handle = listener;
      waiting.splice(0).forEach(listener);
      // Registered late, because macOS also emits it at every start, even a hidden one.
      app.on('activate', () => listener([]));
    },
  };
}

/** The command line of a second start, from what it sent along; empty when that is malformed. */
function argvOf(sent: unknown): string[] {
  const argv = typeof sent === 'object' && sent !== null && 'argv' in sent ? sent.argv : [];
  return Array.isArray(argv) ? argv.filter((argument) => typeof argument === 'string') : [];
}

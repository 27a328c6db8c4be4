/**
 * Logs what nobody caught and goes on: without this Electron stops the whole program behind a
 * dialog, and the user would no longer be notified of anything.
 */
export function installCrashHandlers(log: (line: string) => void): void {
  const write = (error: unknown) =>
    log(`uncaught: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.on('uncaughtException', write);
  // SECURITY: a warning of Electron's names the full address of a page that did not load, and an
  // address of a sign-in can hold a code. Only its kind is worth keeping.
  process.removeAllListeners('warning');
  process.on('warning', ({ name }) => log(`a warning of the runtime: ${name}`));
  process.on('unhandledRejection', write);
}

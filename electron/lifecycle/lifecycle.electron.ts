import { app, dialog } from 'electron';
import { CANNOT_START_TITLE, cannotStartText } from '../../shared/strings/banners';
import { restartCommand } from '../platform/launch-command';

/** Parts get this long to end in order; after that the program ends all the same. */
const END_WITHIN_MS = 2_000;

/** The name Windows knows the program by; without it, it shows no notification of ours. */
const WINDOWS_ID = 'app.bridgekeeper.desktop';

/** Tells the system who we are; must run before the app is ready. */
export function registerAppIdentity(): void {
  if (process.platform === 'win32') {
    app.setAppUserModelId(app.isPackaged ? WINDOWS_ID : process.execPath);
  }
  // A development start would claim the links for Electron itself.
  if (app.isPackaged) app.setAsDefaultProtocolClient('bridgekeeper');
}

/** What was asked for before the program could answer. */
const askedEarly: (readonly string[])[] = [];
let ask: (argv: readonly string[]) => void = (argv) => askedEarly.push(argv);

/** Whether this is the only Bridgekeeper on its user-data folder; if not, the first one is raised. */
export function requestSingleInstance(): boolean {
  // From now on second starts and links come in, be the program ready for them or not.
  app.on('second-instance', (_event, _argv, _folder, sent) => ask(argvOf(sent)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    ask([url]);
  });
  // Chromium reorders the command line it hands to the first instance, so it is sent along as it is.
  return app.requestSingleInstanceLock({ argv: process.argv });
}

/** Ends the program in order, and starts it again with its window. */
export function relaunch(): void {
  const { argv, env, execPath } = process;
  // By itself Electron would repeat this start to the letter: hidden, or with the demo.
  app.relaunch(restartCommand({ execPath, args: argv.slice(1), env }));
  app.quit();
}

/** The command line of a second start, from what it sent along; empty when that is malformed. */
function argvOf(sent: unknown): string[] {
  const argv = typeof sent === 'object' && sent !== null && 'argv' in sent ? sent.argv : [];
  return Array.isArray(argv) ? argv.filter((argument) => typeof argument === 'string') : [];
}

/**
 * Logs what nobody caught and goes on: without this Electron stops the whole program behind a
 * dialog, and the user would no longer be told anything.
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

/**
 * Says that the program could not start, and ends it: one without its tray and window would run on
 * unseen, could not be ended, and would keep a second start from doing better.
 */
export function showStartupErrorAndExit(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(CANNOT_START_TITLE, cannotStartText(reason));
  app.exit(1);
}

interface QuitOptions {
  /** A second start was tried, or a link opened: the user wants to see something. */
  onSecondStart: (argv: readonly string[]) => void;
  /** Ends every part, in order. */
  end: () => Promise<void>;
  log: (line: string) => void;
}

/** The program lives in the tray: it ends when it is told to quit, and then in order. */
export function installQuitHandler({ onSecondStart, end, log }: QuitOptions): void {
  let ending = false;
  ask = onSecondStart;
  askedEarly.splice(0).forEach(onSecondStart);
  // Not sooner: macOS sends it at every start, the hidden ones included.
  app.on('activate', () => onSecondStart([]));
  // Without a listener Electron would quit with the last window.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    const inTime = new Promise<void>((resolve) => setTimeout(resolve, END_WITHIN_MS).unref());
    void Promise.race([end(), inTime])
      .catch((error: unknown) => log(`ending was not clean: ${String(error)}`))
      .finally(() => app.exit(0));
  });
}

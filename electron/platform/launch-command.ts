import { isAbsolute, resolve } from 'node:path';
import { IDENTITY } from '../../shared/model/identity';

/** How this run was started. */
export interface StartFacts {
  /** The executable of this process. */
  execPath: string;
  /** The folder that Electron was given; null where the program is packaged. */
  appFolder: string | null;
  /** The command line, without the executable. */
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  /** The folder this run was started in. */
  cwd: string;
}

/** The switch of a start that shows no window. */
export const HIDDEN = '--hidden';

/**
 * The switches without which the same command would be another program (another folder, another
 * keyring) or none at all. Others belong to one start: `--demo`, a link, a debugger's port.
 */
const REUSED_SWITCHES = new Set([
  '--user-data-dir',
  '--password-store',
  '--no-sandbox',
  '--disable-gpu',
  '--ozone-platform',
  '--ozone-platform-hint',
  // A way round a crash beside a library of another GTK.
  '--gtk-version',
  '--enable-features',
  '--disable-features',
]);

/** What concerns one start alone. */
const FOR_ONE_START = new RegExp(`^(--hidden|--demo|--reconnect(=.*)?|${IDENTITY.scheme}:.*)$`);

const FOLDER_SWITCH = '--user-data-dir=';
const DEMO_ONLY = 'BRIDGEKEEPER_DEMO_ONLY';

/**
 * The command that starts this program again at login, hidden: the executable and its arguments.
 * Nothing of the environment goes into it, as a token may stand there, but for what follows.
 */
export function launchCommand(facts: StartFacts): string[] {
  const { appFolder, args, env, cwd } = facts;
  const command = [
    programOf(facts),
    ...args.filter(isReused).map((argument) => fromAnywhere(argument, cwd)),
    ...(appFolder === null ? [] : [appFolder]),
    HIDDEN,
  ];
  // SECURITY: a runtime that must never see a real token stays so when started at login.
  return env[DEMO_ONLY] === '1' ? ['env', `${DEMO_ONLY}=1`, ...command] : command;
}

/**
 * The command that starts this program again at once, with its window: as this run was started, but
 * for what concerned that start alone. The environment is passed on by itself.
 */
export function restartCommand(facts: Pick<StartFacts, 'execPath' | 'args' | 'env'>): {
  execPath: string;
  args: string[];
} {
  const args = facts.args.filter((argument) => !FOR_ONE_START.test(argument));
  return { execPath: programOf(facts), args };
}

/** Of an AppImage the image itself: the executable lies in a mount that ends with this run. */
export function programOf({ execPath, env }: Pick<StartFacts, 'execPath' | 'env'>): string {
  const { APPIMAGE: image, APPDIR: mount } = env;
  // The names are inherited: a program started from within another's AppImage has them as well.
  const isMount = mount !== undefined && isAbsolute(mount) && mount !== '/';
  const isInImage = image !== undefined && isMount && execPath.startsWith(`${mount}/`);
  return isInImage && isAbsolute(image) ? image : execPath;
}

function isReused(argument: string): boolean {
  const [name = ''] = argument.split('=', 1);
  return REUSED_SWITCHES.has(name);
}

function fromAnywhere(argument: string, cwd: string): string {
  if (!argument.startsWith(FOLDER_SWITCH)) return argument;
  return FOLDER_SWITCH + resolve(cwd, argument.slice(FOLDER_SWITCH.length));
}

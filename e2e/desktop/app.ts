import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication } from '@playwright/test';
import { desktopEnv } from './display';
import {
  collectOutput,
  endWithUs,
  processesInGroup,
  processesOutside,
  start,
  stopGroup,
  waitForGroupToEnd,
  type Env,
  type ProcessInfo,
} from './process';
import { eventually } from './wait';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const RUNTIME_FILE = join(PROJECT, '.cache', 'electron.json');

const IS_ROOT = process.getuid?.() === 0;
const LAUNCH_MS = 60_000;
const SECOND_START_MS = 30_000;

export interface LaunchOptions {
  /** The value for `DISPLAY`. */
  readonly display: string;
  readonly busAddress: string;
  /** The folder of this run's settings. */
  readonly userDataDir: string;
  /** The home folder it believes in, so that nothing of this machine's user is read or written. */
  readonly home: string;
  /** On top of the small environment every run gets. */
  readonly env?: Env;
  /** After the program's folder on the command line. */
  readonly args?: readonly string[];
  /** The folder with the program's package.json; by default the built Bridgekeeper. */
  readonly appDir?: string;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  /** The main process; also the group of all its processes. */
  readonly pid: number;
  /** Its living processes, the main process included. */
  processes(): readonly ProcessInfo[];
  /** Its output so far, on stdout and stderr. */
  output(): string;
  /** Ends it as its user does, and waits until none of its processes is left. */
  quit(): Promise<void>;
  /** Waits until it has ended with all its processes, as after "Quit". */
  waitForEnd(timeoutMs?: number): Promise<void>;
  /**
   * Starts the program a second time with the same folder, as a person does who forgot it was
   * running, and waits for that second process to end. `env` comes on top of the first one's.
   */
  startSecond(
    args?: readonly string[],
    env?: Env,
  ): Promise<{ code: number | null; output: string }>;
  /** Ends it whatever its state; resolves when none of its processes is left. */
  stop(): Promise<void>;
}

/**
 * Starts the program under Playwright, without waiting for a window: it may have none.
 *
 * @throws Error when there is no runtime, or the program is not up within 20 s.
 */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const executablePath = await electronPath();
  const env = { ...(await sessionEnv(options)), ...options.env };
  const args = commandLine(options);
  const app = await _electron.launch({
    executablePath,
    args,
    env,
    cwd: PROJECT,
    timeout: LAUNCH_MS,
    chromiumSandbox: !IS_ROOT,
  });
  // Playwright starts it as the leader of its own process group.
  const child = app.process();
  const { pid } = child;
  if (pid === undefined) throw new Error('The program has no process.');
  endWithUs(pid);
  const output = collectOutput(child);
  const waitForEnd: RunningApp['waitForEnd'] = (timeoutMs) => waitForGroupToEnd(pid, timeoutMs);

  return {
    app,
    pid,
    output,
    processes: () => processesInGroup(pid),
    waitForEnd,
    async quit() {
      // It may be gone before its answer arrives; whether it has ended, the system knows.
      await app.evaluate((electron) => electron.app.quit()).catch(() => undefined);
      await waitForEnd();
    },
    startSecond: async (secondArgs = [], secondEnv = {}) => {
      const given = { ...env, ...secondEnv };
      const second = await start(executablePath, [...args, ...secondArgs], given, PROJECT);
      try {
        const code = await second.exited(SECOND_START_MS);
        // One whose command line is too long starts the program anew, out of its group, with a shorter one.
        await eventually({
          what: 'whatever the second start has started to end',
          read: () => processesOutside(pid, options.userDataDir),
          until: (left) => left.length === 0,
          timeoutMs: SECOND_START_MS,
        });
        return { code, output: second.output() };
      } finally {
        await second.stop();
      }
    },
    stop: () => stopGroup(pid),
  };
}

/** The command line after the executable: switches, the program's folder, what the test adds. */
export function commandLine({
  appDir = PROJECT,
  userDataDir,
  args = [],
}: Pick<LaunchOptions, 'appDir' | 'userDataDir' | 'args'>): string[] {
  return [
    // Chromium's sandbox does not work for root, and only there is it given up.
    ...(IS_ROOT ? ['--no-sandbox'] : []),
    '--disable-gpu',
    `--user-data-dir=${userDataDir}`,
    appDir,
    ...args,
  ];
}

/**
 * What every program of the desktop's session has in its environment: little, so that a run is the
 * same on every machine. Makes the folders it names.
 */
export async function sessionEnv({
  display,
  busAddress,
  home,
}: Pick<LaunchOptions, 'display' | 'busAddress' | 'home'>): Promise<Env> {
  const folders = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_RUNTIME_DIR: join(home, '.run'),
  };
  // The runtime folder must be the user's alone, or programs refuse it.
  const USER_ONLY = 0o700;
  for (const folder of Object.values(folders)) {
    await mkdir(folder, { recursive: true, mode: USER_ONLY });
  }
  return {
    ...desktopEnv(display),
    ...folders,
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    // There is no system bus to ask about power or network; a wrong address only fails sooner.
    DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${join(home, 'no-system-bus')}`,
    // Without it the first GTK program on a display loads a software renderer of 34 MB.
    GDK_GL: 'disable',
    NO_AT_BRIDGE: '1',
  };
}

/** The Electron that the scripts have put in place for this machine; throws when they have not. */
export async function electronPath(): Promise<string> {
  const written = await readFile(RUNTIME_FILE, 'utf8').catch(() => {
    throw new Error('There is no Electron here yet. "npm run e2e" puts it in place.');
  });
  return (JSON.parse(written) as { path: string }).path;
}

import { readFile } from 'node:fs/promises';
import { connect } from '../desktop/connection';
import { desktopEnv } from '../desktop/display';
import { run, start } from '../desktop/process';
import { eventually } from '../desktop/wait';

const PROMPTER = 'org.gnome.keyring.SystemPrompter';
const WINDOW = 'Unlock Login Keyring';
const ANSWERS_MS = 20_000;

export interface PrompterOptions {
  readonly busAddress: string;
  /** The value for `DISPLAY`. */
  readonly display: string;
  readonly home: string;
}

/**
 * Starts the program that shows a locked keyring's question, as desktops have it. The test's bus
 * starts nothing by itself; without this, the keyring takes it that the user refused.
 *
 * @throws Error when it is missing or not on the bus within 5 s.
 */
export async function startPrompter({
  busAddress,
  display,
  home,
}: PrompterOptions): Promise<{ stop(): Promise<void> }> {
  const connection = await connect(busAddress);
  const prompter = await start(await prompterProgram(), [], {
    ...desktopEnv(display),
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    DBUS_SESSION_BUS_ADDRESS: busAddress,
    GDK_GL: 'disable',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
  });
  try {
    await connection.waitForName(PROMPTER);
  } catch (error) {
    await prompter.stop();
    throw error;
  } finally {
    await connection.close();
  }
  return prompter;
}

/**
 * Types the answer to every question of the keyring, until what asked it has ended; `null`
 * dismisses them. Chromium asks several times before it takes a refusal for one.
 *
 * @throws Error when it has not ended within 20 s.
 */
export async function answerPrompts(
  display: string,
  answer: string | null,
  asking: Promise<unknown>,
): Promise<void> {
  const xdotool = (...args: string[]) => run('xdotool', args, desktopEnv(display));
  let isOver = false;
  void asking.finally(() => {
    isOver = true;
  });
  await eventually({
    what: 'the keyring to have its answer',
    read: async () => {
      if (isOver) return true;
      // Throws while there is no such window, and so waits for it.
      await xdotool('search', '--onlyvisible', '--name', WINDOW, 'windowfocus', '--sync');
      // In place of what the last try may have left there.
      if (answer !== null) await xdotool('key', 'ctrl+a', 'type', answer);
      await xdotool('key', answer === null ? 'Escape' : 'Return');
      return isOver;
    },
    until: (over) => over,
    timeoutMs: ANSWERS_MS,
  });
}

/** Its place differs by system and stands in its service file. */
async function prompterProgram(): Promise<string> {
  const service = await readFile(`/usr/share/dbus-1/services/${PROMPTER}.service`, 'utf8');
  const program = /^Exec=(.+)$/m.exec(service)?.[1];
  if (program === undefined) throw new Error(`The service file of ${PROMPTER} names no program.`);
  return program.trim();
}

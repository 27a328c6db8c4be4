import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckID, CheckLine } from '../../shared/model/check-up';
import type { Fixtures } from '@playwright/test';
import { commandLine, electronPath, sessionEnv } from '../desktop/app';
import type { DesktopFixtures, DesktopWorkerFixtures } from '../desktop/fixtures';
import { KEYRING_ARGS } from '../desktop/keyring';
import { start, type Env } from '../desktop/process';
import type { ProgramFixtures } from '../program';

const END_MS = 60_000;

/** What `--doctor` answered. */
export interface Examined {
  code: number | null;
  output: string;
}

/** The same with `--json`. */
export interface ExaminedAsJSON extends Examined {
  toMend: number;
  comparison: readonly string[] | undefined;
  line(id: CheckID): CheckLine;
}

export interface ExamineOptions {
  env?: Env;
  args?: readonly string[];
}

export interface DoctorFixtures {
  /** Runs the program with `--doctor` on this desktop, beside any that runs already, to its end. */
  examine: (options?: ExamineOptions) => Promise<Examined>;
  examineAsJSON: (options?: ExamineOptions) => Promise<ExaminedAsJSON>;
}

type Given = Pick<DesktopFixtures, 'bus' | 'userDataDir'> & Pick<ProgramFixtures, 'simulator'>;
type GivenByWorker = Pick<DesktopWorkerFixtures, 'display'>;

/** For `test.extend<DoctorFixtures>(doctorFixtures)` on any test with a desktop and a simulator. */
export const doctorFixtures: Fixtures<DoctorFixtures, object, Given, GivenByWorker> = {
  examine: async ({ bus, display, simulator, userDataDir }, use) => {
    const home = join(userDataDir, '..', 'home');
    const temporary = join(userDataDir, '..', 'tmp');
    await mkdir(temporary, { recursive: true });
    await use(async ({ env = {}, args = [] } = {}) => {
      const session = { display: display.display, busAddress: bus.address, home };
      const given = {
        ...(await sessionEnv(session)),
        TMPDIR: temporary,
        BEEPER_BASE_URL: simulator.url,
        BEEPER_ACCESS_TOKEN: simulator.token,
        ...env,
      };
      const words = commandLine({ userDataDir, args: [...KEYRING_ARGS, '--doctor', ...args] });
      const examination = await start(await electronPath(), words, given);
      const closed = new Promise<void>((resolve) => {
        examination.child.once('close', () => resolve());
      });
      try {
        const code = await examination.exited(END_MS);
        await closed;
        const left = (await readdir(temporary)).filter((name) => name.includes('doctor'));
        if (left.length > 0) throw new Error(`It has left ${left.join(', ')} behind.`);
        return { code, output: examination.output() };
      } finally {
        await examination.stop();
      }
    });
  },

  examineAsJSON: async ({ examine }, use) => {
    await use(async ({ args = [], ...options } = {}) => {
      const { code, output } = await examine({ ...options, args: ['--json', ...args] });
      // Chromium says a word of the machine before it.
      const [text = ''] = /^\{$[^]*^\}$/m.exec(output) ?? [];
      const { lines, toMend, comparison } = JSON.parse(text) as {
        lines: CheckLine[];
        toMend: number;
        comparison?: string[];
      };
      const line = (id: CheckID) => {
        const found = lines.find((one) => one.id === id);
        if (found === undefined) throw new Error(`${id} is not in ${output}`);
        return found;
      };
      return { code, output, toMend, comparison, line };
    });
  },
};

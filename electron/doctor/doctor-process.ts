import { join } from 'node:path';
import { pausedLine } from '../../shared/strings/status';
import { takeEnvironment } from '../connection/environment';
import { createGuardedFetch, listenerHoldsMs } from '../connection/guarded-fetch';
import { findListener } from '../connection/listener-owner/listener-owner';
import { httpFetch } from '../beeper-api/http-fetch';
import type { ElectronModules } from '../electron-modules.electron';
import { systemClock } from '../platform/clock';
import { readIfExists } from '../platform/files';
import { STDERR, STDOUT, writeOut } from '../platform/write-out';
import { SETTINGS_FILE } from '../settings/settings-file-name';
import { findRunning } from '../status/program-lock';
import { readStatus } from '../status/read-status';
import { STATUS_FILE } from '../status/status-file-name';
import type { RunningFacts } from './checks/check-running';
import { doctorExitCode, doctorJSON, doctorPage, EXIT_CODES } from './doctor-command';
import { examine } from './examine';
import { systemFacts } from './system-facts';
import { readToken } from './read-token';

type Electron = Pick<ElectronModules, 'app' | 'Notification' | 'safeStorage' | 'session'>;

/**
 * Looks at everything, prints what was found, and ends this process. Must be called before Electron is
 * ready.
 * @param folder of the program's own files, which is not this process's
 */
export function startExamination(
  electron: Electron,
  { folder, isJSON, isThorough }: { folder: string; isJSON: boolean; isThorough: boolean },
): void {
  const { app } = electron;
  // As the command line has it; not every system's Electron may go by that alone.
  const workFolder = app.commandLine.getSwitchValue('user-data-dir');
  if (workFolder !== '') app.setPath('userData', workFolder);
  app.disableHardwareAcceleration();
  app.dock?.hide();
  const environment = takeEnvironment(process.env, process.argv, app.getVersion());
  const run = async () => {
    await app.whenReady();
    const { safeStorage } = electron;
    const examination = await examine(
      {
        ...systemFacts(electron, environment),
        guardedFetch: createGuardedFetch({
          fetch: httpFetch,
          findListener,
          clock: systemClock,
          validMs: listenerHoldsMs(process.platform),
        }),
        findListener,
        folder,
        environmentURL: environment.baseURL,
        isBadAddress: environment.problem !== null,
        readRunning: () => readRunning(folder),
        readToken: (isLocked) => readToken({ environment, folder, safeStorage }, isLocked),
        hasShortcut: () => hasStoredShortcut(folder),
      },
      isThorough,
    );
    const answer = isJSON ? doctorJSON : doctorPage;
    writeOut(STDOUT, answer(examination, app.getVersion()));
    return doctorExitCode(examination);
  };
  run().then(
    (code) => app.exit(code),
    (error: unknown) => {
      writeOut(STDERR, `${String(error)}\n`);
      app.exit(EXIT_CODES.toMend);
    },
  );
}

function readRunning(folder: string): RunningFacts {
  const { isRunning } = findRunning(folder, process.platform);
  const file = readStatus(join(folder, STATUS_FILE));
  return { isRunning, isPaused: file.kind === 'read' && pausedLine(file.status) !== null };
}

async function hasStoredShortcut(folder: string): Promise<boolean> {
  try {
    const stored: unknown = JSON.parse((await readIfExists(join(folder, SETTINGS_FILE))) ?? '{}');
    return (
      typeof stored === 'object' &&
      stored !== null &&
      'shortcut' in stored &&
      typeof stored.shortcut === 'string'
    );
  } catch {
    return false;
  }
}

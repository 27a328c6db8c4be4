import { spawnSync } from 'node:child_process';
import { NO_WORK_FOLDER_TEXT } from '../../shared/strings/doctor';
import type { ElectronModules } from '../electron-modules.electron';
import { STDERR, writeOut } from '../platform/write-out';
import { EXIT_CODES, readDoctorRequest } from './doctor-command';
import { makeWorkFolder } from './work-folder';

type Electron = Pick<ElectronModules, 'app' | 'Notification' | 'safeStorage' | 'session'>;

/** Names the program's folder to the process that looks at it. */
const FOLDER_VARIABLE = 'BRIDGEKEEPER_DOCTOR_FOLDER';

/**
 * Answers `--doctor`, and ends this process. It claims no lock, shows nothing, and leaves the program's
 * folder and a running program alone: as Chromium fills its folder until its very end, a second process
 * looks at everything, with a folder that this one removes. Resolves before Electron is ready.
 */
export async function runDoctor(electron: Electron): Promise<void> {
  const request = readDoctorRequest(process.argv);
  if (request.kind === 'refused') {
    writeOut(STDERR, request.sentence);
    process.exit(EXIT_CODES.usage);
  }
  const { [FOLDER_VARIABLE]: folder } = process.env;
  if (folder === undefined) process.exit(examineElsewhere(electron.app.getPath('userData')));
  const { startExamination } = await import('./doctor-process');
  startExamination(electron, { folder, ...request });
}

/** Returns the exit code. @param folder of the program's own files */
function examineElsewhere(folder: string): number {
  const { argv, env, execPath, platform } = process;
  const work = makeWorkFolder(folder, { env, platform });
  if (work === null) {
    writeOut(STDERR, `${NO_WORK_FOLDER_TEXT}\n`);
    return EXIT_CODES.toMend;
  }
  const hasScreen = platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  const own = argv.slice(1).filter((one) => !one.startsWith('--user-data-dir='));
  // Ctrl+C goes to both; this one stays until the folder is gone.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const args = [
    ...own,
    `--user-data-dir=${work.path}`,
    // Without a screen Chromium ends before it has begun.
    ...(hasScreen ? [] : ['--ozone-platform=headless']),
  ];
  try {
    const { status } = spawnSync(execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, [FOLDER_VARIABLE]: folder },
      windowsHide: true,
    });
    return status ?? EXIT_CODES.toMend;
  } finally {
    work.remove();
  }
}

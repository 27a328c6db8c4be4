import * as electron from 'electron';
import { isDoctorStart } from './doctor/is-doctor-start';
import { runStatusCommand } from './status/run-status-command';

// Before anything else is loaded, as other programs ask for it every few seconds.
const exitCode = runStatusCommand({
  argv: process.argv,
  folder: () => electron.app.getPath('userData'),
  program: () => electron.app.getVersion(),
});
if (exitCode !== null) process.exit(exitCode);
if (process.argv.includes('--purge-data')) {
  const { runPurgeCommand } = await import('./purge/run-purge-command');
  process.exit(runPurgeCommand(process.argv, electron.app));
}

// Electron is not ready before this module has run, and what follows relies on that.
if (isDoctorStart(process.argv)) {
  const { runDoctor } = await import('./doctor/run-doctor');
  await runDoctor(electron);
} else {
  const { startProgram } = await import('./start');
  startProgram(electron);
}

import { join } from 'node:path';
import type { About } from '../../shared/model/about';
import type { CheckLine } from '../../shared/model/check-up';
import { logsNotOpenedText } from '../../shared/strings/banners';
import { readAbout, readVersions, type BuildFacts } from '../about/about';
import type { CheckUps } from '../doctor/check-ups';
import { UserFacingError } from '../ipc/user-facing-error';
import { LOG_FILE } from '../logging/log-file';
import { readIfExists } from '../platform/files';
import { diagnosticsText, type DiagnosticFacts } from './diagnostics-text';

type ProgramState = Pick<DiagnosticFacts, 'snapshot' | 'connection' | 'settings' | 'now'>;

/** What helps a user to see what the program is, and what went wrong. */
export interface Diagnostics {
  readAbout(): Promise<About>;
  /** Looks at everything the program needs, and says how each of it is. */
  checkUp(): Promise<readonly CheckLine[]>;
  /** What helps to find a mistake, as text; `names` adds whose accounts they are, and the log's end. */
  read(names: boolean): Promise<string>;
  /** Shows the folder with the logs. Rejects with a UserFacingError when that does not work. */
  openLogs(): Promise<void>;
}

interface Options extends BuildFacts {
  logFolder: string;
  programState: () => ProgramState;
  checkUps: CheckUps;
  /** Electron's `shell.openPath`: resolves with why it did not open, or with nothing. */
  openPath: (path: string) => Promise<string>;
}

export function createDiagnostics(options: Options): Diagnostics {
  const { appVersion, buildFolder, logFolder, programState, checkUps, openPath } = options;
  return {
    readAbout: () => readAbout({ appVersion, buildFolder }),
    checkUp: checkUps.run,
    async read(names) {
      const log = names ? await readIfExists(join(logFolder, LOG_FILE)) : null;
      return diagnosticsText({
        ...programState(),
        names,
        checkUp: checkUps.latest(),
        versions: readVersions(appVersion),
        desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
        sessionType: process.env['XDG_SESSION_TYPE'] ?? '',
        logTail: log?.trimEnd().split('\n') ?? [],
      });
    },
    async openLogs() {
      if ((await openPath(logFolder)) !== '') {
        throw new UserFacingError('failed', logsNotOpenedText(logFolder));
      }
    },
  };
}

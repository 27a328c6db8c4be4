import { join } from 'node:path';
import { shell } from 'electron';
import type { About } from '../../shared/ipc/contract';
import { logsNotOpenedText } from '../../shared/strings/banners';
import { UserFacingError } from '../ipc/user-facing-error';
import { readIfExists } from '../platform/files';
import { readAbout, readVersions } from '../about/about.electron';
import { diagnosticsText, type DiagnosticFacts } from './diagnostics-text';
import { LOG_FILE } from '../logging/log';

type Known = Pick<DiagnosticFacts, 'snapshot' | 'connection' | 'settings' | 'now'>;

export interface Diagnostics {
  about(): Promise<About>;
  /** What helps to find a mistake, as text; `names` adds whose accounts they are, and the log's end. */
  diagnostics(names: boolean): Promise<string>;
  /** Shows the folder with the logs. Rejects with a Failure when that does not work. */
  openLogs(): Promise<void>;
}

interface Options {
  logFolder: string;
  /** How things stand now. */
  known: () => Known;
}

/** What helps a person to see what the program is, and what went wrong. */
export function createDiagnostics({ logFolder, known }: Options): Diagnostics {
  return {
    about: readAbout,
    async diagnostics(names) {
      const log = names ? await readIfExists(join(logFolder, LOG_FILE)) : null;
      return diagnosticsText({
        ...known(),
        names,
        versions: readVersions(),
        desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
        sessionType: process.env['XDG_SESSION_TYPE'] ?? '',
        logTail: log?.trimEnd().split('\n') ?? [],
      });
    },
    async openLogs() {
      if ((await shell.openPath(logFolder)) !== '') {
        throw new UserFacingError('failed', logsNotOpenedText(logFolder));
      }
    },
  };
}

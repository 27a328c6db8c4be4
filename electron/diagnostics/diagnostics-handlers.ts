import type { HandlersOf } from '../ipc/handlers';
import type { Diagnostics } from './diagnostics';

export function createDiagnosticsHandlers(
  diagnostics: Diagnostics,
): HandlersOf<'about' | 'checkUp' | 'diagnostics' | 'logs'> {
  return {
    'about.read': () => diagnostics.readAbout(),
    'checkUp.run': () => diagnostics.checkUp(),
    'diagnostics.read': ({ names }) => diagnostics.read(names),
    'logs.open': () => diagnostics.openLogs(),
  };
}

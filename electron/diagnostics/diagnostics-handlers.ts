import type { HandlersOf } from '../ipc/handlers';
import type { Diagnostics } from './diagnostics';

export function createDiagnosticsHandlers(
  diagnostics: Diagnostics,
): HandlersOf<'about' | 'diagnostics' | 'logs'> {
  return {
    'about.read': () => diagnostics.readAbout(),
    'diagnostics.read': ({ names }) => diagnostics.read(names),
    'logs.open': () => diagnostics.openLogs(),
  };
}

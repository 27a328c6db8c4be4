import { join } from 'node:path';
import { HOST_FOLDER } from './host/script-path';

export interface ExtensionPlace {
  env: Readonly<Record<string, string | undefined>>;
  /** Of the program's own files. */
  folder: string;
  /** The extension that came with the program. */
  extensionFolder: string;
}

/**
 * Where browsers load the extension from. Of an AppImage it is a copy among the user's own files, as what it
 * brings along is there only while the program runs. Elsewhere it is the very folder that came with the
 * program, so that an update reaches the browser, and who changes it needs to be who installed it.
 */
export function shownExtensionFolder({ env, folder, extensionFolder }: ExtensionPlace): string {
  const isMounted = (env['APPIMAGE'] ?? '') !== '';
  return isMounted ? join(folder, HOST_FOLDER, 'extension') : extensionFolder;
}

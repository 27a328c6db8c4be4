import Store from 'electron-store';
import type { SettingsFile } from './settings-store';

/** Opens settings.json in a folder; electron-store writes it atomically. */
export function openSettingsFile(folder: string): SettingsFile {
  return new Store<Record<string, unknown>>({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: true,
  });
}

import { join } from 'node:path';
import type { Settings } from '../../shared/model/settings';
import { TRAY_STYLES } from '../../shared/model/tray-style';
import { readIfExists } from '../platform/files';
import { SETTINGS_FILE } from './settings-file-name';

/**
 * The tray's style in settings.json, read before what the settings need is loaded; the default when that
 * is not to be had. Never rejects.
 */
export async function readTrayStyle(folder: string): Promise<Settings['trayStyle']> {
  try {
    const text = (await readIfExists(join(folder, SETTINGS_FILE))) ?? '{}';
    const { trayStyle } = JSON.parse(text) as Record<string, unknown>;
    return TRAY_STYLES.find((style) => style === trayStyle) ?? 'auto';
  } catch {
    return 'auto';
  }
}

import { join } from 'node:path';
import type { Bounds, Settings } from '../../shared/model/settings';
import { TRAY_STYLES } from '../../shared/model/tray-style';
import { KEPT_SIDE } from '../../shared/model/window-size';
import { readIfExists } from '../platform/files';
import { SETTINGS_FILE } from './settings-file-name';

/** What the settings say of how the program looks in its first moment. */
export type StoredLook = Pick<Settings, 'trayStyle' | 'theme' | 'window'>;

const THEMES = ['system', 'light', 'dark'] as const;

/**
 * Reads it from settings.json before what the settings need is loaded; the defaults in place of what is
 * not to be had. Never rejects.
 */
export async function readStoredLook(folder: string): Promise<StoredLook> {
  const stored = await readStored(folder);
  return {
    trayStyle: TRAY_STYLES.find((style) => style === stored['trayStyle']) ?? 'auto',
    theme: THEMES.find((theme) => theme === stored['theme']) ?? 'system',
    window: placementOf(stored['window']),
  };
}

async function readStored(folder: string): Promise<Record<string, unknown>> {
  try {
    const text = (await readIfExists(join(folder, SETTINGS_FILE))) ?? '{}';
    return asRecord(JSON.parse(text));
  } catch {
    return {};
  }
}

function placementOf(stored: unknown): Settings['window'] {
  const { bounds, isMaximized } = asRecord(stored);
  const { x, y, width, height } = asRecord(bounds);
  const all = { x, y, width, height };
  const fits = Object.values(all).every(Number.isSafeInteger) && [width, height].every(isKeptSide);
  return fits ? { bounds: all as Bounds, isMaximized: isMaximized === true } : null;
}

const isKeptSide = (side: unknown) =>
  Number(side) >= KEPT_SIDE.least && Number(side) <= KEPT_SIDE.most;

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

import type { SettingsState } from '../../shared/model/settings';

/** The system as the settings page names it; anything but macOS and Windows counts as Linux. */
export function platformName(platform: NodeJS.Platform): SettingsState['platform'] {
  if (platform === 'darwin') return 'mac';
  return platform === 'win32' ? 'windows' : 'linux';
}

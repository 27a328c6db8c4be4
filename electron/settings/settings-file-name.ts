export const SETTINGS_FILE = 'settings.json';

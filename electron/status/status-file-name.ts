/** The name in the user-data folder; other programs rely on it. */
export const STATUS_FILE = 'status.json';

/**
 * What the tray's icon can look like; `light` is a light icon, for a dark bar. They are apart from the
 * settings' schema, whose library is loaded only behind the icon.
 */
export const TRAY_STYLES = ['auto', 'light', 'dark', 'colour'] as const;

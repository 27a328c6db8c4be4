/** Said when another program holds the shortcut that was asked for; the old one stays. */
export const SHORTCUT_TAKEN_TEXT =
  'Another program already uses these keys. Your shortcut is as it was before; try other keys.';

/** Said when the system cannot use the keys as a shortcut; the old one stays. */
export const SHORTCUT_UNUSABLE_TEXT =
  'These keys cannot be a shortcut here. Your shortcut is as it was before; try other keys.';

/** Said at the start when the shortcut could not be had. */
export const SHORTCUT_LOST_TEXT =
  'Your shortcut does not work at the moment, because another program uses its keys. You can choose others in the settings.';

/** Said when the system does not take the change to what starts at login. */
export function startAtLoginFailedText(reason: string): string {
  return `Starting at login could not be changed: ${reason}`;
}

/** Said when the system refused some of what was to be put back; each reason is a sentence. */
export function resetFailedText(reasons: readonly string[]): string {
  return `The other settings are back to how they were at first. ${reasons.join(' ')}`;
}

/** Keys that type nothing, and so may be a shortcut on their own. */
const SILENT_KEY = /^(f\d+|media.+|volume.+)$/;

/**
 * Whether an accelerator, in Electron's notation, leaves plain typing alone. Electron accepts a lone
 * "B" as well, and then no program on this computer could type a b any more.
 */
export function isValidGlobalShortcut(accelerator: string): boolean {
  const words = accelerator.toLowerCase().split('+');
  const modifiers = words.slice(0, -1).filter((word) => word !== '' && word !== 'shift');
  return modifiers.length > 0 || SILENT_KEY.test(words.at(-1) ?? '');
}

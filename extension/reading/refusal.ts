import type { OfferMessage, Wanted } from '../../shared/browser-extension/messages';

/**
 * Whether a browser refused to let the extension into a page that its user has allowed: by a setting of
 * its own, or an administrator's. Its words are in English. A page that has just gone is no refusal.
 */
export function isRefusal(error: unknown): boolean {
  const words = error instanceof Error ? error.message : String(error);
  return /extensionssettings policy|missing host permission|cannot access contents/i.test(words);
}

/**
 * What cannot be read then, of what is wanted. Firefox shows the cookies of such a site nevertheless, and a
 * script is run in another way, which says so by itself.
 */
export function unreadableWhenRefused(
  wanted: readonly Wanted[],
  isFirefox: boolean,
): OfferMessage['unreadable'] {
  const kinds = new Set(wanted.map(({ kind }) => kind));
  const away = isFirefox
    ? (['storage', 'header', 'body'] as const)
    : (['cookie', 'storage', 'header', 'body'] as const);
  return away.filter((kind) => kinds.has(kind));
}

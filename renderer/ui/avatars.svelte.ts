import type { Avatar } from './network-avatar';

/** Null until the marks are there. */
let avatarFor = $state.raw<((network: string) => Avatar) | null>(null);

/**
 * Resolves when the marks are there. They are a fifth of what the window's first picture is made of, and
 * come beside its code, before Beeper's accounts do.
 */
export const avatarsLoaded: Promise<void> = import('./network-avatar').then(
  (loaded) => void (avatarFor = loaded.avatarFor),
);

/** What a network is shown by; null for a moment after the start. */
export const avatarOf = (network: string): Avatar | null => avatarFor?.(network) ?? null;

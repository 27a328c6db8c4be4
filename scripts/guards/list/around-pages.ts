import type { Guard } from '../guard';

/** Between the program and pages: those of sign-ins, and the window's own. */
export const GUARDS_AROUND_PAGES: readonly Guard[] = [];

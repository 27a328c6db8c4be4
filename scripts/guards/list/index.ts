import type { Guard } from '../guard';
import { GUARDS_AROUND_BEEPER } from './around-beeper';
import { GUARDS_AROUND_PAGES } from './around-pages';

/** Every guard of the program. */
export const GUARDS: readonly Guard[] = [...GUARDS_AROUND_BEEPER, ...GUARDS_AROUND_PAGES];

import type { StartHandOver } from '../types';

/** A hand-over to which no browser comes, for tests that are about something else. */
export const stillHandOver: StartHandOver = () => ({
  tell: () => undefined,
  close: () => undefined,
});

/** A user who has never signed in with the everyday browser. */
export const NO_CHOICE = { get: () => false, set: () => undefined };

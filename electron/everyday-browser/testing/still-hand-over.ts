import type { StartHandOver } from '../types';

/** A hand-over to which no browser comes, for tests that are about something else. */
export const stillHandOver: StartHandOver = () => ({
  tell: () => undefined,
  close: () => undefined,
});

import type { z } from 'zod';
import { openEnum, wireObject } from './open';

/** How far Beeper Desktop has come with its own sign-in, in the order of its states. */
export const APP_SETUP_STATES = [
  'needs-login',
  'initializing',
  'needs-cross-signing-setup',
  'needs-verification',
  'needs-secrets',
  'needs-first-sync',
  'ready',
] as const;

/**
 * The answer of `GET /v1/app/setup`, which needs no token before anybody is signed in. Nothing but the
 * state is read; and nothing else below `/v1/app/` is ever asked: it hands out credentials.
 */
export const appSetupSchema = wireObject({ state: openEnum(APP_SETUP_STATES) }).transform(
  ({ state }) => ({ state }),
);

export type AppSetup = z.output<typeof appSetupSchema>;

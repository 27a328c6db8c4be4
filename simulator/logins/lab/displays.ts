import type { DisplayStep, LoginStep } from '../../../shared/api/login-session';
import { show } from '../parts';
import { LoginError, type Script, type ScriptedFlow } from '../script';

const WAIT_MS = 300_000;

function* waitFor(step: DisplayStep, waitMs: number): Script {
  if (yield* show(step, waitMs)) return { shape: 'bare' };
  throw new LoginError('FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'Nobody answered in time.');
}

const nothing: ScriptedFlow = {
  flow: { id: 'nothing', name: 'Nothing to show', description: 'Waits for another device.' },
  run: () =>
    waitFor(
      {
        type: 'display_and_wait',
        stepID: 'lab.nothing',
        instructions: 'Confirm on your other device.',
        display: { type: 'nothing' },
      },
      WAIT_MS,
    ),
};

const unchanged: ScriptedFlow = {
  flow: {
    id: 'unchanged',
    name: 'No long poll',
    description: 'Answers at once that nothing is new.',
  },
  run: () =>
    waitFor(
      {
        type: 'display_and_wait',
        stepID: 'lab.unchanged',
        instructions: 'Confirm on your other device.',
        display: { type: 'nothing' },
      },
      0,
    ),
};

// Only the parser marks an unknown member; on the wire there is just an unknown type.
const HOLOGRAM = { type: 'hologram', data: 'AAAA' } as unknown as DisplayStep['display'];
const SECURITY_KEY = {
  type: 'webauthn',
  stepID: 'lab.unknown-step',
  instructions: 'Touch your security key.',
  challenge: { rpId: 'lab.localhost' },
} as unknown as LoginStep;

const unknownDisplay: ScriptedFlow = {
  flow: { id: 'unknown-display', name: 'Unknown display', description: 'Shows what nobody knows.' },
  run: () =>
    waitFor(
      {
        type: 'display_and_wait',
        stepID: 'lab.unknown-display',
        instructions: 'Walk around the hologram.',
        display: HOLOGRAM,
      },
      WAIT_MS,
    ),
};

const unknownStep: ScriptedFlow = {
  flow: { id: 'unknown-step', name: 'Unknown step', description: 'Asks for what nobody knows.' },
  *run() {
    for (;;) yield { step: SECURITY_KEY };
  },
};

export const DISPLAY_LOGINS = [nothing, unchanged, unknownDisplay, unknownStep];

import { create } from 'qrcode';
import type { DisplayStep, LoginStep } from '../../../shared/api/login-session';
import { FOX_PNG } from '../../sites/fox-picture';
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

const HOLOGRAM = { type: 'hologram', data: 'AAAA' };
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

/** What the QR code of a picture says. */
export const QR_IN_PICTURE = 'https://lab.localhost/by-picture';

/** A QR code as a bridge that draws it by itself sends it. */
function qrPicture(): string {
  const { size, data } = create(QR_IN_PICTURE).modules;
  const dots = Array.from(data, (dark, at) =>
    dark === 1 ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${dots.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const FOX = `data:image/png;base64,${FOX_PNG}`;
const TURNED = '\u202e';

/** A PIN for another device, as it stands in a bridge's instructions. */
export const PIN_IN_INSTRUCTIONS = '482913';

/** Displays and instructions as bridges send them, one after the other. */
const DISPLAYS: readonly Omit<DisplayStep, 'type' | 'stepID'>[] = [
  { display: { type: 'qr', imageURL: qrPicture() }, instructions: 'Scan the picture.' },
  { display: { type: 'emoji', data: '🦊' }, instructions: 'Tap the emoji on your phone.' },
  { display: { type: 'emoji', data: '🐙', imageURL: 'https://127.0.0.1:9/octopus.png' } },
  { display: { type: 'code', data: 'ABCD-1234', imageURL: FOX } },
  {
    display: { type: 'nothing' },
    instructions: [
      `Please open the ${TURNED}LINE app on your mobile device and enter this PIN code: **${PIN_IN_INSTRUCTIONS}**`,
      'After entering the code, read [what comes next](https://example.com/next?step=2) or **wait**.',
    ].join('\n\n'),
  },
];

const manyDisplays: ScriptedFlow = {
  flow: { id: 'many-displays', name: 'Many displays', description: 'As bridges send them.' },
  *run() {
    for (const [place, display] of DISPLAYS.entries()) {
      const stepID = `lab.many-displays.${place}`;
      yield* waitFor({ type: 'display_and_wait', stepID, ...display }, WAIT_MS);
    }
    return { shape: 'bare' };
  },
};

/** Longer than a name may be, as addresses of sign-ins are. */
export const ADDRESS_AS_CODE = `https://auth.example.com/oauth/authorize?response_type=code&client_id=lab&state=${'0123456789abcdef'.repeat(16)}`;

const addressAsCode: ScriptedFlow = {
  flow: { id: 'address-as-code', name: 'Address as a code', description: 'One to be opened.' },
  *run() {
    yield* waitFor(
      {
        type: 'display_and_wait',
        stepID: 'lab.address-as-code',
        display: { type: 'code', data: ADDRESS_AS_CODE },
        instructions: 'Open this URL in a browser and complete login, then wait here.',
      },
      WAIT_MS,
    );
    return { shape: 'bare' };
  },
};

export const DISPLAY_LOGINS = [
  nothing,
  unchanged,
  unknownDisplay,
  manyDisplays,
  addressAsCode,
  unknownStep,
];

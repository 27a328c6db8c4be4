import type { UserInputStep } from '../../shared/api/login-session';
import { PASSWORD, personByPhone } from '../sites/people';
import { newSecret } from '../sites/secret';
import { CODES } from './codes';
import { askUntil, showInTurn } from './parts';
import { LoginError, type Part, type ScriptedFlow } from './script';

const QR_ROUND_MS = 30_000;
const QR_ROUNDS_MS = Array<number>(4).fill(QR_ROUND_MS);

/** A question whose one field is called like its step. */
function question(stepID: string, type: string, label: string, instructions: string) {
  const fields = [{ id: stepID, type, label }];
  return { type: 'user_input', stepID, instructions, fields } satisfies UserInputStep;
}

const PHONE_STEP = question(
  'fi.mau.telegram.login.phone_number',
  'phone_number',
  'Phone number',
  'Enter your phone number.',
);
const CODE_STEP = question(
  'fi.mau.telegram.login.code',
  '2fa_code',
  'Code',
  'Enter the code that Telegram has sent to your other devices.',
);
const PASSWORD_STEP = question(
  'fi.mau.telegram.login.password',
  'password',
  'Password',
  'Enter your two-factor password.',
);

const phone: ScriptedFlow = {
  flow: { id: 'phone', name: 'Phone number', description: 'Sign in with a code sent to it.' },
  *run() {
    const person = yield* askUntil(
      PHONE_STEP,
      { instructions: 'That phone number is not valid. Enter it with the country code.' },
      (values) => personByPhone(values[PHONE_STEP.stepID]),
    );
    const again = {
      stepID: `${CODE_STEP.stepID}.incorrect`,
      instructions: 'The code was incorrect. Enter the code again.',
    };
    yield* askUntil(
      CODE_STEP,
      again,
      (values) => values[CODE_STEP.stepID] === CODES.telegram || undefined,
    );
    yield* askForPassword();
    return { person, shape: 'bare' };
  },
};

/** Asked again it is the same step, with other instructions. */
function askForPassword(): Part<true> {
  return askUntil(
    PASSWORD_STEP,
    { instructions: 'The password was incorrect. Enter your two-factor password again.' },
    (values) => values[PASSWORD_STEP.stepID] === PASSWORD || undefined,
  );
}

const qr: ScriptedFlow = {
  flow: { id: 'qr', name: 'QR code', description: 'Scan a code with your phone.' },
  *run() {
    const isScanned = yield* showInTurn(QR_ROUNDS_MS, () => ({
      type: 'display_and_wait',
      stepID: 'fi.mau.telegram.login.qr',
      instructions: 'Scan the QR code in Telegram, under “Devices”.',
      display: { type: 'qr', data: `tg://login?token=${newSecret()}` },
    }));
    if (!isScanned) {
      throw new LoginError('FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'Nobody scanned the code in time.');
    }
    yield* askForPassword();
    return { shape: 'bare' };
  },
};

export const TELEGRAM_LOGINS = [phone, qr];

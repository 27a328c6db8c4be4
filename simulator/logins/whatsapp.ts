import type { DisplayStep } from '../../shared/api/login-session';
import { personByPhone } from '../sites/people';
import { newSecret } from '../sites/secret';
import { CODES } from './codes';
import { ask, show, showInTurn } from './parts';
import { LoginError, type ScriptedFlow } from './script';

/** The first code is good for a minute, five more for 20 s each. */
const QR_WAITS_MS = [60_000, 20_000, 20_000, 20_000, 20_000, 20_000];
const CODE_WAIT_MS = 160_000;

const qr: ScriptedFlow = {
  flow: { id: 'qr', name: 'QR code', description: 'Scan a code with your phone.' },
  *run() {
    const isScanned = yield* showInTurn(QR_WAITS_MS, () => ({
      type: 'display_and_wait',
      stepID: 'fi.mau.whatsapp.login.qr',
      instructions: 'Scan the QR code with the WhatsApp app on your phone.',
      display: { type: 'qr', data: `2@${newSecret()},${newSecret()},${newSecret()}` },
    }));
    if (!isScanned) throw timedOut();
    return { shape: 'bare' };
  },
};

const phone: ScriptedFlow = {
  flow: { id: 'phone', name: 'Phone number', description: 'Type a code of eight letters.' },
  *run() {
    const { phone_number: number = '' } = yield* ask({
      type: 'user_input',
      stepID: 'fi.mau.whatsapp.login.phone',
      instructions: 'Enter the phone number of your WhatsApp account.',
      fields: [
        {
          id: 'phone_number',
          type: 'phone_number',
          label: 'Phone number',
          description: 'With the country code.',
        },
      ],
    });
    const person = personByPhone(number);
    if (person === undefined) {
      throw new LoginError(
        'FI.MAU.WHATSAPP.PHONE_NUMBER_TOO_SHORT',
        'That phone number is too short.',
      );
    }
    const code: DisplayStep = {
      type: 'display_and_wait',
      stepID: 'fi.mau.whatsapp.login.code',
      instructions: 'Enter this code in WhatsApp on your phone.',
      display: { type: 'code', data: CODES.whatsapp },
    };
    if (!(yield* show(code, CODE_WAIT_MS))) throw timedOut();
    return { person, shape: 'step', instructions: `Successfully logged in as ${number}.` };
  },
};

function timedOut(): LoginError {
  return new LoginError('FI.MAU.WHATSAPP.LOGIN_TIMEOUT', 'Nobody scanned the code in time.');
}

export const WHATSAPP_LOGINS = [qr, phone];

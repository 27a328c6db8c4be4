import { newSecret } from '../sites/secret';
import { showInTurn } from './parts';
import { LoginError, type ScriptedFlow } from './script';

const ROUND_MS = 45_000;
const ROUNDS_MS = Array<number>(6).fill(ROUND_MS);

const qr: ScriptedFlow = {
  flow: { id: 'qr', name: 'QR code', description: 'Scan a code with your phone.' },
  *run() {
    const isScanned = yield* showInTurn(ROUNDS_MS, () => ({
      type: 'display_and_wait',
      stepID: 'fi.mau.signal.login.qr',
      instructions: 'Scan the QR code in the Signal app, under “Linked devices”.',
      display: { type: 'qr', data: `sgnl://linkdevice?uuid=${newSecret()}&pub_key=${newSecret()}` },
    }));
    if (!isScanned) {
      throw new LoginError('FI.MAU.BRIDGE.LOGIN_TIMED_OUT', 'Nobody scanned the code in time.');
    }
    return { shape: 'step' };
  },
};

export const SIGNAL_LOGINS = [qr];

import type { DemoBeeperState, DemoState } from '../../shared/model/demo';
import { DEMO_ENTRIES } from '../../shared/strings/demo';
import { NO_SUCH_DEMO_ACCOUNT_TEXT } from '../../shared/strings/banners';
import { createEmitter } from '../../shared/util/emitter';
import { UserFacingError } from '../ipc/user-facing-error';
import type { Clock } from '../platform/clock';

/** The built-in simulator: something to connect to, and to control. */
export interface Demo {
  baseURL: string;
  token: string;
  state(): DemoState;
  /** Puts the simulated Beeper into a state, in place of the one before. */
  setBeeper(state: DemoBeeperState): Promise<void>;
  /** Throws a UserFacingError when there is no such account. */
  setAccount(accountID: string, status: string): void;
  /** Puts everything back as it was at the beginning. */
  reset(): Promise<void>;
  /** Returns the way to stop listening. */
  onState(listener: (state: DemoState) => void): () => void;
  stop(): Promise<void>;
}

/** Nobody has a phone for simulated accounts: after this time the QR code counts as scanned. */
const SCANS_AFTER_MS = 8_000;
/** Longer than a poll waits for its second answer, shorter than it waits for its first. */
const SLOW_MS = 6_000;
/** One account needs the user from the first moment, so that there is something to see. */
const BROKEN = { accountID: 'local-whatsapp_ba_alice', status: 'reconnect_required' } as const;

/** Starts the simulator inside the program; its code is loaded only then. */
export async function startDemo({ now }: Pick<Clock, 'now'>): Promise<Demo> {
  const { startSimulator } = await import('../../simulator/simulator');
  const simulator = await startSimulator({ seed: 'sign-in', scansAfterMs: SCANS_AFTER_MS, now });
  const { control } = simulator;
  const changes = createEmitter<[state: DemoState]>();
  let beeper: DemoBeeperState = 'healthy';

  const state = (): DemoState => ({
    beeper,
    controlURL: simulator.controlUrl,
    entries: DEMO_ENTRIES,
  });
  const breakAnAccount = () => control.setAccount(BROKEN.accountID, { status: BROKEN.status });

  const effects: Record<DemoBeeperState, () => unknown> = {
    healthy: () => undefined,
    down: () => control.down(),
    slow: () => control.addFault({ kind: 'latency', path: '/v1', delayMs: SLOW_MS }),
    failing: () => control.addFault({ kind: 'status', status: 500, path: '/v1' }),
    'too-old': () => control.addFault({ kind: 'status', status: 404, path: '/v1/bridges' }),
    'token-refused': () => control.setAccess({ valid: false }),
    'read-only': () => control.setAccess({ scopes: ['read'] }),
  };

  const setBeeper = async (next: DemoBeeperState) => {
    control.clearFaults();
    control.setAccess({ valid: true, scopes: ['read', 'write'] });
    if (!control.isUp()) await control.up();
    await effects[next]();
    beeper = next;
    changes.emit(state());
  };

  breakAnAccount();
  return {
    baseURL: simulator.url,
    token: simulator.token,
    state,
    setBeeper,
    setAccount(accountID, status) {
      if (!control.accounts().some((account) => account.accountID === accountID)) {
        throw new UserFacingError('not-found', NO_SUCH_DEMO_ACCOUNT_TEXT);
      }
      control.setAccount(accountID, { status });
    },
    async reset() {
      control.reset();
      breakAnAccount();
      await setBeeper('healthy');
    },
    onState: changes.on,
    stop: () => simulator.stop(),
  };
}

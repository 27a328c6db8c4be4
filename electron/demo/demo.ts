import type { DemoBeeperState, DemoState } from '../../shared/model/demo';
import { DEMO_ENTRIES } from '../../shared/strings/demo';
import { NO_SUCH_DEMO_ACCOUNT_TEXT } from '../../shared/strings/banners';
import { UserFacingError } from '../ipc/user-facing-error';
import type { Clock } from '../platform/clock';

/** The built-in simulator: something to connect to, and to steer. */
export interface Demo {
  baseURL: string;
  token: string;
  state(): DemoState;
  /** Puts the made-up Beeper into a state; it leaves the one before. */
  setBeeper(state: DemoBeeperState): Promise<void>;
  /** Throws a Failure when there is no such account. */
  setAccount(accountID: string, status: string): void;
  /** Puts everything back as it was at the beginning. */
  reset(): Promise<void>;
  /** Returns the way to stop listening. */
  onState(listener: (state: DemoState) => void): () => void;
  stop(): Promise<void>;
}

/** What the user does to the demo, and sees the outcome of at once. */
export interface DemoControls {
  setBeeper(state: DemoBeeperState): Promise<void>;
  /** Rejects with a Failure when there is no such account. */
  setAccount(accountID: string, status: string): Promise<void>;
  reset(): Promise<void>;
}

/**
 * Steers the demo that is watched; without one nothing happens.
 * @param check asks Beeper anew, with a question that begins after the call
 */
export function createDemoControls(
  demo: () => Demo | null,
  check: () => Promise<void>,
): DemoControls {
  const look = () => void check();
  return {
    async setBeeper(state) {
      await demo()?.setBeeper(state);
      look();
    },
    async setAccount(accountID, status) {
      demo()?.setAccount(accountID, status);
      look();
    },
    async reset() {
      await demo()?.reset();
      look();
    },
  };
}

/** Nobody has a phone for made-up accounts: the other device does its part by itself. */
const SCANS_AFTER_MS = 8_000;
/** Longer than a poll waits for its second answer, shorter than it waits for its first. */
const SLOW_MS = 6_000;
/** Something to look at from the first moment. */
const NEEDY = { accountID: 'local-whatsapp_ba_alice', status: 'reconnect_required' } as const;

/** Starts the simulator inside the program; its code is loaded only then. */
export async function startDemo({ now }: Pick<Clock, 'now'>): Promise<Demo> {
  const { startSimulator } = await import('../../simulator/simulator');
  const simulator = await startSimulator({ seed: 'sign-in', scansAfterMs: SCANS_AFTER_MS, now });
  const { control } = simulator;
  const listeners = new Set<(state: DemoState) => void>();
  let beeper: DemoBeeperState = 'healthy';

  const state = (): DemoState => ({
    beeper,
    controlURL: simulator.controlUrl,
    entries: DEMO_ENTRIES,
  });
  const tell = () => {
    for (const listener of listeners) listener(state());
  };
  const begin = () => control.setAccount(NEEDY.accountID, { status: NEEDY.status });

  const misbehave: Record<DemoBeeperState, () => unknown> = {
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
    await misbehave[next]();
    beeper = next;
    tell();
  };

  begin();
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
      begin();
      await setBeeper('healthy');
    },
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => simulator.stop(),
  };
}

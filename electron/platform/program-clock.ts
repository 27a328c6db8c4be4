import { LOGIN_END_TIMER } from '../../shared/model/login';
import { systemClock, type Clock } from './clock';

interface Options {
  isPackaged: boolean;
  env: Readonly<Record<string, string | undefined>>;
}

/** The program's clock: the machine's, or in a test one that the test moves. */
export async function openProgramClock({ isPackaged, env }: Options): Promise<Clock> {
  if (isPackaged || env['BRIDGEKEEPER_MOVABLE_CLOCK'] !== '1') return systemClock;
  const { createTestClock } = await import('../testing/test-clock');
  const clock = createTestClock({ held: [LOGIN_END_TIMER] });
  // For the test that drives the main process; a packaged program never gets here.
  Object.assign(globalThis, { bridgekeeperClock: clock });
  return clock;
}

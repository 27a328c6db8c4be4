import { app } from 'electron';
import { systemClock, type Clock } from './clock';

/** The program's clock: the machine's, or in a test one that the test moves. */
export async function openClock(): Promise<Clock> {
  if (app.isPackaged || process.env['BRIDGEKEEPER_MOVABLE_CLOCK'] !== '1') return systemClock;
  const { createTestClock } = await import('../testing/test-clock');
  const clock = createTestClock();
  // For the test that drives the main process; a packaged program never gets here.
  Object.assign(globalThis, { bridgekeeperClock: clock });
  return clock;
}

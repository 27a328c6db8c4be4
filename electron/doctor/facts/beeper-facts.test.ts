import { expect, it, onTestFinished } from 'vitest';
import { startSimulator } from '../../../simulator/simulator';
import { httpFetch } from '../../beeper-api/http-fetch';
import type { ListenerOwner } from '../../connection/listener-owner/target';
import { systemClock } from '../../platform/clock';
import { lookForBeeper } from './beeper-facts';

const NOBODY = 'http://127.0.0.1:9';

/** Looks for a Beeper that has moved to one of its usual ports, where somebody's program answers. */
async function lookBeside(owner: ListenerOwner) {
  const simulator = await startSimulator({ seed: 'healthy' });
  onTestFinished(() => simulator.stop());
  // In place of the usual port, which another program of this computer may hold.
  const atSimulator = (url: string) => url.replace(/^http:\/\/[^/]+/, simulator.url);
  const { elsewhere } = await lookForBeeper(NOBODY, {
    clock: systemClock,
    plainFetch: (url, init) =>
      url.startsWith(NOBODY) ? httpFetch(url, init) : httpFetch(atSimulator(url), init),
    guardedFetch: () => Promise.reject(new Error('It carries no token.')),
    findListener: async () => ({ owner, address: null }),
  });
  return elsewhere.length;
}

it('names a Beeper on another port when it is this user’s, and nobody else’s', async () => {
  expect(await lookBeside('this-user')).toBeGreaterThan(0);
  expect(await lookBeside('another-user')).toBe(0);
  expect(await lookBeside('unknown')).toBe(0);
});

import { net, powerMonitor } from 'electron';
import type { Clock } from '../platform/clock';

/** How often the network is asked after while Beeper is not reachable. */
const NETWORK_CHECK_MS = 5_000;

export interface PowerEvents {
  /** Asks after the network only while there is a reason to. */
  watchNetwork(on: boolean): void;
  stop(): void;
}

interface Options {
  clock: Clock;
  /** The computer woke from sleep. */
  onResume: () => void;
  /** The screen was unlocked, or the network came back: a good moment to look again. */
  onLookAgain: () => void;
}

/** Hears when the computer is back: from sleep, from a locked screen, from being offline. */
export function createPowerEvents({ clock, onResume, onLookAgain }: Options): PowerEvents {
  let cancel: (() => void) | null = null;
  let wasOnline = true;

  const checkNetwork = () => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) onLookAgain();
    wasOnline = isOnline;
    cancel = clock.setTimeout(checkNetwork, NETWORK_CHECK_MS);
  };

  const stopNetwork = () => {
    cancel?.();
    cancel = null;
  };

  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onLookAgain);

  return {
    watchNetwork(on) {
      if (!on) stopNetwork();
      else if (cancel === null) checkNetwork();
    },
    stop() {
      stopNetwork();
      powerMonitor.off('resume', onResume);
      powerMonitor.off('unlock-screen', onLookAgain);
    },
  };
}

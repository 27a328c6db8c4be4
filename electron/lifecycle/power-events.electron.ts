import type { Net, PowerMonitor } from 'electron';
import type { Snapshot } from '../../shared/model/snapshot';
import { createEmitter } from '../../shared/util/emitter';
import type { Clock } from '../platform/clock';

/** How often to check for the network while Beeper is unreachable. */
const NETWORK_CHECK_MS = 5_000;

/** Emits when the computer resumes from sleep, is unlocked or comes back online. */
export interface PowerEvents {
  start(): void;
  stop(): void;
  onResume(listener: () => void): () => void;
  /** The screen was unlocked, or the network came back. */
  onUnlockOrOnline(listener: () => void): () => void;
  /** The screen was locked, or unlocked. */
  onLock(listener: (isLocked: boolean) => void): () => void;
  /** Checks for the network only while Beeper is unreachable. */
  applySnapshot(snapshot: Snapshot): void;
}

interface Options {
  electron: { net: Net; powerMonitor: PowerMonitor };
  clock: Clock;
  /** Watches the lock where Electron does not; returns the way to stop. */
  watchScreenLock: (onChange: (isLocked: boolean) => void) => () => void;
}

export function createPowerEvents({ electron, clock, watchScreenLock }: Options): PowerEvents {
  const { net, powerMonitor } = electron;
  const resume = createEmitter<[]>();
  const unlockOrOnline = createEmitter<[]>();
  const emitResume = () => resume.emit();
  const lock = createEmitter<[isLocked: boolean]>();
  const emitLock = () => lock.emit(true);
  const emitUnlock = () => {
    unlockOrOnline.emit();
    lock.emit(false);
  };
  let stopWatchingLock: () => void = () => undefined;
  let cancelCheck: (() => void) | null = null;
  let wasOnline = true;

  const checkNetwork = () => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) unlockOrOnline.emit();
    wasOnline = isOnline;
    cancelCheck = clock.setTimeout(checkNetwork, NETWORK_CHECK_MS);
  };

  const stopChecking = () => {
    cancelCheck?.();
    cancelCheck = null;
  };

  return {
    start() {
      powerMonitor.on('resume', emitResume);
      powerMonitor.on('lock-screen', emitLock);
      powerMonitor.on('unlock-screen', emitUnlock);
      stopWatchingLock = watchScreenLock((isLocked) => (isLocked ? emitLock() : emitUnlock()));
    },
    stop() {
      stopChecking();
      stopWatchingLock();
      powerMonitor.off('resume', emitResume);
      powerMonitor.off('lock-screen', emitLock);
      powerMonitor.off('unlock-screen', emitUnlock);
    },
    onResume: resume.on,
    onUnlockOrOnline: unlockOrOnline.on,
    onLock: lock.on,
    applySnapshot({ connectivity }) {
      if (connectivity.state !== 'unreachable') stopChecking();
      else if (cancelCheck === null) checkNetwork();
    },
  };
}

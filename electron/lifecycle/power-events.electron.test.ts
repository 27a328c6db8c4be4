import { describe, expect, it } from 'vitest';
import { createFakeElectron } from '../testing/fake-electron';
import { goodSnapshot } from '../testing/fixtures';
import { createManualClock } from '../testing/manual-clock';
import { createPowerEvents } from './power-events.electron';

describe('createPowerEvents', () => {
  function start() {
    const fake = createFakeElectron();
    const emitted: string[] = [];
    const clock = createManualClock();
    let onLockChange: (isLocked: boolean) => void = () => undefined;
    const events = createPowerEvents({
      electron: fake.electron,
      clock,
      watchScreenLock(onChange) {
        onLockChange = onChange;
        return () => emitted.push('no longer watched');
      },
    });
    events.onResume(() => emitted.push('resume'));
    events.onUnlockOrOnline(() => emitted.push('unlock or online'));
    events.onLock((isLocked) => emitted.push(isLocked ? 'locked' : 'unlocked'));
    events.start();
    const apply = (state: 'ok' | 'unreachable') =>
      events.applySnapshot({
        ...goodSnapshot([]),
        connectivity: { state, problem: null, since: 0 },
      });
    return { ...fake, clock, events, emitted, apply, lock: (is: boolean) => onLockChange(is) };
  }

  it('emits a resume and an unlocked screen until it is stopped', () => {
    const { electron, events, emitted } = start();
    electron.powerMonitor.emit('resume');
    electron.powerMonitor.emit('unlock-screen');
    events.stop();
    electron.powerMonitor.emit('resume');
    electron.powerMonitor.emit('unlock-screen');
    expect(emitted).toEqual(['resume', 'unlock or online', 'unlocked', 'no longer watched']);
  });

  it('emits what Linux says of the screen’s lock', () => {
    const { emitted, lock } = start();
    lock(true);
    lock(false);
    expect(emitted).toEqual(['locked', 'unlock or online', 'unlocked']);
  });

  it('emits that the network is back while Beeper is unreachable', async () => {
    const { clock, emitted, apply, setOnline } = start();
    setOnline(false);
    apply('unreachable');
    apply('unreachable');
    expect(clock.pending().length).toBe(1);
    await clock.advance(20_000);
    expect(emitted).toEqual([]);
    setOnline(true);
    await clock.advance(5_000);
    expect(emitted).toEqual(['unlock or online']);
  });

  it('does not check the network while Beeper answers', async () => {
    const { clock, apply } = start();
    apply('unreachable');
    apply('ok');
    expect(clock.pending()).toEqual([]);
  });
});

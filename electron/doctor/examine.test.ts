import { describe, expect, it } from 'vitest';
import type { SessionBus } from '../platform/session-bus';
import { createManualClock } from '../testing/manual-clock';
import { freshFolder } from '../testing/folder';
import { examine, type Examination } from './examine';
import type { Patient } from './patient';

const NOW = Date.UTC(2026, 5, 1);
const never = <T>() => new Promise<T>(() => undefined);

/** A Linux on which all is well, but that there is no Beeper and no token. */
async function examineWith(over: Partial<Patient>): Promise<Examination> {
  const clock = createManualClock(NOW);
  const bus: SessionBus = {
    call: async () => [true],
    subscribe: async () => undefined,
    close: () => undefined,
  };
  const patient: Patient = {
    platform: 'linux',
    env: {},
    clock,
    folder: await freshFolder(),
    environmentURL: null,
    isBadAddress: false,
    plainFetch: () => Promise.reject(new Error('nobody')),
    guardedFetch: () => Promise.reject(new Error('nobody')),
    findListener: async () => ({ owner: 'nobody', address: null }),
    readRunning: () => ({ isRunning: true, isPaused: false }),
    connectBus: async () => bus,
    showsNotifications: () => true,
    askKeyring: async () => 'gives-key',
    readToken: async () => ({ token: { kind: 'none' }, connection: null }),
    readAutostart: async () => 'on',
    hasShortcut: async () => false,
    resolveProxy: async () => 'DIRECT',
    ...over,
  };
  let isOver = false;
  const examining = examine(patient, false).finally(() => (isOver = true));
  while (!isOver) {
    await clock.advance(500);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return examining;
}

const stateOf = ({ lines }: Examination) =>
  Object.fromEntries(lines.map(({ id, state }) => [id, state]));

const withoutLock: Partial<SessionBus> = { call: async () => [false] };

describe('examine', () => {
  it('asks a keyring that is locked for nothing', async () => {
    let isAsked = false;
    const examined = await examineWith({
      askKeyring: async () => {
        isAsked = true;
        return 'gives-key';
      },
      readToken: async (isLocked) => ({
        token: { kind: isLocked ? 'locked' : 'none' },
        connection: null,
      }),
    });
    expect(isAsked).toBe(false);
    expect(stateOf(examined)).toMatchObject({ keyring: 'mend', token: 'mend', tray: 'ok' });
  });

  it('waits for no keyring that asks its user, and no bus that hangs', async () => {
    const bus = {
      ...withoutLock,
      subscribe: async () => undefined,
      close: () => undefined,
    } as SessionBus;
    const asking = await examineWith({
      connectBus: async () => bus,
      askKeyring: never,
      readToken: never,
    });
    const { lines } = asking;
    expect(lines.find(({ id }) => id === 'keyring')?.what).toContain('does not answer');
    expect(lines.find(({ id }) => id === 'token')?.what).toContain('has not handed out');
    expect(stateOf(asking)).toMatchObject({ beeper: 'mend', disk: 'ok', clock: 'ok' });

    const hanging = await examineWith({ connectBus: never });
    expect(stateOf(hanging)).toMatchObject({
      bus: 'unknown',
      tray: 'unknown',
      notifications: 'unknown',
      autostart: 'ok',
      keyring: 'ok',
      token: 'mend',
    });
  });

  it('asks for no bus where there is none, and not for itself in the window', async () => {
    const examined = await examineWith({
      platform: 'darwin',
      readRunning: null,
      connectBus: () => Promise.reject(new Error('asked')),
      showsNotifications: () => false,
    });
    expect(stateOf(examined)).toMatchObject({ tray: 'ok', notifications: 'mend', keyring: 'ok' });
    expect(examined.lines.map(({ id }) => id)).not.toEqual(
      expect.arrayContaining(['bus', 'portal', 'running']),
    );
  });

  it('lets a check that fails hide none of the others', async () => {
    const examined = await examineWith({
      readAutostart: () => Promise.reject(new Error('EACCES')),
      resolveProxy: () => {
        throw new Error('no network service');
      },
    });
    expect(stateOf(examined)).toMatchObject({ autostart: 'unknown', proxy: 'unknown', disk: 'ok' });
    expect(examined.lines).toHaveLength(15);
  });
});

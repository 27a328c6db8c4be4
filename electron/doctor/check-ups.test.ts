import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckID } from '../../shared/model/check-up';
import type { Connection } from '../connection/connection';
import { readEnvironment } from '../connection/environment';
import { createFakeElectron } from '../testing/fake-electron';
import { freshFolder } from '../testing/folder';
import { createCheckUps } from './check-ups';

const STORED = {
  kind: 'beeper',
  baseURL: 'http://127.0.0.1:1',
  token: 'bpt_secret',
  scopes: ['read'],
  expiresAt: 1_000,
  isIssued: false,
  tokenStorage: 'keyring',
} as const;

beforeEach(() => {
  // The test must find neither the desktop of this computer nor its user's autostart folder.
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
  vi.stubEnv('XDG_RUNTIME_DIR', '');
  vi.stubEnv('XDG_CONFIG_HOME', '/nowhere');
  return () => vi.unstubAllEnvs();
});

type Options = Parameters<typeof createCheckUps>[0];

async function start(
  connection: Connection,
  problem: 'locked' | null = null,
  changed: Partial<Options> = {},
) {
  const checkUps = createCheckUps({
    electron: createFakeElectron().electron,
    environment: readEnvironment({ BEEPER_BASE_URL: 'http://127.0.0.1:1' }, [], '1.2.3'),
    folder: await freshFolder(),
    now: () => 2_000,
    guardedFetch: () => Promise.reject(new Error('nobody')),
    findListener: async () => ({ owner: 'nobody', address: null }),
    connection: () => connection,
    tokenStoreProblem: () => problem,
    hasShortcut: () => false,
    pause: () => Promise.resolve(),
    ...changed,
  });
  const stateOf = async (id: CheckID) =>
    (await checkUps.run()).find((line) => line.id === id)?.state;
  return { checkUps, stateOf };
}

describe('the running program’s check-up', () => {
  it('is shared while it is under way, and remembered when it is over', async () => {
    const { checkUps } = await start({ kind: 'none' });
    expect(checkUps.latest()).toBeNull();
    const first = checkUps.run();
    expect(checkUps.run()).toBe(first);
    const lines = await first;
    expect(checkUps.latest()).toBe(lines);
    expect(lines.map(({ id }) => id)).not.toContain('running');
    expect(checkUps.run()).not.toBe(first);
  });

  it('begins a pause after the last one, however often it is asked for', async () => {
    let end: () => void = () => undefined;
    const asked: string[] = [];
    const { checkUps } = await start({ kind: 'none' }, null, {
      pause: () => new Promise<void>((resolve) => (end = resolve)),
      findListener: async (baseURL) => {
        asked.push(baseURL);
        return { owner: 'nobody', address: null };
      },
    });
    const first = await checkUps.run();
    const often = asked.length;
    const next = checkUps.run();
    // By then one without a pause has long asked.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([checkUps.run() === next, asked.length]).toEqual([true, often]);
    end();
    expect(await next).not.toBe(first);
    expect(asked.length).toBe(2 * often);
  });

  it('asks for no key where no real token may be seen', async () => {
    const demoOnly = readEnvironment({ BRIDGEKEEPER_DEMO_ONLY: '1' }, [], '1.2.3');
    const { stateOf } = await start({ kind: 'none' }, null, { environment: demoOnly });
    expect(await stateOf('keyring')).toBe('note');
  });

  it('goes by what the program knows of its token, and by its clock', async () => {
    const stored = await start(STORED);
    expect(await stored.stateOf('token')).toBe('unknown');
    expect(await stored.stateOf('expiry')).toBe('mend');
    expect(JSON.stringify(stored.checkUps.latest())).not.toContain(STORED.token);
    expect(await (await start({ kind: 'demo' })).stateOf('token')).toBe('note');
    expect(await (await start({ kind: 'waiting' })).stateOf('token')).toBe('mend');
    const locked = await start({ kind: 'none' }, 'locked');
    expect(await locked.stateOf('token')).toBe('mend');
    expect(locked.checkUps.latest()?.find(({ id }) => id === 'token')?.what).toContain('locked');
  });
});

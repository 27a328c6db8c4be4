import { describe, expect, it } from 'vitest';
import type { Vault, VaultReading } from './token-store.electron';
import { keptText, type BeeperConnection, type OwnToken } from '../connection/connection';
import { createKeeper } from './token-repository';

const TOKEN: OwnToken = {
  baseURL: 'http://127.0.0.1:23373',
  token: 'secret',
  scopes: ['read', 'write'],
  expiresAt: 5_000,
};
const GIVEN: BeeperConnection = { kind: 'beeper', ...TOKEN, token: 'env', keeping: 'environment' };

interface Start {
  reading?: VaultReading;
  hasKeyring?: boolean;
  given?: BeeperConnection | null;
  onlyAt?: string | null;
  diskFails?: boolean;
  /** The keyring asks its owner, who answers then. */
  asks?: Promise<void>;
}

/** A vault without a system behind it; e2e/vault and e2e/connect have the real keyring. */
function start({
  reading = { state: 'empty' },
  hasKeyring = true,
  given = null,
  onlyAt = null,
  diskFails = false,
  asks = Promise.resolve(),
}: Start = {}) {
  let inside = reading;
  /** As the real one, it does one thing after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const troubles: string[] = [];
  const lines: string[] = [];
  const write = (text: string, keeping: 'keyring' | 'plain') => {
    if (diskFails) throw new Error('ENOSPC');
    inside = { state: 'kept', text, keeping };
  };
  const vault: Vault = {
    read: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EIO');
        return inside;
      }),
    keep: (text) =>
      inTurn(async () => {
        await asks;
        if (hasKeyring) write(text, 'keyring');
        return hasKeyring;
      }),
    keepPlain: (text) => inTurn(() => write(text, 'plain')),
    erase: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EACCES');
        inside = { state: 'empty' };
      }),
  };
  const keeper = createKeeper({
    vault,
    given,
    onlyAt,
    log: (line) => lines.push(line),
    onTrouble: (sentence) => troubles.push(sentence),
  });
  return { keeper, inside: () => inside, troubles, lines };
}

const kept = (text = keptText(TOKEN)): VaultReading => ({
  state: 'kept',
  text,
  keeping: 'keyring',
});

describe('the keeper', () => {
  it('keeps a token in the keyring, and finds it there after a restart', async () => {
    const first = start();
    await first.keeper.take(TOKEN);
    expect(first.keeper.own()).toEqual({ kind: 'beeper', ...TOKEN, keeping: 'keyring' });
    const second = start({ reading: first.inside() });
    await second.keeper.restore();
    expect(second.keeper.own()).toEqual(first.keeper.own());
    expect(first.lines.join()).not.toContain('secret');
  });

  it('keeps it for this run alone without a keyring, until its owner chooses otherwise', async () => {
    const { keeper, inside } = start({ hasKeyring: false });
    await keeper.take(TOKEN);
    expect([keeper.own()?.keeping, inside().state]).toEqual(['this-run', 'empty']);
    await keeper.keepPlain();
    expect([keeper.own()?.keeping, inside().state]).toEqual(['plain', 'kept']);
    await keeper.take({ ...TOKEN, token: 'renewed' });
    expect(keeper.own()?.keeping).toBe('plain');
    expect(inside()).toMatchObject({ text: expect.stringContaining('renewed') as string });
  });

  it('does not loosen what the keyring keeps', async () => {
    const { keeper } = start();
    await keeper.take(TOKEN);
    await keeper.keepPlain();
    expect(keeper.own()?.keeping).toBe('keyring');
  });

  it('lets the environment’s token win, and never keeps it', async () => {
    const { keeper, inside } = start({ reading: kept(), given: GIVEN });
    await keeper.restore();
    expect(keeper.own()).toBe(GIVEN);
    await keeper.moved('http://127.0.0.1:23380');
    expect(keeper.own()).toBe(GIVEN);
    expect(inside()).toEqual(kept());
  });

  it('takes no token to another address than the one it was given for', async () => {
    const elsewhere = start({ reading: kept(), onlyAt: 'http://127.0.0.1:9' });
    await elsewhere.keeper.restore();
    expect(elsewhere.keeper.own()).toBeNull();
    const there = start({ reading: kept(), onlyAt: TOKEN.baseURL });
    await there.keeper.restore();
    expect(there.keeper.own()?.token).toBe('secret');
  });

  it.each(['locked', 'unreadable'] as const)(
    'says that the vault is %s, and leaves it',
    async (state) => {
      const { keeper, inside } = start({ reading: { state } });
      await keeper.restore();
      expect([keeper.own(), keeper.trouble(), inside()]).toEqual([null, state, { state }]);
      await keeper.take(TOKEN);
      expect(keeper.trouble()).toBeNull();
    },
  );

  it.each(['', '{}', '{"version":9,"token":"x"}'])('finds %j unreadable', async (text) => {
    const { keeper } = start({ reading: kept(text) });
    await keeper.restore();
    expect([keeper.own(), keeper.trouble()]).toEqual([null, 'unreadable']);
  });

  it('uses a token all the same when the disk does not take it, and says so', async () => {
    const { keeper, troubles } = start({ diskFails: true });
    await keeper.take(TOKEN);
    expect(keeper.own()).toMatchObject({ token: 'secret', keeping: 'this-run' });
    expect(troubles[0]).toContain('ENOSPC');
    await keeper.forget();
    expect(troubles[1]).toContain('EACCES');
  });

  it('says it when the disk does not hand the token out, and goes on', async () => {
    const { keeper, troubles } = start({ reading: kept(), diskFails: true });
    await keeper.restore();
    expect([keeper.own(), keeper.trouble()]).toEqual([null, 'unreadable']);
    expect(troubles[0]).toContain('EIO');
  });

  it('follows Beeper to another port, and remembers it', async () => {
    const { keeper, inside } = start();
    await keeper.take(TOKEN);
    await keeper.moved('http://127.0.0.1:23380');
    const again = start({ reading: inside() });
    await again.keeper.restore();
    expect(again.keeper.own()?.baseURL).toBe('http://127.0.0.1:23380');
  });

  it.each([true, false])('stays signed out of what was still being kept', async (hasKeyring) => {
    let answer: () => void = () => undefined;
    const asks = new Promise<void>((resolve) => (answer = resolve));
    const reading: VaultReading = { ...kept(), keeping: 'plain' } as VaultReading;
    const { keeper, inside } = start({ reading, hasKeyring, asks });
    await keeper.restore();
    const taking = keeper.take({ ...TOKEN, token: 'renewed' });
    const forgetting = keeper.forget();
    answer();
    await Promise.all([taking, forgetting]);
    expect([keeper.own(), inside()]).toEqual([null, { state: 'empty' }]);
  });

  it.each([
    ['the keyring', kept(), null],
    ['a plain file', { ...kept(), keeping: 'plain' } as VaultReading, null],
    ['nothing', { state: 'empty' } as VaultReading, null],
    ['a locked keyring', { state: 'locked' } as VaultReading, null],
    ['the environment', { state: 'empty' } as VaultReading, GIVEN],
  ])('goes back to %s when its owner leaves off meanwhile', async (_what, reading, given) => {
    const { keeper, inside } = start({ reading, given, hasKeyring: reading.state === 'kept' });
    await keeper.restore();
    const before = keeper.own();
    const attempt = new AbortController();
    const taking = keeper.take({ ...TOKEN, token: 'renewed' }, attempt.signal);
    attempt.abort(new Error('left off'));
    await expect(taking).rejects.toThrow('left off');
    expect(keeper.own()).toBe(before);
    expect(JSON.stringify(inside())).not.toContain('renewed');
    expect(inside().state).toBe(reading.state);
  });

  it('forgets', async () => {
    const { keeper, inside } = start();
    await keeper.take(TOKEN);
    await keeper.forget();
    expect([keeper.own(), inside()]).toEqual([null, { state: 'empty' }]);
  });
});

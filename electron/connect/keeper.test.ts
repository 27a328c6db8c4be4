import { describe, expect, it } from 'vitest';
import type { Vault, VaultReading } from '../settings/vault';
import { keptText, type BeeperConnection, type OwnToken } from './connection';
import { createKeeper } from './keeper';

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
}

/** A vault without a system behind it; e2e/vault and e2e/connect have the real keyring. */
function start({
  reading = { state: 'empty' },
  hasKeyring = true,
  given = null,
  onlyAt = null,
  diskFails = false,
}: Start = {}) {
  let inside = reading;
  const troubles: string[] = [];
  const lines: string[] = [];
  const write = (text: string, keeping: 'keyring' | 'plain') => {
    if (diskFails) throw new Error('ENOSPC');
    inside = { state: 'kept', text, keeping };
  };
  const vault: Vault = {
    read: () => Promise.resolve(inside),
    keep: async (text) => {
      if (hasKeyring) write(text, 'keyring');
      return Promise.resolve(hasKeyring);
    },
    keepPlain: async (text) => Promise.resolve(write(text, 'plain')),
    erase: async () => {
      if (diskFails) throw new Error('EACCES');
      inside = { state: 'empty' };
      return Promise.resolve();
    },
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

  it('follows Beeper to another port, and remembers it', async () => {
    const { keeper, inside } = start();
    await keeper.take(TOKEN);
    await keeper.moved('http://127.0.0.1:23380');
    const again = start({ reading: inside() });
    await again.keeper.restore();
    expect(again.keeper.own()?.baseURL).toBe('http://127.0.0.1:23380');
  });

  it('forgets', async () => {
    const { keeper, inside } = start();
    await keeper.take(TOKEN);
    await keeper.forget();
    expect([keeper.own(), inside()]).toEqual([null, { state: 'empty' }]);
  });
});

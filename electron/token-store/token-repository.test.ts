import { describe, expect, it } from 'vitest';
import type { TokenStore, TokenReadResult } from './token-store.electron';
import { serializeToken, type BeeperConnection, type StoredToken } from '../connection/connection';
import { createTokenRepository } from './token-repository';

const TOKEN: StoredToken = {
  baseURL: 'http://127.0.0.1:23373',
  token: 'secret',
  scopes: ['read', 'write'],
  expiresAt: 5_000,
};
const GIVEN: BeeperConnection = {
  kind: 'beeper',
  ...TOKEN,
  token: 'env',
  tokenStorage: 'environment',
};

interface Start {
  reading?: TokenReadResult;
  hasKeyring?: boolean;
  given?: BeeperConnection | null;
  onlyAt?: string | null;
  diskFails?: boolean;
  /** The keyring asks its user, who answers then. */
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
  const write = (text: string, tokenStorage: 'keyring' | 'plain') => {
    if (diskFails) throw new Error('ENOSPC');
    inside = { state: 'kept', text, tokenStorage };
  };
  const vault: TokenStore = {
    read: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EIO');
        return inside;
      }),
    save: (text) =>
      inTurn(async () => {
        await asks;
        if (hasKeyring) write(text, 'keyring');
        return hasKeyring;
      }),
    saveUnencrypted: (text) => inTurn(() => write(text, 'plain')),
    erase: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EACCES');
        inside = { state: 'empty' };
      }),
  };
  const keeper = createTokenRepository({
    vault,
    given,
    onlyAt,
    log: (line) => lines.push(line),
    reportToUser: (sentence) => troubles.push(sentence),
  });
  return { keeper, inside: () => inside, troubles, lines };
}

const kept = (text = serializeToken(TOKEN)): TokenReadResult => ({
  state: 'kept',
  text,
  tokenStorage: 'keyring',
});

describe('the keeper', () => {
  it('keeps a token in the keyring, and finds it there after a restart', async () => {
    const first = start();
    await first.keeper.replace(TOKEN);
    expect(first.keeper.connection()).toEqual({
      kind: 'beeper',
      ...TOKEN,
      tokenStorage: 'keyring',
    });
    const second = start({ reading: first.inside() });
    await second.keeper.restore();
    expect(second.keeper.connection()).toEqual(first.keeper.connection());
    expect(first.lines.join()).not.toContain('secret');
  });

  it('keeps it for this run alone without a keyring, until its user chooses otherwise', async () => {
    const { keeper, inside } = start({ hasKeyring: false });
    await keeper.replace(TOKEN);
    expect([keeper.connection()?.tokenStorage, inside().state]).toEqual(['this-run', 'empty']);
    await keeper.saveUnencrypted();
    expect([keeper.connection()?.tokenStorage, inside().state]).toEqual(['plain', 'kept']);
    await keeper.replace({ ...TOKEN, token: 'renewed' });
    expect(keeper.connection()?.tokenStorage).toBe('plain');
    expect(inside()).toMatchObject({ text: expect.stringContaining('renewed') as string });
  });

  it('does not loosen what the keyring keeps', async () => {
    const { keeper } = start();
    await keeper.replace(TOKEN);
    await keeper.saveUnencrypted();
    expect(keeper.connection()?.tokenStorage).toBe('keyring');
  });

  it('lets the environment’s token win, and never keeps it', async () => {
    const { keeper, inside } = start({ reading: kept(), given: GIVEN });
    await keeper.restore();
    expect(keeper.connection()).toBe(GIVEN);
    await keeper.setBaseURL('http://127.0.0.1:23380');
    expect(keeper.connection()).toBe(GIVEN);
    expect(inside()).toEqual(kept());
  });

  it('takes no token to another address than the one it was given for', async () => {
    const elsewhere = start({ reading: kept(), onlyAt: 'http://127.0.0.1:9' });
    await elsewhere.keeper.restore();
    expect(elsewhere.keeper.connection()).toBeNull();
    const there = start({ reading: kept(), onlyAt: TOKEN.baseURL });
    await there.keeper.restore();
    expect(there.keeper.connection()?.token).toBe('secret');
  });

  it.each(['locked', 'unreadable'] as const)(
    'says that the vault is %s, and leaves it',
    async (state) => {
      const { keeper, inside } = start({ reading: { state } });
      await keeper.restore();
      expect([keeper.connection(), keeper.problem(), inside()]).toEqual([null, state, { state }]);
      await keeper.replace(TOKEN);
      expect(keeper.problem()).toBeNull();
    },
  );

  it.each(['', '{}', '{"version":9,"token":"x"}'])('finds %j unreadable', async (text) => {
    const { keeper } = start({ reading: kept(text) });
    await keeper.restore();
    expect([keeper.connection(), keeper.problem()]).toEqual([null, 'unreadable']);
  });

  it('uses a token all the same when the disk does not take it, and says so', async () => {
    const { keeper, troubles } = start({ diskFails: true });
    await keeper.replace(TOKEN);
    expect(keeper.connection()).toMatchObject({ token: 'secret', tokenStorage: 'this-run' });
    expect(troubles[0]).toContain('ENOSPC');
    await keeper.clear();
    expect(troubles[1]).toContain('EACCES');
  });

  it('says it when the disk does not hand the token out, and goes on', async () => {
    const { keeper, troubles } = start({ reading: kept(), diskFails: true });
    await keeper.restore();
    expect([keeper.connection(), keeper.problem()]).toEqual([null, 'unreadable']);
    expect(troubles[0]).toContain('EIO');
  });

  it('follows Beeper to another port, and remembers it', async () => {
    const { keeper, inside } = start();
    await keeper.replace(TOKEN);
    await keeper.setBaseURL('http://127.0.0.1:23380');
    const again = start({ reading: inside() });
    await again.keeper.restore();
    expect(again.keeper.connection()?.baseURL).toBe('http://127.0.0.1:23380');
  });

  it.each([true, false])('stays signed out of what was still being kept', async (hasKeyring) => {
    let answer: () => void = () => undefined;
    const asks = new Promise<void>((resolve) => (answer = resolve));
    const reading: TokenReadResult = { ...kept(), tokenStorage: 'plain' } as TokenReadResult;
    const { keeper, inside } = start({ reading, hasKeyring, asks });
    await keeper.restore();
    const taking = keeper.replace({ ...TOKEN, token: 'renewed' });
    const forgetting = keeper.clear();
    answer();
    await Promise.all([taking, forgetting]);
    expect([keeper.connection(), inside()]).toEqual([null, { state: 'empty' }]);
  });

  it.each([
    ['the keyring', kept(), null],
    ['a plain file', { ...kept(), tokenStorage: 'plain' } as TokenReadResult, null],
    ['nothing', { state: 'empty' } as TokenReadResult, null],
    ['a locked keyring', { state: 'locked' } as TokenReadResult, null],
    ['the environment', { state: 'empty' } as TokenReadResult, GIVEN],
  ])('goes back to %s when its user leaves off meanwhile', async (_what, reading, given) => {
    const { keeper, inside } = start({ reading, given, hasKeyring: reading.state === 'kept' });
    await keeper.restore();
    const before = keeper.connection();
    const attempt = new AbortController();
    const taking = keeper.replace({ ...TOKEN, token: 'renewed' }, attempt.signal);
    attempt.abort(new Error('left off'));
    await expect(taking).rejects.toThrow('left off');
    expect(keeper.connection()).toBe(before);
    expect(JSON.stringify(inside())).not.toContain('renewed');
    expect(inside().state).toBe(reading.state);
  });

  it('forgets', async () => {
    const { keeper, inside } = start();
    await keeper.replace(TOKEN);
    await keeper.clear();
    expect([keeper.connection(), inside()]).toEqual([null, { state: 'empty' }]);
  });
});

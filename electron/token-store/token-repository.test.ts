import { describe, expect, it } from 'vitest';
import type { TokenStore, TokenReadResult } from './token-store';
import { serializeToken, type BeeperConnection, type StoredToken } from '../connection/connection';
import { createTokenRepository } from './token-repository';

const TOKEN: StoredToken = {
  baseURL: 'http://127.0.0.1:23373',
  token: 'secret',
  scopes: ['read', 'write'],
  expiresAt: 5_000,
  isIssued: true,
};
const FROM_ENVIRONMENT: BeeperConnection = {
  kind: 'beeper',
  ...TOKEN,
  token: 'env',
  tokenStorage: 'environment',
};

interface Start {
  result?: TokenReadResult;
  hasKeyring?: boolean;
  fromEnvironment?: BeeperConnection | null;
  environmentURL?: string | null;
  diskFails?: boolean;
  /** The keyring answered its user, who answers then. */
  answered?: Promise<void>;
}

/** A token store in memory; e2e/token-store and e2e/connection have the real keyring. */
function start({
  result = { state: 'empty' },
  hasKeyring = true,
  fromEnvironment = null,
  environmentURL = null,
  diskFails = false,
  answered = Promise.resolve(),
}: Start = {}) {
  let contents = result;
  /** As the real one, it does one thing after the other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  const reports: string[] = [];
  const lines: string[] = [];
  const write = (text: string, tokenStorage: 'keyring' | 'plain') => {
    if (diskFails) throw new Error('ENOSPC');
    contents = { state: 'stored', text, tokenStorage };
  };
  const tokenStore: TokenStore = {
    read: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EIO');
        return contents;
      }),
    save: (text) =>
      inTurn(async () => {
        await answered;
        if (hasKeyring) write(text, 'keyring');
        return hasKeyring;
      }),
    saveUnencrypted: (text) => inTurn(() => write(text, 'plain')),
    clear: () =>
      inTurn(() => {
        if (diskFails) throw new Error('EACCES');
        contents = { state: 'empty' };
      }),
  };
  const repository = createTokenRepository({
    tokenStore,
    fromEnvironment,
    environmentURL,
    log: (line) => lines.push(line),
    reportToUser: (sentence) => reports.push(sentence),
  });
  return { repository, contents: () => contents, reports, lines };
}

const stored = (text = serializeToken(TOKEN)): TokenReadResult => ({
  state: 'stored',
  text,
  tokenStorage: 'keyring',
});

describe('the repository', () => {
  it('stores a token in the keyring, and finds it there after a restart', async () => {
    const first = start();
    await first.repository.replace(TOKEN);
    expect(first.repository.connection()).toEqual({
      kind: 'beeper',
      ...TOKEN,
      tokenStorage: 'keyring',
    });
    const second = start({ result: first.contents() });
    await second.repository.restore();
    expect(second.repository.connection()).toEqual(first.repository.connection());
    expect(first.lines.join()).not.toContain('secret');
  });

  it('keeps it for this run alone without a keyring, until its user chooses otherwise', async () => {
    const { repository, contents } = start({ hasKeyring: false });
    await repository.replace(TOKEN);
    expect([repository.connection()?.tokenStorage, contents().state]).toEqual(['memory', 'empty']);
    await repository.saveUnencrypted();
    expect([repository.connection()?.tokenStorage, contents().state]).toEqual(['plain', 'stored']);
    await repository.replace({ ...TOKEN, token: 'renewed' });
    expect(repository.connection()?.tokenStorage).toBe('plain');
    expect(contents()).toMatchObject({ text: expect.stringContaining('renewed') as string });
  });

  it('does not store unencrypted what the keyring protects', async () => {
    const { repository } = start();
    await repository.replace(TOKEN);
    await repository.saveUnencrypted();
    expect(repository.connection()?.tokenStorage).toBe('keyring');
  });

  it('lets the environment’s token win, and never stores it', async () => {
    const { repository, contents } = start({ result: stored(), fromEnvironment: FROM_ENVIRONMENT });
    await repository.restore();
    expect(repository.connection()).toBe(FROM_ENVIRONMENT);
    await repository.setBaseURL('http://127.0.0.1:23380');
    expect(repository.connection()).toBe(FROM_ENVIRONMENT);
    expect(contents()).toEqual(stored());
  });

  it('takes no token to another address than the one it was given for', async () => {
    const elsewhere = start({ result: stored(), environmentURL: 'http://127.0.0.1:9' });
    await elsewhere.repository.restore();
    expect(elsewhere.repository.connection()).toBeNull();
    const there = start({ result: stored(), environmentURL: TOKEN.baseURL });
    await there.repository.restore();
    expect(there.repository.connection()?.token).toBe('secret');
  });

  it.each(['locked', 'unreadable'] as const)(
    'reports that the token store is %s, and leaves it',
    async (state) => {
      const { repository, contents } = start({ result: { state } });
      await repository.restore();
      expect([repository.connection(), repository.problem(), contents()]).toEqual([
        null,
        state,
        { state },
      ]);
      await repository.replace(TOKEN);
      expect(repository.problem()).toBeNull();
    },
  );

  it.each(['', '{}', '{"version":9,"token":"x"}'])('finds %j unreadable', async (text) => {
    const { repository } = start({ result: stored(text) });
    await repository.restore();
    expect([repository.connection(), repository.problem()]).toEqual([null, 'unreadable']);
  });

  it('uses a token all the same when the disk does not take it, and says so', async () => {
    const { repository, reports } = start({ diskFails: true });
    await repository.replace(TOKEN);
    expect(repository.connection()).toMatchObject({ token: 'secret', tokenStorage: 'memory' });
    expect(reports[0]).toContain('ENOSPC');
    await repository.clear();
    expect(reports[1]).toContain('EACCES');
  });

  it('says it when the disk does not hand the token out, and goes on', async () => {
    const { repository, reports } = start({ result: stored(), diskFails: true });
    await repository.restore();
    expect([repository.connection(), repository.problem()]).toEqual([null, 'unreadable']);
    expect(reports[0]).toContain('EIO');
  });

  it('follows Beeper to another port, and remembers it', async () => {
    const { repository, contents } = start();
    await repository.replace(TOKEN);
    await repository.setBaseURL('http://127.0.0.1:23380');
    const again = start({ result: contents() });
    await again.repository.restore();
    expect(again.repository.connection()?.baseURL).toBe('http://127.0.0.1:23380');
  });

  it.each([true, false])(
    'stays signed out when a token was still being saved',
    async (hasKeyring) => {
      let answer: () => void = () => undefined;
      const answered = new Promise<void>((resolve) => (answer = resolve));
      const result: TokenReadResult = { ...stored(), tokenStorage: 'plain' } as TokenReadResult;
      const { repository, contents } = start({ result, hasKeyring, answered });
      await repository.restore();
      const replacing = repository.replace({ ...TOKEN, token: 'renewed' });
      const clearing = repository.clear();
      answer();
      await Promise.all([replacing, clearing]);
      expect([repository.connection(), contents()]).toEqual([null, { state: 'empty' }]);
    },
  );

  it.each([
    ['the keyring', stored(), null],
    ['a plain file', { ...stored(), tokenStorage: 'plain' } as TokenReadResult, null],
    ['nothing', { state: 'empty' } as TokenReadResult, null],
    ['a locked keyring', { state: 'locked' } as TokenReadResult, null],
    ['the environment', { state: 'empty' } as TokenReadResult, FROM_ENVIRONMENT],
  ])(
    'goes back to %s when its user leaves off meanwhile',
    async (_what, result, fromEnvironment) => {
      const { repository, contents } = start({
        result,
        fromEnvironment,
        hasKeyring: result.state === 'stored',
      });
      await repository.restore();
      const before = repository.connection();
      const controller = new AbortController();
      const replacing = repository.replace({ ...TOKEN, token: 'renewed' }, controller.signal);
      controller.abort(new Error('left off'));
      await expect(replacing).rejects.toThrow('left off');
      expect(repository.connection()).toBe(before);
      expect(JSON.stringify(contents())).not.toContain('renewed');
      expect(contents().state).toBe(result.state);
    },
  );

  it('forgets', async () => {
    const { repository, contents } = start();
    await repository.replace(TOKEN);
    await repository.clear();
    expect([repository.connection(), contents()]).toEqual([null, { state: 'empty' }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { AccountState } from '../../shared/model/snapshot';
import type { BridgeLogin, RemovedLogin } from '../../shared/api/bridge';
import { UserFacingError } from '../ipc/user-facing-error';
import { errorResult, kindOfStatus, type Result } from '../beeper-api/errors';
import { account, goodSnapshot } from '../testing/fixtures';
import { createLoginRemoval } from './login-removal';

const SLACK = { bridgeID: 'slackgo', loginID: 'T1-U1', network: 'Slack' };
const WORK = account({ ...SLACK, accountID: 'work', displayName: 'Alice' });
const CLUB = account({ ...SLACK, accountID: 'club', displayName: 'Alice' });
const OTHER = account({ accountID: 'other', bridgeID: 'slackgo', loginID: 'T2-U2' });

const LOGIN: BridgeLogin = {
  ...{ bridgeID: 'slackgo', loginID: 'T1-U1', status: 'connected', accountIDs: ['work', 'hidden'] },
  removeScopes: ['current-device', 'all-devices', 'this-planet'],
};
const REMOVED: RemovedLogin = {
  ...{ bridgeID: 'slackgo', loginID: 'T1-U1', scope: 'all-devices', status: 'removed' },
  affectedAccountIDs: ['work', 'club', 'affected'],
};
const ok = <T>(value: T): Result<T> => ({ ok: true, value });
const failure = (status: number, message = 'no') =>
  errorResult('/v1', kindOfStatus(status), { status, message });
const TIMEOUT = errorResult('/v1', 'timeout', {});

interface Beeper {
  login?: Result<BridgeLogin>;
  removal?: Result<RemovedLogin>;
  /** What the look after the removal finds; null when Beeper does not answer it. */
  after?: readonly AccountState[] | null;
  inHand?: string | null;
}

function start({ login, removal, after = [OTHER], inHand = null }: Beeper = {}) {
  let snapshot = goodSnapshot([WORK, CLUB, OTHER]);
  const calls: string[] = [];
  let answer: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();
  const remove = createLoginRemoval({
    client: {
      login: (...ids) => {
        calls.push(`GET ${ids.join(' ')}`);
        return Promise.resolve(login ?? ok(LOGIN));
      },
      removeLogin: async (...ids) => {
        calls.push(`POST ${ids.join(' ')}`);
        await held;
        return removal ?? ok(REMOVED);
      },
    },
    monitor: {
      snapshot: () => snapshot,
      checkNow: () => {
        calls.push('look');
        snapshot = after === null ? { ...snapshot, missedPolls: 1 } : goodSnapshot(after);
        return Promise.resolve();
      },
    },
    accountInHand: () => inHand,
    expectRemoval: (accountIDs) => {
      calls.push(`expect ${accountIDs.join(' ')}`);
      return {
        confirm: (besides = []) => calls.push(['confirm', ...besides].join(' ')),
        cancel: () => calls.push('cancel'),
      };
    },
    log: () => undefined,
  });
  return {
    calls,
    remove: (accountID = 'work', scope = 'all-devices') => remove(accountID, scope),
    /** Why it rejects, as the user reads it. */
    problem: (accountID?: string, scope?: string) =>
      remove(accountID ?? 'work', scope ?? 'all-devices').then(
        () => 'no problem',
        (error: unknown) =>
          error instanceof UserFacingError ? [error.code, error.message].join(': ') : String(error),
      ),
    hold() {
      held = new Promise((resolve) => (answer = resolve));
      return { answer: () => answer() };
    },
  };
}

const ASKED = [
  'GET slackgo T1-U1',
  'expect work club hidden',
  'POST slackgo T1-U1 all-devices',
] as const;

describe('removing a login', () => {
  it('asks whether Beeper offers it, removes it once, and looks at the accounts', async () => {
    const { calls, remove } = start();
    await remove();
    expect(calls).toEqual([...ASKED, 'confirm work club affected', 'look']);
  });

  it('takes a scope that nobody knows, as long as Beeper offers it', async () => {
    const { calls, remove } = start();
    await remove('work', 'this-planet');
    expect(calls).toContain('POST slackgo T1-U1 this-planet');
  });

  it('sends nothing for a scope that Beeper does not offer', async () => {
    const { calls, problem } = start({ login: ok({ ...LOGIN, removeScopes: ['current-device'] }) });
    expect(await problem()).toMatch(/no longer offers to remove Slack \(Alice\)/);
    expect(calls).toEqual(['GET slackgo T1-U1']);
  });

  it.each([
    ['that is not listed', 'nobody', /^Beeper does not say how this account is signed in/],
    ['without a login', 'no-login', /^Beeper does not say how WhatsApp \(Alice\)/],
    ['without a bridge', 'no-bridge', /^Beeper does not say how WhatsApp \(Alice\)/],
  ])('sends nothing for an account %s', async (_what, accountID, sentence) => {
    const unknown = [
      account({ accountID: 'no-login', loginID: '' }),
      account({ accountID: 'no-bridge', loginID: 'l', bridgeID: null }),
    ];
    const calls: string[] = [];
    const remove = createLoginRemoval({
      client: {
        login: () => Promise.reject(new Error('asked')),
        removeLogin: () => Promise.reject(new Error('asked')),
      },
      monitor: { snapshot: () => goodSnapshot(unknown), checkNow: () => Promise.resolve() },
      accountInHand: () => null,
      expectRemoval: () => ({ confirm: () => calls.push('x'), cancel: () => calls.push('x') }),
      log: () => undefined,
    });
    await expect(remove(accountID, 'all-devices')).rejects.toThrow(sentence);
    expect(calls).toEqual([]);
  });

  it.each(['work', 'club'])('waits for a sign-in to %s to be over', async (inHand) => {
    const { calls, problem } = start({ inHand });
    expect(await problem()).toMatch(/^failed: You are signing in to Slack \(Alice\)/);
    expect(calls).toEqual([]);
  });

  it('is not kept waiting by a sign-in to another account', async () => {
    const { calls, remove } = start({ inHand: 'other' });
    await remove();
    expect(calls).toEqual([...ASKED, 'confirm work club affected', 'look']);
  });

  it('is not done twice at a time, and can be done again afterwards', async () => {
    const { calls, remove, problem, hold } = start({ removal: failure(409), after: [WORK] });
    const first = hold();
    const removing = problem();
    await expect(remove('club')).rejects.toThrow(/being removed already/);
    first.answer();
    expect(await removing).toMatch(/busy/);
    expect(calls).toEqual([...ASKED, 'cancel']);
    expect(await problem()).toMatch(/busy/);
  });
});

describe('a removal that is refused', () => {
  it.each([
    [400, /^failed: Beeper refused to remove Slack \(Alice\)\..* It says: “not now”$/],
    [401, /^failed: Beeper no longer lets Bridgekeeper in\. Slack \(Alice\) was not removed\.$/],
    [
      403,
      /^forbidden: Beeper does not let Bridgekeeper remove sign-ins, so Slack \(Alice\) is still there/,
    ],
    [409, /^failed: Beeper is busy with Slack \(Alice\)/],
    [422, /^failed: Beeper refused to remove/],
    [
      429,
      /^failed: Beeper Desktop asks Bridgekeeper to slow down\. Slack \(Alice\) was not removed\.$/,
    ],
  ])('with a %i is said as such', async (status, sentence) => {
    const { calls, problem } = start({ removal: failure(status, 'not now') });
    expect(await problem()).toMatch(sentence);
    expect(calls).toEqual([...ASKED, 'cancel']);
  });

  it.each([
    [403, /^forbidden: Beeper does not let Bridgekeeper/],
    [500, /^failed: Something is wrong in Beeper Desktop\. Slack \(Alice\) was not removed\.$/],
  ])('with a %i to the first question goes no further', async (status, sentence) => {
    const { calls, problem } = start({ login: failure(status) });
    expect(await problem()).toMatch(sentence);
    expect(calls).toEqual(['GET slackgo T1-U1']);
  });
});

describe('a login that is gone already', () => {
  it.each([404, 410])('says so with a %i: the accounts are looked at', async (status) => {
    const { calls, remove } = start({ removal: failure(status) });
    await remove();
    expect(calls).toEqual([...ASKED, 'confirm', 'look']);
  });

  it('is not asked to be removed when Beeper no longer lists it', async () => {
    const { calls, remove } = start({ login: failure(404) });
    await remove();
    expect(calls).toEqual([ASKED[0], 'expect work club', 'confirm', 'look']);
  });

  it('and whose account is listed all the same is said', async () => {
    const { calls, problem } = start({ removal: failure(404), after: [WORK] });
    expect(await problem()).toMatch(/^failed: Beeper no longer knows this sign-in/);
    expect(calls).toEqual([...ASKED, 'confirm', 'look', 'cancel']);
  });
});

describe('a removal of which nobody knows whether it happened', () => {
  const VAGUE = { ...REMOVED, status: 'will be removed' };
  const answers: [string, Result<RemovedLogin>][] = [
    ['no answer in time', TIMEOUT],
    ['a broken connection', errorResult('/v1', 'unreachable', {})],
    ['an error of Beeper’s own', failure(500)],
    ['an answer that makes no sense', errorResult('/v1', 'malformed', {})],
    ['a status nobody knows', ok(VAGUE)],
  ];

  it.each(answers)('after %s: has happened when the account is gone', async (_what, removal) => {
    const { calls, remove } = start({ removal });
    await remove();
    expect(calls).toEqual([...ASKED, 'confirm', 'look']);
  });

  it.each(answers)('after %s: is said when the account is still there', async (_what, removal) => {
    const { calls, problem } = start({ removal, after: [WORK] });
    expect(await problem()).toMatch(
      /^failed: It is not certain whether Slack \(Alice\).*still there/,
    );
    expect(calls).toEqual([...ASKED, 'confirm', 'look']);
  });

  it.each([404, 504])('is said when Beeper then answers nothing, after a %i', async (status) => {
    const { problem } = start({ removal: failure(status), after: null });
    expect(await problem()).toMatch(/^failed: It is not certain whether .* stopped answering/);
  });
});

import { describe, expect, it } from 'vitest';
import { requests, type RequestName } from '../../shared/ipc/requests';
import type { AccountDetails } from '../../shared/model/account-details';
import { answerRequest } from './answer-request';
import type { Handlers } from './handlers';
import { UserFacingError } from './user-facing-error';

const DETAILS: AccountDetails = {
  capabilities: null,
  login: null,
  problem: null,
  history: [],
  needsEveryMs: null,
};
const lines: string[] = [];

/** Each returns something, whether or not the table promises an answer. */
const accepting = Object.fromEntries(
  Object.keys(requests).map((name) => [name, () => 'not for the page']),
) as unknown as Handlers;

const handlers: Handlers = {
  ...accepting,
  'window.getSnapshot': () => {
    throw new Error('secret particulars');
  },
  'accounts.details': ({ accountID }) => {
    if (accountID === 'gone') throw new UserFacingError('not-found', 'It is gone.');
    return Promise.resolve(DETAILS);
  },
};
const answer = (name: unknown, input: unknown) =>
  answerRequest(handlers, name, input, (line) => lines.push(line));

describe('answerRequest', () => {
  it('hands the checked input to the handler and its value back', async () => {
    expect(await answer('accounts.details', { accountID: 'a' })).toEqual({
      ok: true,
      value: DETAILS,
    });
  });

  it.each([
    ['no.such.request', null],
    ['constructor', null],
    [{ name: 'window.getSnapshot' }, null],
    ['accounts.details', null],
    ['accounts.details', { accountID: 1 }],
    ['accounts.details', { accountID: '' }],
    ['accounts.details', { accountID: 'a', more: true }],
    ['accounts.checkNow', 'now'],
    ['window.setRoute', { view: 'elsewhere' }],
  ])('refuses %j with %j', async (name, input) => {
    expect(await answer(name, input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('hands on a failure meant for the user', async () => {
    const error = { code: 'not-found', message: 'It is gone.' };
    expect(await answer('accounts.details', { accountID: 'gone' })).toEqual({ ok: false, error });
  });

  it('keeps any other failure’s particulars for the log', async () => {
    const result = await answer('window.getSnapshot', undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(result)).not.toContain('secret particulars');
    expect(lines.join()).toContain('secret particulars');
  });

  it('answers a request without an answer with nothing, whatever its handler returns', async () => {
    expect(await answer('login.cancel', undefined)).toEqual({ ok: true, value: undefined });
  });

  it('refuses an input for a request that takes none', async () => {
    const names = (Object.keys(requests) as RequestName[]).filter(
      (name) => requests[name].input.safeParse(undefined).success,
    );
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) {
      expect(await answer(name, null)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
  });
});

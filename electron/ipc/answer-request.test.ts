import { describe, expect, it } from 'vitest';
import type { AccountDetails } from '../../shared/ipc/contract';
import { REQUEST_NAMES } from '../../shared/ipc/names';
import { UserFacingError } from './user-facing-error';
import { answerRequest, type Handlers } from './answer-request';

const DETAILS: AccountDetails = { capabilities: null, login: null, problem: null, history: [] };
const lines: string[] = [];

const taken = Object.fromEntries(
  REQUEST_NAMES.map((name) => [name, () => null]),
) as unknown as Handlers;

const handlers: Handlers = {
  ...taken,
  'window.ready': () => {
    throw new Error('secret particulars');
  },
  'account.details': ({ accountID }) => {
    if (accountID === 'gone') throw new UserFacingError('not-found', 'It is gone.');
    return Promise.resolve(DETAILS);
  },
};
const ask = (name: unknown, input: unknown) =>
  answerRequest(handlers, name, input, (line) => lines.push(line));

describe('answer', () => {
  it('hands the checked input to the handler and its value back', async () => {
    expect(await ask('account.details', { accountID: 'a' })).toEqual({ ok: true, value: DETAILS });
  });

  it.each([
    ['no.such.request', null],
    ['constructor', null],
    [{ name: 'window.ready' }, null],
    ['account.details', null],
    ['account.details', { accountID: 1 }],
    ['account.details', { accountID: '' }],
    ['account.details', { accountID: 'a', more: true }],
    ['watch.checkNow', 'now'],
    ['window.placeChanged', { view: 'elsewhere' }],
  ])('refuses %j with %j', async (name, input) => {
    expect(await ask(name, input)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });

  it('hands on a failure meant for the user', async () => {
    const error = { code: 'not-found', message: 'It is gone.' };
    expect(await ask('account.details', { accountID: 'gone' })).toEqual({ ok: false, error });
  });

  it('keeps any other failure’s particulars for the log', async () => {
    const result = await ask('window.ready', null);
    expect(result).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(JSON.stringify(result)).not.toContain('secret particulars');
    expect(lines.join()).toContain('secret particulars');
  });
});

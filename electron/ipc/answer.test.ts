import { describe, expect, it } from 'vitest';
import type { AccountDetails } from '../../shared/ipc/contract';
import { Failure } from '../failure';
import { answer, type Handlers } from './answer';

const DETAILS: AccountDetails = { capabilities: null, login: null, problem: null, history: [] };
const lines: string[] = [];

const handlers: Handlers = {
  'window.ready': () => {
    throw new Error('secret particulars');
  },
  'window.placeChanged': () => null,
  'watch.checkNow': () => null,
  'account.details': ({ accountID }) => {
    if (accountID === 'gone') throw new Failure('not-found', 'It is gone.');
    return Promise.resolve(DETAILS);
  },
  'beeper.focus': () => null,
  'notices.dismiss': () => null,
  'login.start': () => null,
  'login.chooseFlow': () => null,
  'login.submit': () => null,
  'login.confirm': () => null,
  'login.cancel': () => null,
  'login.restart': () => null,
  'login.close': () => null,
  'login.browse': () => null,
  'login.placeBrowser': () => null,
  'login.paste': () => null,
  'login.submitPasted': () => null,
};
const ask = (name: unknown, input: unknown) =>
  answer(handlers, name, input, (line) => lines.push(line));

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

  it('hands on a failure meant for the owner', async () => {
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

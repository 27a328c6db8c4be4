import { describe, expect, it } from 'vitest';
import {
  loginSessionSchema,
  type DisplayStep,
  type LoginSession,
} from '../../shared/api/login-session';
import {
  displayOf,
  loginResult,
  parseSession,
  signedInIDs,
  userInputStage,
  type Identity,
} from './session-parser';

const session = (over: object): LoginSession =>
  loginSessionSchema.parse({
    bridgeID: 'b',
    loginSessionID: 's',
    status: 'waiting_for_input',
    ...over,
  });
const user = { id: '@alice:local', fullName: 'Alice' };
const account = {
  accountID: 'a1',
  loginID: 'l1',
  bridge: { id: 'b', provider: 'local', type: 'whatsapp' },
  status: 'connected',
  network: 'WhatsApp',
  user,
};

describe('parseSession', () => {
  it.each([
    ['user-input', { type: 'user_input', stepID: '1', fields: [] }],
    ['cookies', { type: 'cookies', stepID: '1', url: 'https://x.example', fields: [] }],
    ['display', { type: 'display_and_wait', stepID: '1', display: { type: 'nothing' } }],
    ['unknown-step', { type: 'dance', stepID: '1' }],
  ])('%s', (kind, currentStep) => {
    expect(parseSession(session({ currentStep })).kind).toBe(kind);
  });

  it.each([
    ['currentStep', 'soon'],
    ['currentStep.type', { stepID: '1', fields: [] }],
    ['currentStep.stepID', { type: 'user_input', stepID: '', fields: [] }],
    ['currentStep.url', { type: 'cookies', stepID: '1', fields: [] }],
    // What would be sent is wrong for certain.
    ['currentStep.fields.0.id', { type: 'user_input', stepID: '1', fields: [{ id: 7 }] }],
    ['currentStep.fields', { type: 'cookies', stepID: '1', url: 'https://x', fields: {} }],
  ])('a step without %s cannot be read', (field, currentStep) => {
    expect(parseSession(session({ currentStep }))).toEqual({ kind: 'unreadable-step', field });
  });

  it('a session may be over, whatever its step', () => {
    expect(parseSession(session({ status: 'complete', currentStep: 7 })).kind).toBe('complete');
  });

  it('a waiting session without a step is pending', () => {
    expect(parseSession(session({}))).toEqual({ kind: 'pending' });
  });

  const alice = { accountID: 'a1', loginID: 'l1', network: 'WhatsApp', displayName: 'Alice' };
  it('is complete by its status alone', () => {
    expect(parseSession(session({ status: 'complete', account }))).toEqual({
      kind: 'complete',
      signedIn: alice,
      instructions: null,
    });
  });

  it('says who is signed in even where the account and the login say little else', () => {
    const user = { fullName: 'Bob' };
    const little = { account: { accountID: 'b', user }, login: { loginID: 'lb' } };
    expect(parseSession(session({ status: 'complete', ...little }))).toMatchObject({
      signedIn: { accountID: 'b', loginID: 'lb', displayName: 'Bob' },
    });
    const currentStep = { type: 'complete', ...little };
    expect(parseSession(session({ currentStep }))).toMatchObject({
      signedIn: { accountID: 'b', loginID: 'lb', displayName: 'Bob' },
    });
  });

  it('is complete by a complete step, whatever the status', () => {
    const currentStep = { type: 'complete', account, instructions: 'Welcome' };
    expect(parseSession(session({ currentStep }))).toEqual({
      kind: 'complete',
      signedIn: alice,
      instructions: 'Welcome',
    });
  });

  it('takes the identity from the login when there is no account', () => {
    const login = {
      bridgeID: 'b',
      loginID: 'l9',
      removeScopes: [],
      status: 'connected',
      accountIDs: ['a9'],
      user: { id: 'u', phoneNumber: '+49170' },
    };
    expect(parseSession(session({ status: 'complete', login }))).toMatchObject({
      signedIn: { accountID: 'a9', loginID: 'l9', displayName: '+49170' },
    });
  });

  it.each([
    ['in the session', (older: object) => ({ connection: older })],
    [
      'in the last step',
      (older: object) => ({ currentStep: { type: 'complete' as const, connection: older } }),
    ],
  ])('takes the identity from a login by its older name %s', (_where, place) => {
    const older = { bridgeID: 'b', loginID: 'l9', removeScopes: [], status: 'connected' };
    const read = (connection: object) =>
      parseSession(session({ status: 'complete', ...place(connection) }));
    expect(read(older)).toMatchObject({ signedIn: { loginID: 'l9' } });
    expect(read({ not: 'a login' })).toMatchObject({ signedIn: { loginID: null } });
  });

  it('has failed with the bridge’s code and words', () => {
    const error = { code: 'FI.MAU.META_CHECKPOINT_ERROR', message: 'Check\npoint' };
    expect(parseSession(session({ status: 'failed', error }))).toEqual({
      kind: 'failed',
      code: 'FI.MAU.META_CHECKPOINT_ERROR',
      message: 'Check point',
    });
    expect(parseSession(session({ status: 'failed' }))).toMatchObject({ code: 'unknown' });
    expect(parseSession(session({ error }))).toMatchObject({ kind: 'failed' });
  });

  it('was cancelled elsewhere', () => {
    expect(parseSession(session({ status: 'cancelled' }))).toEqual({ kind: 'cancelled' });
  });
});

describe('signedInIDs', () => {
  const expected = { accountID: 'a1', loginID: 'l1', network: 'WhatsApp', displayName: 'Alice' };
  const named = (accountID: string | null, loginID: string | null): Identity => ({
    ...{ accountID, loginID, network: null, displayName: null },
  });

  it.each([
    ['as the session names them', named('a2', 'l2'), null, { accountID: 'a2', loginID: 'l2' }],
    [
      'as expected where it names nobody',
      named(null, null),
      null,
      { accountID: 'a1', loginID: 'l1' },
    ],
    ['in part', named('a2', null), null, { accountID: 'a2', loginID: 'l1' }],
    [
      'never of the one that was replaced',
      named(null, 'l2'),
      'Alice',
      { accountID: null, loginID: 'l2' },
    ],
  ])('are %s', (_how, signedIn, replaced, ids) => {
    expect(signedInIDs(signedIn, expected, replaced)).toEqual(ids);
  });
});

describe('loginResult', () => {
  const expected = { accountID: 'a1', loginID: 'l1', network: 'WhatsApp', displayName: 'Alice' };
  const who = (over: Partial<Identity>): Identity => ({
    accountID: 'a1',
    loginID: 'l1',
    network: 'WhatsApp',
    displayName: 'Alice',
    ...over,
  });

  it('returns who is signed in', () => {
    expect(loginResult(who({}), null, 'W')).toEqual({
      signedIn: { accountID: 'a1', network: 'WhatsApp', displayName: 'Alice' },
      replaced: null,
    });
  });

  it.each([
    ['the same login under a new account ID', { accountID: 'a2' }],
    ['nobody named', { accountID: null, loginID: null }],
  ])('takes %s for the one expected', (_what, over) => {
    expect(loginResult(who(over), expected, 'W').replaced).toBeNull();
  });

  it.each([
    ['another login', { loginID: 'l2', displayName: 'Bob' }],
    [
      'another account where logins are unknown',
      { loginID: null, accountID: 'a2', displayName: 'Bob' },
    ],
  ])('returns whose login %s replaced', (_what, over) => {
    expect(loginResult(who(over), expected, 'W')).toMatchObject({
      signedIn: { displayName: 'Bob' },
      replaced: 'Alice',
    });
  });
});

const LONG_ADDRESS = `https://auth.example/authorize?state=${'x'.repeat(400)}`;

describe('displayOf', () => {
  it.each([
    [{ type: 'qr', data: 'x\u202ey' }, ['qr', 'x\u202ey', 'none']],
    [{ type: 'qr', imageURL: 'https://x' }, ['qr', null, 'loading']],
    [{ type: 'code', data: ' AB\u202eCD' }, ['code', 'AB CD', 'none']],
    [{ type: 'code', data: null, imageURL: 'https://x' }, ['code', null, 'loading']],
    // Of an address nothing is cut.
    [{ type: 'code', data: LONG_ADDRESS }, ['code', LONG_ADDRESS, 'none']],
    [{ type: 'emoji', imageURL: 'https://x' }, ['emoji', null, 'loading']],
    [{ type: 'emoji', data: '👩‍💻' }, ['emoji', '👩‍💻', 'none']],
    [{ type: 'emoji', data: 7, imageURL: {} }, ['emoji', null, 'none']],
    [{ type: 'nothing', imageURL: '' }, ['nothing', null, 'none']],
    [{ type: 'hologram', data: 'AB', imageURL: 'https://x' }, ['unknown', 'AB', 'loading']],
    [{ data: 'AB' }, ['unknown', 'AB', 'none']],
    [{ type: null, imageURL: 'https://x' }, ['unknown', null, 'loading']],
    [{}, ['nothing', null, 'none']],
    [null, ['nothing', null, 'none']],
    ['a picture', ['nothing', null, 'none']],
  ])('%j', (display, shown) => {
    const reading = parseSession(
      session({ currentStep: { type: 'display_and_wait', stepID: '1', display } }),
    );
    const { type, data, picture } = displayOf((reading as { step: DisplayStep }).step);
    expect([type, data, picture.state]).toEqual(shown);
  });
});

describe('userInputStage', () => {
  it('counts how often the user was asked', () => {
    const step = { type: 'user_input' as const, stepID: '1', fields: [] };
    const first = userInputStage(step, { kind: 'starting' });
    expect([first.round, userInputStage(step, first).round]).toEqual([1, 2]);
  });
});

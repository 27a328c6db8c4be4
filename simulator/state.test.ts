import { beforeEach, describe, expect, it } from 'vitest';
import { buildSeed } from './seed';
import { createState, type SimulatorState } from './state';

const WHATSAPP = 'local-whatsapp';
const ALICE = 'local-whatsapp_ba_alice';
const TELEGRAM = 'sh-telegram/home server 🏠';

let state: SimulatorState;
beforeEach(() => {
  state = createState(buildSeed('all-states'));
});

describe('accounts', () => {
  it('take a status with its text, and lose the text with the next status', () => {
    state.setAccount(ALICE, { status: 'reconnect_required', statusText: 'Signed out.' });
    expect(state.bridge(WHATSAPP).accounts[0]).toMatchObject({
      status: 'reconnect_required',
      statusText: 'Signed out.',
    });
    expect(state.setAccount(ALICE, { status: 'connected' })).not.toHaveProperty('statusText');
  });

  it('keep the text when only the name changes', () => {
    state.setAccount(ALICE, { status: 'connecting', statusText: 'One moment.' });
    const renamed = state.setAccount(ALICE, { fullName: 'Алиса' });
    expect(renamed).toMatchObject({ status: 'connecting', statusText: 'One moment.' });
    expect(renamed.user.fullName).toBe('Алиса');
  });

  it('lose the text alone for null', () => {
    state.setAccount(ALICE, { status: 'connecting', statusText: 'One moment.' });
    const bare = state.setAccount(ALICE, { statusText: null });
    expect(bare.status).toBe('connecting');
    expect(bare).not.toHaveProperty('statusText');
  });

  it('handed out earlier do not change', () => {
    const before = state.accounts();
    state.setAccount(ALICE, { status: 'disconnected' });
    state.removeAccount('discordgo');
    expect(before[0]).toMatchObject({ accountID: ALICE, status: 'connected' });
    expect(before).toHaveLength(12);
  });

  it('are added with what is given and made up otherwise', () => {
    const added = state.addAccount({ bridgeID: 'linkedin', fullName: 'Zoë', status: 'connecting' });
    expect(added).toMatchObject({
      bridge: { id: 'linkedin', provider: 'cloud', type: 'linkedin' },
      network: 'LinkedIn',
      status: 'connecting',
      user: { fullName: 'Zoë', isSelf: true },
    });
    expect(state.login('linkedin', added.loginID ?? '').accountIDs).toEqual([added.accountID]);
  });

  it('cannot be added twice, to nowhere, or changed when they do not exist', () => {
    const twice = { bridgeID: WHATSAPP, accountID: ALICE };
    expect(() => state.addAccount(twice)).toThrow(/exists already/);
    expect(() => state.addAccount({ bridgeID: 'nowhere' })).toThrow(/"nowhere" does not exist/);
    expect(() => state.setAccount('nobody', {})).toThrow(/"nobody" does not exist/);
    expect(() => {
      state.removeAccount('nobody');
    }).toThrow(/"nobody" does not exist/);
  });

  it('reach 1,000 and no more, spread over bridges that take several', () => {
    state.addAccounts({ count: 988 });
    const ids = state.accounts().map(({ accountID }) => accountID);
    expect(new Set(ids).size).toBe(1000);
    expect(state.bridge('slackgo').accounts.length).toBeGreaterThan(100);
    expect(state.bridge(WHATSAPP).accounts).toHaveLength(1);
    expect(() => state.addAccounts({ count: 1 })).toThrow(/"count"/);
    expect(() => state.addAccount({ bridgeID: WHATSAPP })).toThrow(/1000 accounts already/);
  });

  it.each([0, -1, 1.5, 989, NaN])('are not added in a number of %d', (count) => {
    expect(() => state.addAccounts({ count })).toThrow(/"count"/);
    expect(state.accounts()).toHaveLength(12);
  });

  it('can all be added to one bridge in one status', () => {
    const added = state.addAccounts({ count: 3, bridgeID: 'twitter', status: 'disconnected' });
    expect(state.bridge('twitter').accounts).toEqual(added);
    expect(added.map(({ status }) => status)).toEqual(Array(3).fill('disconnected'));
  });
});

describe('bridges', () => {
  it('count the accounts that are not switched off', () => {
    expect(state.bridge('imessage')).toMatchObject({ activeAccountCount: 0 });
    expect(state.bridge('slackgo')).toMatchObject({ activeAccountCount: 3 });
  });

  it('for one account are connected while they have it', () => {
    expect(state.bridge('linkedin').status).toBe('available');
    const { accountID } = state.addAccount({ bridgeID: 'linkedin' });
    expect(state.bridge('linkedin').status).toBe('connected');
    state.removeAccount(accountID);
    expect(state.bridge('linkedin').status).toBe('available');
  });

  it('are below their limit once an account left', () => {
    state.removeAccount('instagramgo.17841400000000002');
    expect(state.bridge('instagramgo').status).toBe('available');
    expect(state.bridge('instagramgo')).not.toHaveProperty('statusText');
  });

  it('keep a status that says nothing about the number of accounts', () => {
    state.removeAccount('imessage');
    expect(state.bridge('imessage').status).toBe('disabled');
  });

  it('take status, text and name', () => {
    state.setBridge(WHATSAPP, { status: 'disabled', statusText: 'Off.', displayName: 'Что' });
    expect(state.bridge(WHATSAPP)).toMatchObject({
      status: 'disabled',
      statusText: 'Off.',
      displayName: 'Что',
    });
  });

  it('show nothing on the wire that is kept beside', () => {
    expect(Object.keys(state.bridge(WHATSAPP))).not.toContain('flows');
    expect(Object.keys(state.bridge(WHATSAPP))).not.toContain('capabilities');
  });
});

describe('logins', () => {
  it('are as healthy as their accounts', () => {
    const statusOf = (bridgeID: string) => state.logins(bridgeID).map(({ status }) => status);
    expect(statusOf(WHATSAPP)).toEqual(['connected']);
    expect(statusOf('slackgo')).toEqual(['needs_login', 'connected', 'connecting']);
    expect(statusOf(TELEGRAM)).toEqual(['connecting']);
    state.setAccount(ALICE, { status: 'disabled' });
    expect(statusOf(WHATSAPP)).toEqual(['logged_out']);
    state.setAccount(ALICE, { status: 'hibernating' });
    expect(statusOf(WHATSAPP)).toEqual(['unknown']);
  });

  it('are removed with all their accounts', () => {
    const [login] = state.logins(TELEGRAM);
    const loginID = login?.loginID ?? '';
    expect(state.removeLogin(TELEGRAM, loginID, 'all-devices')).toEqual({
      bridgeID: TELEGRAM,
      loginID,
      scope: 'all-devices',
      status: 'removed',
      affectedAccountIDs: ['sh-telegram:алиса/+12025550123', 'sh-telegram:канал 📣'],
    });
    expect(state.bridge(TELEGRAM).accounts).toEqual([]);
    expect(() => state.login(TELEGRAM, loginID)).toThrow(/does not exist/);
  });

  it('are removed only in a scope they offer', () => {
    const remove = () => state.removeLogin('discordgo', '80351110224678912', 'current-device');
    expect(remove).toThrow(/"scope" must be one of all-devices/);
    expect(state.bridge('discordgo').accounts).toHaveLength(1);
  });
});

it('reset replaces everything', () => {
  state.addAccounts({ count: 10 });
  state.reset(buildSeed('healthy'));
  expect(state.accounts()).toHaveLength(6);
  expect(state.bridges()).toHaveLength(13);
});

import { beforeEach, describe, expect, it } from 'vitest';
import { buildSeed } from './seed';
import { createWorld, type World } from './state';

const WHATSAPP = 'local-whatsapp';
const ALICE = 'local-whatsapp_ba_alice';
const TELEGRAM = 'sh-telegram/home server 🏠';

let world: World;
beforeEach(() => {
  world = createWorld(buildSeed('all-states'));
});

describe('accounts', () => {
  it('take a status with its text, and lose the text with the next status', () => {
    world.setAccount(ALICE, { status: 'reconnect_required', statusText: 'Signed out.' });
    expect(world.bridge(WHATSAPP).accounts[0]).toMatchObject({
      status: 'reconnect_required',
      statusText: 'Signed out.',
    });
    expect(world.setAccount(ALICE, { status: 'connected' })).not.toHaveProperty('statusText');
  });

  it('keep the text when only the name changes', () => {
    world.setAccount(ALICE, { status: 'connecting', statusText: 'One moment.' });
    const renamed = world.setAccount(ALICE, { fullName: 'Алиса' });
    expect(renamed).toMatchObject({ status: 'connecting', statusText: 'One moment.' });
    expect(renamed.user.fullName).toBe('Алиса');
  });

  it('lose the text alone for null', () => {
    world.setAccount(ALICE, { status: 'connecting', statusText: 'One moment.' });
    const bare = world.setAccount(ALICE, { statusText: null });
    expect(bare.status).toBe('connecting');
    expect(bare).not.toHaveProperty('statusText');
  });

  it('handed out earlier do not change', () => {
    const before = world.accounts();
    world.setAccount(ALICE, { status: 'disconnected' });
    world.removeAccount('discordgo');
    expect(before[0]).toMatchObject({ accountID: ALICE, status: 'connected' });
    expect(before).toHaveLength(12);
  });

  it('are added with what is given and made up otherwise', () => {
    const added = world.addAccount({ bridgeID: 'linkedin', fullName: 'Zoë', status: 'connecting' });
    expect(added).toMatchObject({
      bridge: { id: 'linkedin', provider: 'cloud', type: 'linkedin' },
      network: 'LinkedIn',
      status: 'connecting',
      user: { fullName: 'Zoë', isSelf: true },
    });
    expect(world.login('linkedin', added.loginID ?? '').accountIDs).toEqual([added.accountID]);
  });

  it('cannot be added twice, to nowhere, or changed when they do not exist', () => {
    const twice = { bridgeID: WHATSAPP, accountID: ALICE };
    expect(() => world.addAccount(twice)).toThrow(/exists already/);
    expect(() => world.addAccount({ bridgeID: 'nowhere' })).toThrow(/"nowhere" does not exist/);
    expect(() => world.setAccount('nobody', {})).toThrow(/"nobody" does not exist/);
    expect(() => {
      world.removeAccount('nobody');
    }).toThrow(/"nobody" does not exist/);
  });

  it('reach 1,000 and no more, spread over bridges that take several', () => {
    world.addAccounts({ count: 988 });
    const ids = world.accounts().map(({ accountID }) => accountID);
    expect(new Set(ids).size).toBe(1000);
    expect(world.bridge('slackgo').accounts.length).toBeGreaterThan(100);
    expect(world.bridge(WHATSAPP).accounts).toHaveLength(1);
    expect(() => world.addAccounts({ count: 1 })).toThrow(/"count"/);
    expect(() => world.addAccount({ bridgeID: WHATSAPP })).toThrow(/1000 accounts already/);
  });

  it.each([0, -1, 1.5, 989, NaN])('are not added in a number of %d', (count) => {
    expect(() => world.addAccounts({ count })).toThrow(/"count"/);
    expect(world.accounts()).toHaveLength(12);
  });

  it('can all be added to one bridge in one status', () => {
    const added = world.addAccounts({ count: 3, bridgeID: 'twitter', status: 'disconnected' });
    expect(world.bridge('twitter').accounts).toEqual(added);
    expect(added.map(({ status }) => status)).toEqual(Array(3).fill('disconnected'));
  });
});

describe('bridges', () => {
  it('count the accounts that are not switched off', () => {
    expect(world.bridge('imessage')).toMatchObject({ activeAccountCount: 0 });
    expect(world.bridge('slackgo')).toMatchObject({ activeAccountCount: 3 });
  });

  it('for one account are connected while they have it', () => {
    expect(world.bridge('linkedin').status).toBe('available');
    const { accountID } = world.addAccount({ bridgeID: 'linkedin' });
    expect(world.bridge('linkedin').status).toBe('connected');
    world.removeAccount(accountID);
    expect(world.bridge('linkedin').status).toBe('available');
  });

  it('are below their limit once an account left', () => {
    world.removeAccount('instagramgo.17841400000000002');
    expect(world.bridge('instagramgo').status).toBe('available');
    expect(world.bridge('instagramgo')).not.toHaveProperty('statusText');
  });

  it('keep a status that says nothing about the number of accounts', () => {
    world.removeAccount('imessage');
    expect(world.bridge('imessage').status).toBe('disabled');
  });

  it('take status, text and name', () => {
    world.setBridge(WHATSAPP, { status: 'disabled', statusText: 'Off.', displayName: 'Что' });
    expect(world.bridge(WHATSAPP)).toMatchObject({
      status: 'disabled',
      statusText: 'Off.',
      displayName: 'Что',
    });
  });

  it('show nothing on the wire that is kept beside', () => {
    expect(Object.keys(world.bridge(WHATSAPP))).not.toContain('flows');
    expect(Object.keys(world.bridge(WHATSAPP))).not.toContain('capabilities');
  });
});

describe('logins', () => {
  it('are as healthy as their accounts', () => {
    const statusOf = (bridgeID: string) => world.logins(bridgeID).map(({ status }) => status);
    expect(statusOf(WHATSAPP)).toEqual(['connected']);
    expect(statusOf('slackgo')).toEqual(['needs_login', 'connected', 'connecting']);
    expect(statusOf(TELEGRAM)).toEqual(['connecting']);
    world.setAccount(ALICE, { status: 'disabled' });
    expect(statusOf(WHATSAPP)).toEqual(['logged_out']);
    world.setAccount(ALICE, { status: 'hibernating' });
    expect(statusOf(WHATSAPP)).toEqual(['unknown']);
  });

  it('are removed with all their accounts', () => {
    const [login] = world.logins(TELEGRAM);
    const loginID = login?.loginID ?? '';
    expect(world.removeLogin(TELEGRAM, loginID, 'all-devices')).toEqual({
      bridgeID: TELEGRAM,
      loginID,
      scope: 'all-devices',
      status: 'removed',
      affectedAccountIDs: ['sh-telegram:алиса/+12025550123', 'sh-telegram:канал 📣'],
    });
    expect(world.bridge(TELEGRAM).accounts).toEqual([]);
    expect(() => world.login(TELEGRAM, loginID)).toThrow(/does not exist/);
  });

  it('are removed only in a scope they offer', () => {
    const remove = () => world.removeLogin('discordgo', '80351110224678912', 'current-device');
    expect(remove).toThrow(/"scope" must be one of all-devices/);
    expect(world.bridge('discordgo').accounts).toHaveLength(1);
  });
});

it('reset replaces everything', () => {
  world.addAccounts({ count: 10 });
  world.reset(buildSeed('healthy'));
  expect(world.accounts()).toHaveLength(6);
  expect(world.bridges()).toHaveLength(13);
});

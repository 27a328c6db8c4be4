import { describe, expect, it } from 'vitest';
import { aBridge, anAccount, aSnapshot } from '../../../shared/testing/fixtures';
import { NO_SILENCES } from '../../../shared/model/silences';
import { aConnection, aLogin } from '../../testing/fixtures';
import { accountCandidates } from './account-commands';
import type { CommandState } from './command';
import { findCommands, MAX_COMMANDS } from './search';

const alice = anAccount({ accountID: 'alice', status: 'reconnect_required' });
const bob = anAccount({ accountID: 'bob', network: 'Signal', displayName: 'Böb' });
const home = anAccount({ accountID: 'home', bridgeID: null, network: 'Matrix', displayName: null });

function aState(particulars: Partial<CommandState> = {}): CommandState {
  return {
    snapshot: aSnapshot({
      accounts: [alice, bob, home],
      bridges: [
        aBridge({ bridgeID: 'x', displayName: 'X' }),
        aBridge({ bridgeID: 'line', displayName: 'LINE', status: 'disabled' }),
      ],
    }),
    connection: aConnection(),
    silences: NO_SILENCES,
    login: null,
    demo: null,
    ...particulars,
  };
}

const titles = (query: string, state = aState()) =>
  findCommands(state, query).map(({ title }) => title);

describe('before anything is typed', () => {
  it('first stands what the accounts need, then what is wanted most, then the accounts', () => {
    expect(titles('')).toEqual([
      'Sign in to WhatsApp (Alice) again',
      'Check now',
      'Add an account',
      'History',
      'Pause notifications for 1 hour',
      'Settings',
      'Keyboard shortcuts',
      'WhatsApp (Alice)',
      'Signal (Böb)',
      'Matrix',
    ]);
  });

  it('an account whose problem is elsewhere is opened, as signing in may not help', () => {
    const elsewhere = anAccount({ accountID: 'e', status: 'attention_required' });
    const overdue = anAccount({ accountID: 'o', status: 'disconnected', overdue: true });
    const snapshot = aSnapshot({ accounts: [elsewhere, overdue] });
    expect(findCommands(aState({ snapshot }), '').slice(0, 2)).toMatchObject([
      { action: { do: 'go', route: { view: 'account', accountID: 'e' } } },
      { action: { do: 'go', route: { view: 'account', accountID: 'o' } } },
    ]);
  });

  it('many accounts in need leave room for the rest', () => {
    const accounts = Array.from({ length: 200 }, (_, index) =>
      anAccount({ accountID: `a${index}`, status: 'reconnect_required' }),
    );
    const found = titles('', aState({ snapshot: aSnapshot({ accounts }) }));
    expect(found.indexOf('Check now')).toBe(5);
    expect(found).toHaveLength(MAX_COMMANDS);
  });
});

describe('what can be done about an account', () => {
  const about = (name: string, state?: CommandState) => titles(name, state);

  it('is what its page offers', () => {
    expect(about('alice')).toEqual([
      'WhatsApp (Alice)',
      'Sign in to WhatsApp (Alice) again',
      'Not now: put WhatsApp (Alice) off until it is back',
      'Mute WhatsApp (Alice) for 1 hour',
      'Mute WhatsApp (Alice) for 1 day',
      'Mute WhatsApp (Alice) for good',
      'History of WhatsApp (Alice)',
    ]);
    expect(about('bob')).not.toContain('Not now: put Signal (Böb) off until it is back');
  });

  it('is no sign-in where no bridge runs the account', () => {
    expect(about('matrix')).toContain('Matrix');
    expect(about('matrix')).not.toContain('Sign in to Matrix again');
  });

  it('goes on with the sign-in that is under way, and offers no other', () => {
    const found = about('alice', aState({ login: aLogin({ accountID: 'alice' }) }));
    expect(found).toContain('Go on signing in to WhatsApp (Alice)');
    expect(found).not.toContain('Sign in to WhatsApp (Alice) again');
  });

  it('is the way back from each silence', () => {
    const silence = { accountID: 'alice', since: 0, until: null };
    const accounts = [
      { ...silence, kind: 'muted' as const },
      { ...silence, kind: 'acknowledged' as const },
    ];
    const found = about('alice', aState({ silences: { ...NO_SILENCES, accounts } }));
    expect(found).toContain('Unmute WhatsApp (Alice)');
    expect(found).toContain('Tell me again about WhatsApp (Alice)');
    expect(found).not.toContain('Not now: put WhatsApp (Alice) off until it is back');
  });
});

describe('searching', () => {
  it('puts what begins so before words, and words before parts of them', () => {
    const accounts = [
      anAccount({ accountID: '1', network: 'Unmutable', displayName: null }),
      anAccount({ accountID: '2', network: 'Slack', displayName: 'Mutual Friends' }),
    ];
    const found = titles('mut', aState({ snapshot: aSnapshot({ accounts }) }));
    expect(found[0]).toBe('Mute Unmutable for 1 hour');
    expect(found.indexOf('Slack (Mutual Friends)')).toBeLessThan(
      found.indexOf('History of Slack (Mutual Friends)'),
    );
    expect(found.indexOf('History of Slack (Mutual Friends)')).toBeLessThan(
      found.indexOf('Unmutable'),
    );
    expect(found.at(-1)).toBe('History of Unmutable');
  });

  it('takes words in any order, and without their accents', () => {
    expect(titles('bob mute day')).toEqual(['Mute Signal (Böb) for 1 day']);
  });

  it('puts the accounts of a name before what can be done about them', () => {
    const accounts = [alice, anAccount({ accountID: '2', network: 'X', displayName: 'Alice B.' })];
    const found = titles('alice', aState({ snapshot: aSnapshot({ accounts }) }));
    expect(found.slice(0, 2)).toEqual(['WhatsApp (Alice)', 'X (Alice B.)']);
    expect(found[2]).toBe('Sign in to WhatsApp (Alice) again');
  });

  it('finds an account by how it is', () => {
    expect(titles('needs you')[0]).toBe('WhatsApp (Alice)');
  });

  it('finds nothing where nothing fits', () => {
    expect(titles('alice bob')).toEqual([]);
  });

  it('adds an account only to a bridge that takes one', () => {
    expect(titles('add')).toEqual(['Add an account', 'Add X']);
    expect(findCommands(aState(), 'add x')[0]?.action).toEqual({
      do: 'sign-in',
      target: { bridgeID: 'x' },
    });
  });

  it('offers each length of a pause, and the way back while paused', () => {
    expect(titles('pause')).toEqual([
      'Pause notifications for 30 minutes',
      'Pause notifications for 1 hour',
      'Pause notifications until tomorrow 8:00',
      'Pause notifications until I resume',
    ]);
    const paused = aState({ silences: { ...NO_SILENCES, snooze: { since: 0, until: null } } });
    expect(titles('', paused)[1]).toBe('Resume notifications');
    expect(titles('resume')[0]).not.toBe('Resume notifications');
  });

  it('leaves the demo, where there is something to leave it for', () => {
    const demo = { beeper: 'healthy', controlURL: '', entries: [] } as const;
    const inDemo = { demo, connection: aConnection({ active: { kind: 'demo' } }) };
    expect(titles('demo', aState(inDemo))).toEqual(['Steer the demo', 'Leave the demo']);
    const only = { demo, connection: aConnection({ active: { kind: 'demo' }, demoOnly: true }) };
    expect(titles('demo', aState(only))).toEqual(['Steer the demo']);
  });

  it('offers nothing that needs a connection while there is none', () => {
    const connection = aConnection({ active: { kind: 'none' } });
    const nothing = aState({ connection, snapshot: aSnapshot() });
    expect(titles('', nothing)).toEqual(['Settings', 'Keyboard shortcuts']);
    expect(titles('connect', nothing)).toEqual(['Connect to Beeper']);
    expect(titles('pause', nothing)).toEqual([]);
  });

  it('connects again where Beeper refuses the token', () => {
    const problem = { kind: 'unauthorized', detail: null } as const;
    const connectivity = { state: 'not-connected', problem, since: 0 } as const;
    const refused = aState({ snapshot: aSnapshot({ connectivity }) });
    expect(findCommands(refused, 'connect')).toMatchObject([{ action: { do: 'connect-again' } }]);
  });
});

describe('a thousand accounts', () => {
  const accounts = Array.from({ length: 1_000 }, (_, index) =>
    anAccount({ accountID: `a${index}`, displayName: `Person ${index}` }),
  );
  const state = aState({ snapshot: aSnapshot({ accounts }) });

  it('give at most fifty commands, the best first', () => {
    expect(findCommands(state, 'person')).toHaveLength(MAX_COMMANDS);
    expect(titles('mute person 999 good', state)).toEqual(['Mute WhatsApp (Person 999) for good']);
    expect(titles('person 1', state)[0]).toBe('WhatsApp (Person 1)');
  });

  it('have many thousands, of which no more are built than are shown', () => {
    expect([...accountCandidates(state)].length).toBeGreaterThan(5_000);
    let reads = 0;
    const counted = accounts.map((account) =>
      Object.defineProperty({ ...account }, 'displayName', {
        get: () => {
          reads += 1;
          return 'Person';
        },
      }),
    );
    const readFor = (query: string) => {
      const before = reads;
      findCommands(aState({ snapshot: aSnapshot({ accounts: counted }) }), query);
      return reads - before;
    };
    // The first time each is folded, in which it is looked at as well.
    expect(readFor('erson')).toBeGreaterThan(1_000);
    expect(readFor('erson')).toBe(MAX_COMMANDS);
  });

  it('give every command an ID of its own', () => {
    for (const query of ['', 'a', 'mute', 'person 99']) {
      const ids = findCommands(state, query).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings';
import type { Snapshot } from '../../shared/model/snapshot';
import { createLocalTime } from '../../shared/util/local-time';
import { createManualClock } from '../testing/manual-clock';
import { account, goodSnapshot } from '../testing/fixtures';
import type { NotificationSpec } from './notification-content';
import { LINGER_MS } from './expected-removals';
import { createNotificationService } from './notification-service';
import type { NotifiedState } from './account-memory';
import { NOTHING_REMEMBERED } from './notification-memory';
import { createRenewalKeeper } from './renewals/renewal-keeper';

function start({ isDemo = false, connection = true, isDiskWell = (): boolean => true } = {}) {
  const clock = createManualClock();
  const shown: NotificationSpec[] = [];
  const withdrawn: string[] = [];
  const kept: string[][] = [];
  const keptRenewals: string[][] = [];
  const lines: string[] = [];
  const saved: Record<string, NotifiedState>[] = [];
  const service = createNotificationService({
    clock,
    memory: {
      remembered: NOTHING_REMEMBERED,
      save: ({ accounts }) => {
        saved.push(Object.fromEntries(accounts));
        return Promise.resolve(isDiskWell());
      },
    },
    renewals: createRenewalKeeper({
      clock,
      memory: { remembered: new Map(), save: () => Promise.resolve() },
    }),
    localTime: createLocalTime('h23'),
    settings: {
      get: (key) =>
        ({
          ...DEFAULT_SETTINGS,
          notifications: { ...DEFAULT_SETTINGS.notifications, connection },
        })[key],
    },
    continued: null,
    isDemo,
    notify: (spec) => shown.push(spec),
    withdraw: (category) => withdrawn.push(category),
    keepProblemsOf: (accountIDs) => kept.push([...accountIDs]),
    keepRenewalsOf: (accountIDs) => keptRenewals.push([...accountIDs]),
    log: (line) => lines.push(line),
  });
  const pollWith = (status: string) =>
    service.evaluate(goodSnapshot([account({ accountID: 'a', status })]));
  return { clock, service, pollWith, shown, withdrawn, kept, keptRenewals, lines, saved };
}

describe('the notification service', () => {
  it('evaluates, notifies, logs the reason, and remembers what was notified', () => {
    const { pollWith, shown, lines, saved } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    pollWith('reconnect_required');
    expect(shown.map(({ title }) => title)).toEqual(['Sign in to WhatsApp again']);
    expect(lines).toEqual(['notified: action-required a (at-once)']);
    expect(saved.at(-1)).toMatchObject({
      a: { notifiedStatuses: ['reconnect_required'], wasConnected: true },
    });
  });

  it('saves what it remembers when that changes, and again when it was not saved', async () => {
    let isWell = true;
    const { pollWith, saved } = start({ isDiskWell: () => isWell });
    pollWith('connected');
    expect(saved).toHaveLength(1);
    pollWith('connected');
    expect(saved).toHaveLength(1);
    pollWith('reconnect_required');
    isWell = false;
    // What was decided last is not decided again, which is remembered as well.
    pollWith('reconnect_required');
    expect(saved).toHaveLength(3);
    await Promise.resolve();
    isWell = true;
    pollWith('reconnect_required');
    await Promise.resolve();
    pollWith('reconnect_required');
    expect(saved).toHaveLength(4);
  });

  it('logs why it does not notify', () => {
    const { pollWith, shown, lines } = start();
    pollWith('reconnect_required');
    pollWith('reconnect_required');
    expect(shown).toEqual([]);
    expect(lines).toEqual(['not notified: action-required a (was-so-at-first-look)']);
  });

  it('says of made-up accounts that they are made up', () => {
    const { pollWith, shown } = start({ isDemo: true });
    pollWith('connected');
    pollWith('reconnect_required');
    expect(shown[0]?.title).toBe('Demo: Sign in to WhatsApp again');
  });
});

describe('a notified problem', () => {
  it.each([
    ['recovers', goodSnapshot([account({ accountID: 'a', status: 'connected' })])],
    ['is turned off', goodSnapshot([account({ accountID: 'a', status: 'disabled' })])],
  ])('is taken down when it %s, unless Beeper has just come back', (_what, after) => {
    const { service, pollWith, kept } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    expect(kept.at(-1)).toEqual(['a']);
    service.evaluate(after);
    expect(kept.at(-1)).toEqual([]);
  });

  it('stays while an answer leaves its account out, and is taken down when that lasts', async () => {
    const { service, pollWith, kept, clock } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    service.evaluate(goodSnapshot([]));
    expect(kept.at(-1)).toEqual(['a']);
    await clock.advance(2 * 60_000);
    pollWith('reconnect_required');
    expect(kept.at(-1)).toEqual(['a']);
    service.evaluate(goodSnapshot([]));
    await clock.advance(3 * 60_000);
    service.evaluate(goodSnapshot([]));
    expect(kept.at(-1)).toEqual([]);
  });

  it('stays while it changes to another one, and while a list is not whole yet', () => {
    const { service, pollWith, kept } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    pollWith('attention_required');
    expect(kept.at(-1)).toEqual(['a']);
    service.evaluate({
      ...goodSnapshot([]),
      connectivity: {
        state: 'unreachable',
        since: 0,
        problem: { kind: 'unreachable', detail: null },
      },
    });
    service.evaluate(goodSnapshot([]));
    expect(kept.at(-1)).toEqual(['a']);
  });
});

describe('a token that Beeper refuses', () => {
  const refused: Snapshot = {
    ...goodSnapshot([]),
    connectivity: {
      ...{ state: 'not-connected', since: 0 },
      problem: { kind: 'unauthorized', detail: null },
    },
  };

  it('is notified, leads to connecting, and is withdrawn when Beeper accepts again', () => {
    const { service, shown, withdrawn, lines } = start();
    [refused, refused, refused].forEach(service.evaluate);
    expect(shown).toEqual([
      expect.objectContaining({ category: 'connection', route: { view: 'connect' } }),
    ]);
    expect(lines).toEqual(['notified: connect again']);
    service.evaluate(goodSnapshot([]));
    service.evaluate(goodSnapshot([]));
    expect(withdrawn).toEqual(['connection', 'connection']);
  });

  it('is only logged for a user who does not want it', () => {
    const { service, shown, lines } = start({ connection: false });
    [refused, refused].forEach(service.evaluate);
    expect([shown, lines]).toEqual([[], ['not notified: connect again (kind-off)']]);
  });
});

describe('what the user silences', () => {
  it('acknowledged: taken down, silent until it is back, and news the next time', () => {
    const { service, pollWith, shown, kept, lines } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    service.acknowledge('a', true);
    expect(kept.at(-1)).toEqual([]);
    expect(service.silences().accounts).toMatchObject([{ accountID: 'a', kind: 'acknowledged' }]);
    pollWith('attention_required');
    expect(lines.at(-1)).toBe('not notified: action-required a (acknowledged)');
    pollWith('connected');
    expect(service.silences().accounts).toEqual([]);
    pollWith('reconnect_required');
    expect(shown.map(({ title }) => title)).toEqual([
      'Sign in to WhatsApp again',
      'WhatsApp is connected again',
      'Sign in to WhatsApp again',
    ]);
  });

  it('muted and unmuted: told at once', () => {
    const { service, pollWith, shown } = start();
    pollWith('connected');
    service.mute('a', 'for-good');
    pollWith('reconnect_required');
    expect(shown).toEqual([]);
    service.mute('a', null);
    expect(shown.map(({ title }) => title)).toEqual(['Sign in to WhatsApp again']);
  });

  it('snoozed: ends by itself, which listeners hear of, and what still holds is told', async () => {
    const { clock, service, pollWith, shown } = start();
    const heard: boolean[] = [];
    service.onSilences(({ snooze }) => heard.push(snooze !== null));
    pollWith('connected');
    service.snooze('30-minutes');
    pollWith('reconnect_required');
    await clock.advance(30 * 60_000);
    expect(heard).toEqual([true, false]);
    pollWith('reconnect_required');
    expect(shown).toHaveLength(1);
  });

  it('holds back that the token is refused, and tells it afterwards', () => {
    const { service, shown, lines } = start();
    const refused: Snapshot = {
      ...goodSnapshot([]),
      connectivity: {
        ...{ state: 'not-connected', since: 0 },
        problem: { kind: 'unauthorized', detail: null },
      },
    };
    service.snooze('until-resumed');
    [refused, refused].forEach(service.evaluate);
    expect([shown, lines]).toEqual([[], ['not notified: connect again (snoozed)']]);
    service.snooze(null);
    service.evaluate(refused);
    expect(shown).toHaveLength(1);
  });
});

describe('accounts that the user removes', () => {
  const ofA = (status: string) => goodSnapshot([account({ accountID: 'a', status })]);

  it('are silent while that goes on, and news again when it failed', () => {
    const { service, pollWith, shown, kept } = start();
    pollWith('connected');
    const removal = service.expectRemoval(['a']);
    pollWith('reconnect_required');
    pollWith('attention_required');
    expect(shown).toEqual([]);
    removal.cancel();
    expect(shown.map(({ title }) => title)).toEqual(['WhatsApp needs your attention']);
    expect(kept.at(-1)).toEqual(['a']);
  });

  it('keep what is told of them until they are removed, and then lose it at once', () => {
    const { service, pollWith, kept } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    const removal = service.expectRemoval(['a']);
    expect(kept.at(-1)).toEqual(['a']);
    removal.confirm();
    expect(kept.at(-1)).toEqual([]);
  });

  it('are forgotten with their silences once they are gone, and then are news', () => {
    const { service, pollWith, shown, saved } = start();
    pollWith('connected');
    pollWith('reconnect_required');
    service.mute('a', 'for-good');
    service.expectRemoval(['a']).confirm();
    pollWith('reconnect_required');
    expect(service.silences().accounts).toHaveLength(1);

    service.evaluate(goodSnapshot([]));
    expect(service.silences().accounts).toEqual([]);
    expect(saved.at(-1)).toEqual({});
    [ofA('connected'), ofA('reconnect_required')].forEach(service.evaluate);
    expect(shown.map(({ title }) => title)).toEqual([
      'Sign in to WhatsApp again',
      'Sign in to WhatsApp again',
    ]);
  });

  it('are told of again when they are still there long afterwards', async () => {
    const { clock, service, pollWith, shown } = start();
    pollWith('connected');
    service.expectRemoval(['a']).confirm();
    pollWith('reconnect_required');
    await clock.advance(LINGER_MS - 1);
    pollWith('reconnect_required');
    expect(shown).toEqual([]);
    await clock.advance(1);
    pollWith('reconnect_required');
    expect(shown).toHaveLength(1);
  });
});

describe('a sign-in that may run out', () => {
  const DAY_MS = 24 * 60 * 60_000;
  const signIn = (clock: { now(): number }, days: number | null) => ({
    ...{ bridgeID: 'local-whatsapp', accountID: 'a', loginID: null, accountsBefore: new Set('a') },
    endsAt: days === null ? null : clock.now() + days * DAY_MS,
  });

  it('is told once when it is due, with the day, and leads to the account', async () => {
    const { clock, service, pollWith, shown, lines, keptRenewals } = start();
    pollWith('connected');
    service.signedIn(signIn(clock, 30));
    await clock.advance(27 * DAY_MS);
    [0, 1].forEach(() => pollWith('connected'));
    expect(shown).toEqual([
      expect.objectContaining({
        category: 'renewal',
        title: 'Renew WhatsApp soon',
        body: expect.stringContaining('around 31 January') as string,
        route: { view: 'account', accountID: 'a' },
      }),
    ]);
    expect(lines).toEqual(['notified: renewal a (runs-out-soon)']);
    expect(keptRenewals.at(-1)).toEqual(['a']);
  });

  it('is taken down once it is renewed', async () => {
    const { clock, service, pollWith, keptRenewals } = start();
    service.signedIn(signIn(clock, 30));
    await clock.advance(28 * DAY_MS);
    pollWith('connected');
    service.signedIn(signIn(clock, 90));
    expect(keptRenewals.at(-1)).toEqual([]);
  });

  it('waits for the end of a snooze, and for a locked screen to be unlocked', async () => {
    const { clock, service, pollWith, shown, lines } = start();
    service.signedIn(signIn(clock, 30));
    service.snooze('until-resumed');
    service.setAway(true);
    await clock.advance(28 * DAY_MS);
    pollWith('connected');
    service.snooze(null);
    expect(shown).toEqual([]);
    service.setAway(false);
    expect(shown).toHaveLength(1);
    expect(lines).toEqual([
      'not notified: renewal a (snoozed)',
      'not notified: renewal a (away)',
      'notified: renewal a (runs-out-soon)',
    ]);
  });

  it('is not told beside a problem of the account, and then once that is over', async () => {
    const { clock, service, pollWith, shown } = start();
    pollWith('connected');
    service.signedIn(signIn(clock, 30));
    await clock.advance(28 * DAY_MS);
    pollWith('attention_required');
    expect(shown.map(({ category }) => category)).toEqual(['account-problem']);
    pollWith('connected');
    expect(shown.map(({ category }) => category)).toEqual([
      ...['account-problem', 'account-recovery', 'renewal'],
    ]);
  });

  it('is forgotten at once with an account that the user removes', () => {
    const { clock, service, pollWith } = start();
    pollWith('connected');
    service.signedIn(signIn(clock, 30));
    service.expectRemoval(['a']).confirm();
    service.evaluate(goodSnapshot([]));
    expect(service.renewals()).toEqual([]);
  });

  it('is forgotten with its account', async () => {
    const { clock, service, pollWith } = start();
    pollWith('connected');
    service.signedIn(signIn(clock, 30));
    service.evaluate(goodSnapshot([]));
    expect(service.renewals()).toHaveLength(1);
    await clock.advance(60 * 60_000);
    service.evaluate(goodSnapshot([]));
    expect(service.renewals()).toEqual([]);
  });
});

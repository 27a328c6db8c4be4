import { describe, expect, it } from 'vitest';
import { NO_SILENCES, type AccountSilence, type Silences } from '../../shared/model/silences';
import { createLocalTime } from '../../shared/util/local-time';
import { initialSnapshot } from '../accounts/initial-snapshot';
import { account, goodSnapshot } from '../testing/fixtures';
import { silenceItems } from './silence-items';
import { MAX_LISTED_ACCOUNTS, type TrayItem } from './tray-item';

const NOON = Date.UTC(2026, 4, 3, 12);
const HOUR_MS = 3_600_000;

const items = (silences: Partial<Silences>, snapshot = goodSnapshot([account()])) =>
  silenceItems({
    snapshot,
    silences: { ...NO_SILENCES, ...silences },
    localTime: createLocalTime('h23'),
    now: NOON,
  });

const silence = (particulars: Partial<AccountSilence>): AccountSilence => ({
  accountID: 'whatsapp-1',
  kind: 'muted',
  since: NOON,
  until: null,
  ...particulars,
});

const labels = (found: readonly TrayItem[]) =>
  found.map((item) => (item.type === 'separator' ? '—' : item.label));

/** The items of the one submenu of silenced accounts. */
const accountsOf = (accounts: readonly AccountSilence[]) => {
  const [submenu] = items({ accounts });
  return submenu?.type === 'submenu' ? submenu.items : [];
};

describe('a pause', () => {
  it('is offered, in every length', () => {
    const [pause] = items({});
    expect(pause).toMatchObject({ type: 'submenu', label: 'Pause notifications' });
    expect(pause?.type === 'submenu' && pause.items).toEqual(
      [
        ['For 30 minutes', '30-minutes'],
        ['For 1 hour', '1-hour'],
        ['Until tomorrow 8:00', 'until-tomorrow'],
        ['Until I resume', 'until-resumed'],
      ].map(([label, length]) => ({ type: 'action', label, action: { do: 'snooze', length } })),
    );
  });

  it.each([
    [NOON + 2.5 * HOUR_MS, 'Notifications are paused until 14:30 · Resume'],
    [NOON + 20 * HOUR_MS, 'Notifications are paused until tomorrow, 08:00 · Resume'],
    [null, 'Notifications are paused until you resume them · Resume'],
  ])('until %s is shown with the way back, and can be made another', (until, label) => {
    const found = items({ snooze: { since: NOON, until } });
    expect(found[0]).toEqual({ type: 'action', label, action: { do: 'snooze', length: null } });
    expect(labels(found)).toEqual([label, 'Pause notifications']);
  });

  it('is not offered while nothing is connected, but stays visible and can be ended', () => {
    const unconnected = initialSnapshot(NOON, { kind: 'no-token', detail: null });
    expect(items({}, unconnected)).toEqual([]);
    const paused = items({ snooze: { since: NOON, until: null } }, unconnected);
    expect(labels(paused)).toEqual(['Notifications are paused until you resume them · Resume']);
  });
});

it('quiet hours lead to where they are set', () => {
  const [quiet] = items({ quietUntil: NOON + 19 * HOUR_MS });
  expect(quiet).toEqual({
    type: 'action',
    label: 'Quiet hours until tomorrow, 07:00',
    action: { do: 'open', route: { view: 'settings' } },
  });
});

describe('silenced accounts', () => {
  it('are counted, and each is listed with its way back', () => {
    const accounts = [silence({ until: NOON + HOUR_MS }), silence({ kind: 'acknowledged' })];
    expect(labels(items({ accounts }))).toEqual([
      '2 accounts are muted or put off',
      'Pause notifications',
    ]);
    expect(accountsOf(accounts)).toEqual([
      {
        type: 'action',
        label: 'WhatsApp (Alice) is muted until 13:00 · Unmute',
        action: { do: 'unmute', accountID: 'whatsapp-1' },
      },
      {
        type: 'action',
        label: 'WhatsApp (Alice) is put off until it is back · Tell me again',
        action: { do: 'unacknowledge', accountID: 'whatsapp-1' },
      },
    ]);
  });

  it('can be taken back when Beeper no longer lists them', () => {
    expect(accountsOf([silence({ accountID: 'gone' })])).toEqual([
      {
        type: 'action',
        label: 'gone is muted for good · Unmute',
        action: { do: 'unmute', accountID: 'gone' },
      },
    ]);
  });

  it('beyond a screenful are counted, and listed in the settings', () => {
    const many = Array.from({ length: MAX_LISTED_ACCOUNTS + 3 }, (_, index) =>
      silence({ accountID: `${index}` }),
    );
    expect(accountsOf(many)).toHaveLength(MAX_LISTED_ACCOUNTS + 1);
    expect(accountsOf(many).at(-1)).toEqual({
      type: 'action',
      label: 'and 3 more…',
      action: { do: 'open', route: { view: 'settings' } },
    });
  });
});

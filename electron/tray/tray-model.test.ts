import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../shared/model/snapshot';
import { account, goodSnapshot } from '../testing/fixtures';
import { initialSnapshot } from '../accounts/initial-snapshot';
import { NO_SILENCES, type Silences } from '../../shared/model/silences';
import { createLocalTime } from '../../shared/util/local-time';
import type { TrayItem } from './tray-item';
import { trayModel } from './tray-model';

const NOW = 10_000;
const facts = {
  silences: NO_SILENCES,
  demo: null,
  showCount: true,
  localTime: createLocalTime('h23'),
  now: NOW,
};
const model = (snapshot: Snapshot) => trayModel({ ...facts, snapshot });
const withStatuses = (...statuses: string[]) =>
  goodSnapshot(statuses.map((status) => account({ accountID: status, status })));
const away = (
  kind: 'unreachable' | 'unauthorized',
  accounts: Snapshot['accounts'] = [],
): Snapshot => ({
  ...goodSnapshot(accounts),
  missedPolls: 3,
  stale: true,
  connectivity: {
    state: kind === 'unreachable' ? 'unreachable' : 'not-connected',
    problem: { kind, detail: null },
    since: 0,
  },
});

/** The menu as lines, a submenu's indented. */
function lines(items: readonly TrayItem[], indent = ''): string[] {
  return items.flatMap((item) =>
    item.type === 'separator'
      ? [`${indent}—`]
      : item.type === 'submenu'
        ? [`${indent}${item.label} >`, ...lines(item.items, `${indent}  `)]
        : [`${indent}${item.type === 'label' ? `(${item.label})` : item.label}`],
  );
}

describe('an account that cannot be read', () => {
  it('is said in words, and does not hide the others', () => {
    const { tooltip, menu } = model(withStatuses('connected', 'unreadable'));
    expect(tooltip).toBe('Bridgekeeper cannot read what Beeper says about WhatsApp (Alice)');
    expect(lines(menu)).toEqual(
      expect.arrayContaining([
        '  WhatsApp (Alice): Connected',
        '  WhatsApp (Alice): Cannot be read in Beeper’s answer',
      ]),
    );
  });
});

describe('the icon', () => {
  it.each([
    ['healthy', withStatuses('connected', 'disabled')],
    ['healthy', withStatuses('disabled')],
    ['healthy', goodSnapshot([])],
    ['in-progress', withStatuses('connected', 'connecting')],
    ['in-progress', withStatuses('backfilling')],
    ['in-progress', withStatuses('disconnected')],
    ['in-progress', withStatuses('connected', 'a_status_of_tomorrow')],
    ['in-progress', initialSnapshot(0)],
    ['action-required', withStatuses('connected', 'reconnect_required')],
    ['action-required', goodSnapshot([account({ status: 'disconnected', overdue: true })])],
    ['unreachable', away('unreachable', [account({ status: 'reconnect_required' })])],
    ['not-connected', away('unauthorized')],
    ['not-connected', initialSnapshot(0, { kind: 'no-token', detail: null })],
  ] as const)('%s', (icon, snapshot) => {
    expect(model(snapshot).icon).toBe(icon);
  });
});

describe('the icon while notifications are paused', () => {
  const snoozed: Silences = { ...NO_SILENCES, snooze: { since: 0, until: null } };
  const quiet: Silences = { ...NO_SILENCES, quietUntil: 3_600_000 };

  it.each([
    ['paused', withStatuses('connected'), snoozed],
    ['paused', withStatuses('connected'), quiet],
    ['paused', withStatuses('connecting'), snoozed],
    ['action-required', withStatuses('reconnect_required'), snoozed],
    ['unreachable', away('unreachable'), snoozed],
    ['not-connected', away('unauthorized'), quiet],
    ['in-progress', initialSnapshot(0), snoozed],
  ] as const)('is %s', (icon, snapshot, silences) => {
    expect(trayModel({ ...facts, snapshot, silences }).icon).toBe(icon);
  });

  it('does not show that single accounts are muted: the others are told of as ever', () => {
    const muted = { accountID: 'a', kind: 'muted', since: 0, until: null } as const;
    const silences = { ...NO_SILENCES, accounts: [muted] };
    const { icon, tooltip } = trayModel({
      ...facts,
      snapshot: withStatuses('connected'),
      silences,
    });
    expect([icon, tooltip]).toEqual(['healthy', 'All accounts are well']);
  });
});

describe('the tooltip', () => {
  it('says how long notifications are paused, whatever the icon says', () => {
    const tooltip = (silences: Silences, ...statuses: string[]) =>
      trayModel({ ...facts, snapshot: withStatuses(...statuses), silences }).tooltip;
    const snooze = { since: 0, until: 3_600_000 };
    expect(tooltip({ ...NO_SILENCES, snooze }, 'reconnect_required')).toBe(
      'WhatsApp (Alice) needs you to sign in again · Notifications are paused until 01:00',
    );
    expect(tooltip({ ...NO_SILENCES, quietUntil: 3_600_000 }, 'connected')).toBe(
      'All accounts are well · Quiet hours until 01:00',
    );
  });

  it.each([
    ['All accounts are well', withStatuses('connected')],
    ['All accounts are well', withStatuses('connected', 'disabled')],
    ['All accounts are turned off', withStatuses('disabled', 'disabled')],
    ['WhatsApp (Alice) needs you to sign in again', withStatuses('reconnect_required')],
    ['2 accounts need you', withStatuses('reconnect_required', 'attention_required')],
    ['WhatsApp (Alice) is disconnected', withStatuses('disconnected', 'connected')],
    ['2 accounts are not settled', withStatuses('disconnected', 'connecting')],
    ['Beeper Desktop does not answer on this computer', away('unreachable')],
    ['Beeper has no accounts yet', goodSnapshot([])],
    ['Looking for Beeper Desktop', initialSnapshot(0)],
  ])('%s', (tooltip, snapshot) => {
    expect(model(snapshot).tooltip).toBe(tooltip);
  });
});

describe('the count', () => {
  it('is how many need their user, and none while nothing is known', () => {
    const inNeed = [account({ status: 'reconnect_required' })];
    expect(model(goodSnapshot(inNeed)).count).toBe(1);
    expect(model(away('unreachable', inNeed)).count).toBe(0);
  });
});

describe('the menu', () => {
  it('names who needs the user, tucks away the rest, and offers what can be done', () => {
    const snapshot = goodSnapshot([
      account({ accountID: 'a', status: 'reconnect_required' }),
      account({ accountID: 'b', network: 'Signal', displayName: null }),
    ]);
    expect(lines(model(snapshot).menu)).toEqual([
      '(WhatsApp (Alice) needs you to sign in again)',
      '—',
      'WhatsApp (Alice) needs you to sign in again',
      '—',
      '1 other account >',
      '  Signal: Connected',
      '—',
      'Pause notifications >',
      '  For 30 minutes',
      '  For 1 hour',
      '  Until tomorrow 8:00',
      '  Until I resume',
      '—',
      'Check now',
      '(Checked a moment ago)',
      'Open Bridgekeeper',
      'Settings…',
      '—',
      'Quit Bridgekeeper',
    ]);
  });

  it('opens an account at its place', () => {
    const [, , item] = model(withStatuses('reconnect_required')).menu;
    expect(item).toMatchObject({
      action: { do: 'open', route: { view: 'account', accountID: 'reconnect_required' } },
    });
  });

  it('stays the same from poll to poll while nothing changes', () => {
    const later = { ...withStatuses('connected'), version: 9, lastCheckedAt: 55_000 };
    expect(trayModel({ ...facts, snapshot: later, now: 60_000 })).toEqual(
      model(withStatuses('connected')),
    );
  });

  it('shows the age of its data once that is more than a minute', () => {
    const menu = lines(
      trayModel({ ...facts, snapshot: away('unreachable'), now: 4 * 60_000 }).menu,
    );
    expect(menu).toContain('(Checked 4 minutes ago)');
  });

  it('offers no check when there is nothing to check with', () => {
    const menu = lines(model(initialSnapshot(0, { kind: 'no-token', detail: null })).menu);
    expect(menu).toEqual([
      '(Bridgekeeper is not connected to Beeper yet)',
      '—',
      'Connect to Beeper…',
      'Open Bridgekeeper',
      'Settings…',
      '—',
      'Quit Bridgekeeper',
    ]);
  });

  it('offers to connect again when the token is refused, and only then', () => {
    const items = model(away('unauthorized')).menu;
    expect(items).toContainEqual({
      type: 'action',
      label: 'Connect again…',
      action: { do: 'connect' },
    });
    expect(lines(model(away('unreachable')).menu)).not.toContain('Connect again…');
  });

  it('marks the demo everywhere, with the way out', () => {
    const inDemo = (isLasting: boolean) =>
      trayModel({ ...facts, snapshot: withStatuses('connected'), demo: { isLasting } });
    const demo = inDemo(false);
    expect(lines(inDemo(true).menu)).not.toContain('Leave the demo');
    expect(demo.tooltip).toBe('Demo: All accounts are well');
    expect(lines(demo.menu).slice(0, 3)).toEqual([
      '(Demo data: these accounts are made up)',
      'Steer the demo…',
      'Leave the demo',
    ]);
    expect(lines(model(withStatuses('connected')).menu).join()).not.toContain('emo');
  });

  it('counts only if its user wants it to', () => {
    const snapshot = withStatuses('reconnect_required', 'attention_required');
    expect(model(snapshot).count).toBe(2);
    expect(trayModel({ ...facts, snapshot, showCount: false }).count).toBe(0);
  });

  it('stays short with a thousand accounts', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      account({ accountID: String(index), status: index % 2 ? 'connected' : 'reconnect_required' }),
    );
    expect(lines(model(goodSnapshot(many)).menu).length).toBeLessThan(60);
  });

  it('says in words how many it does not list, and leads to the window for them', () => {
    const inNeed = Array.from({ length: 35 }, (_, index) =>
      account({ accountID: `needs-${index}`, status: 'reconnect_required' }),
    );
    const well = Array.from({ length: 22 }, (_, index) => account({ accountID: `well-${index}` }));
    const { menu } = model(goodSnapshot([...inNeed, ...well]));
    expect(lines(menu).filter((line) => line.includes('more'))).toEqual([
      'and 15 more…',
      '  and 2 more…',
    ]);
    expect(lines(menu)).toContain('20 of 22 other accounts >');
    expect(menu).toContainEqual({
      type: 'action',
      label: 'and 15 more…',
      action: { do: 'open', route: { view: 'overview' } },
    });
  });

  it('lists as many as fit without such words', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => account({ accountID: `${index}` }));
    const menu = lines(model(goodSnapshot(twenty)).menu);
    expect(menu).toContain('20 accounts >');
    expect(menu.join()).not.toContain('more');
  });
});

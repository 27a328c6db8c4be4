import type { Route } from '../../shared/model/route';
import { accountName, accountSentence, statusLabel } from '../../shared/strings/account';
import { checkedWordsForMenu } from '../../shared/strings/api-problem';
import { demoTooltip, headline, TRAY_MENU_TEXT } from '../../shared/strings/tray';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';

/** The icon's shapes, one per state; the files are `resources/tray/…/<name>…`. */
export type TrayIcon =
  'healthy' | 'in-progress' | 'action-required' | 'unreachable' | 'not-connected';

/** What a click on a menu item does. */
export type TrayAction =
  | { do: 'open'; route: Route | null }
  | { do: 'check' }
  /** Connects anew to the Beeper that refuses the token. */
  | { do: 'connect' }
  | { do: 'leave-demo' }
  | { do: 'quit' };

export type TrayItem =
  | { type: 'separator' }
  | { type: 'label'; label: string }
  | { type: 'action'; label: string; action: TrayAction }
  | { type: 'submenu'; label: string; items: readonly TrayItem[] };

/** The whole tray as a value. */
export interface TrayModel {
  icon: TrayIcon;
  tooltip: string;
  /** How many accounts need their user; shown beside the icon where the platform can. */
  count: number;
  menu: readonly TrayItem[];
}

/** A menu longer than this is no help; the window lists them all. */
const MOST_ACCOUNTS = 20;

const SEPARATOR: TrayItem = { type: 'separator' };
const CONNECT_AGAIN: TrayItem = {
  type: 'action',
  label: TRAY_MENU_TEXT.connectAgain,
  action: { do: 'connect' },
};
const LEAVE_DEMO: TrayItem = {
  type: 'action',
  label: TRAY_MENU_TEXT.leaveDemo,
  action: { do: 'leave-demo' },
};

export interface TrayFacts {
  snapshot: Snapshot;
  /** Set while the accounts are made up; a lasting demo cannot be left. */
  demo: { isLasting: boolean } | null;
  /** Whether the user wants to see how many accounts need them. */
  counts: boolean;
  /** Ms since the epoch. */
  now: number;
}

/** What the tray shows. */
export function trayModel({ snapshot, demo, counts, now }: TrayFacts): TrayModel {
  const needy = snapshot.accounts.filter(needsAttention);
  const others = snapshot.accounts.filter((account) => !needsAttention(account));
  const sentence = headline(snapshot, now);
  return {
    icon: iconFor(snapshot),
    tooltip: demo === null ? sentence : demoTooltip(sentence),
    count: counts && snapshot.connectivity.state === 'ok' ? needy.length : 0,
    menu: [
      ...(demo === null ? [] : demoItems(demo)),
      { type: 'label', label: sentence },
      ...section(needy.slice(0, MOST_ACCOUNTS).map((one) => needyItem(one, now))),
      ...section(othersItem(others, needy.length > 0)),
      SEPARATOR,
      ...checkItems(snapshot, now),
      { type: 'action', label: TRAY_MENU_TEXT.open, action: { do: 'open', route: null } },
      { type: 'action', label: TRAY_MENU_TEXT.settings, action: openRoute({ view: 'settings' }) },
      SEPARATOR,
      { type: 'action', label: TRAY_MENU_TEXT.quit, action: { do: 'quit' } },
    ],
  };
}

function demoItems({ isLasting }: { isLasting: boolean }): TrayItem[] {
  return [
    { type: 'label', label: TRAY_MENU_TEXT.demo },
    { type: 'action', label: TRAY_MENU_TEXT.steerDemo, action: openRoute({ view: 'demo' }) },
    ...(isLasting ? [] : [LEAVE_DEMO]),
    SEPARATOR,
  ];
}

function iconFor({ connectivity, accounts }: Snapshot): TrayIcon {
  if (connectivity.state === 'starting') return 'in-progress';
  if (connectivity.state !== 'ok') return connectivity.state;
  if (accounts.some(needsAttention)) return 'action-required';
  const settled = accounts.every(({ severity }) => severity === 'connected' || severity === 'off');
  return settled ? 'healthy' : 'in-progress';
}

function section(items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [SEPARATOR, ...items];
}

function needyItem(account: AccountState, now: number): TrayItem {
  return { type: 'action', label: accountSentence(account, now), action: openAccount(account) };
}

function othersItem(others: readonly AccountState[], someNeedOwner: boolean): TrayItem[] {
  if (others.length === 0) return [];
  const words = someNeedOwner ? TRAY_MENU_TEXT.others : TRAY_MENU_TEXT.all;
  const items = others.slice(0, MOST_ACCOUNTS).map((account): TrayItem => ({
    type: 'action',
    label: `${accountName(account)}: ${statusLabel(account.status)}`,
    action: openAccount(account),
  }));
  return [{ type: 'submenu', label: words(others.length), items }];
}

function checkItems(snapshot: Snapshot, now: number): TrayItem[] {
  const problem = snapshot.connectivity.problem?.kind;
  if (problem === 'no-token') {
    return [
      { type: 'action', label: TRAY_MENU_TEXT.connect, action: openRoute({ view: 'connect' }) },
    ];
  }
  const isRefused = problem === 'unauthorized' || problem === 'forbidden';
  return [
    ...(isRefused ? [CONNECT_AGAIN] : []),
    { type: 'action', label: TRAY_MENU_TEXT.checkNow, action: { do: 'check' } },
    { type: 'label', label: checkedWordsForMenu(snapshot, now) },
  ];
}

function openAccount({ accountID }: AccountState): TrayAction {
  return openRoute({ view: 'account', accountID });
}

function openRoute(route: Route): TrayAction {
  return { do: 'open', route };
}

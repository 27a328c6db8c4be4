import { accountName, accountSentence, statusLabel } from '../../shared/strings/account';
import { checkedText } from '../../shared/strings/api-problem';
import { demoTooltip, headline, pausedTooltip, TRAY_MENU_TEXT } from '../../shared/strings/tray';
import { isPaused, type Silences } from '../../shared/model/silences';
import { needsAttention, type AccountState, type Snapshot } from '../../shared/model/snapshot';
import type { LocalTime } from '../../shared/util/local-time';
import { pausedText, silenceItems } from './silence-items';
import { MAX_LISTED_ACCOUNTS, openRoute, type TrayAction, type TrayItem } from './tray-item';

/** The icon's shapes, one per state; the files are `resources/tray/…/<name>…`. */
export type TrayIcon =
  'healthy' | 'in-progress' | 'action-required' | 'paused' | 'unreachable' | 'not-connected';

/** The whole tray as a value. */
export interface TrayModel {
  icon: TrayIcon;
  tooltip: string;
  /** How many accounts need their user; shown beside the icon where the platform can. */
  count: number;
  menu: readonly TrayItem[];
}

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
  silences: Silences;
  /** Set while the accounts are made up; a lasting demo cannot be left. */
  demo: { isLasting: boolean } | null;
  /** Whether the user wants to see how many accounts need them. */
  showCount: boolean;
  localTime: LocalTime;
  /** Ms since the epoch. */
  now: number;
}

/** What the tray shows. */
export function trayModel(facts: TrayFacts): TrayModel {
  const { snapshot, silences, demo, showCount, now } = facts;
  const inNeed = snapshot.accounts.filter(needsAttention);
  const others = snapshot.accounts.filter((account) => !needsAttention(account));
  const sentence = headline(snapshot, now);
  const paused = pausedText(facts);
  const tooltip = paused === null ? sentence : pausedTooltip(sentence, paused);
  return {
    icon: iconFor(snapshot, silences),
    tooltip: demo === null ? tooltip : demoTooltip(tooltip),
    count: showCount && snapshot.connectivity.state === 'ok' ? inNeed.length : 0,
    menu: [
      ...(demo === null ? [] : demoItems(demo)),
      { type: 'label', label: sentence },
      ...section(accountItems(inNeed, (account) => accountSentence(account, now))),
      ...section(othersItem(others, inNeed.length > 0)),
      ...section(silenceItems(facts)),
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

/** A pause hides neither an account that needs its user nor a watch that does not work. */
function iconFor({ connectivity, accounts }: Snapshot, silences: Silences): TrayIcon {
  if (connectivity.state === 'starting') return 'in-progress';
  if (connectivity.state !== 'ok') return connectivity.state;
  if (accounts.some(needsAttention)) return 'action-required';
  if (isPaused(silences)) return 'paused';
  const settled = accounts.every(({ severity }) => severity === 'connected' || severity === 'off');
  return settled ? 'healthy' : 'in-progress';
}

function section(items: readonly TrayItem[]): TrayItem[] {
  return items.length === 0 ? [] : [SEPARATOR, ...items];
}

/** One item an account; those beyond the limit are counted by an item that opens the window. */
function accountItems(
  accounts: readonly AccountState[],
  labelOf: (account: AccountState) => string,
): TrayItem[] {
  const items = accounts.slice(0, MAX_LISTED_ACCOUNTS).map((account): TrayItem => ({
    type: 'action',
    label: labelOf(account),
    action: openAccount(account),
  }));
  const unlisted = accounts.length - items.length;
  return unlisted === 0 ? items : [...items, moreItem(unlisted)];
}

function moreItem(count: number): TrayItem {
  const action = openRoute({ view: 'overview' });
  return { type: 'action', label: TRAY_MENU_TEXT.more(count), action };
}

function othersItem(others: readonly AccountState[], someNeedUser: boolean): TrayItem[] {
  if (others.length === 0) return [];
  const all = (someNeedUser ? TRAY_MENU_TEXT.others : TRAY_MENU_TEXT.all)(others.length);
  const isWhole = others.length <= MAX_LISTED_ACCOUNTS;
  const label = isWhole ? all : TRAY_MENU_TEXT.someOf(MAX_LISTED_ACCOUNTS, all);
  const statusLine = (account: AccountState) =>
    `${accountName(account)}: ${statusLabel(account.status)}`;
  return [{ type: 'submenu', label, items: accountItems(others, statusLine) }];
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
    { type: 'label', label: checkedText(snapshot, now) },
  ];
}

function openAccount({ accountID }: AccountState): TrayAction {
  return openRoute({ view: 'account', accountID });
}

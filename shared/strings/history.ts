import type {
  ChangeFilter,
  DecisionNote,
  ExportFormat,
  HistoryPeriod,
  HistoryRow,
  PastState,
} from '../model/history';
import { changeSentence } from './account';
import type { DecisionReason } from '../model/notification-decision';

const DAY_MS = 24 * 3_600_000;

export const HISTORY_TEXT = {
  title: 'History',
  openAll: 'All of its history',
  periods: 'Time shown',
  changes: 'Changes',
  filter: 'Show',
  search: 'Search',
  more: 'Show more',
  nothing: 'Nothing has happened yet',
  nothingNext: 'Bridgekeeper writes down here how your accounts are, and when that changes.',
  noMatch: 'Nothing here matches what you look for.',
  loading: 'Reading the history',
  legend: 'What the colours mean',
  table: 'When it was not well',
  allWell: 'It was well whenever Bridgekeeper looked.',
  from: 'From',
  until: 'Until',
  howLong: 'For',
  state: 'How it was',
  now: 'now',
  gone: 'Removed from Beeper',
  allAccounts: 'All accounts',
  lastDay: 'Last 24 hours',
  lastMonth: 'Last 30 days',
  /** Leads back from an account's history. */
  toAccount: 'Account',
  kept: 'The history of the last 90 days stays on this computer.',
  noAccount: 'Bridgekeeper no longer knows anything about this account.',
} as const;

export const PERIOD_LABELS: Record<HistoryPeriod, string> = {
  day: '24 hours',
  week: '7 days',
  month: '30 days',
};

export const FILTER_LABELS: Record<ChangeFilter, string> = {
  all: 'Everything',
  'needed-user': 'What needed you',
  told: 'What you were told of',
  'held-back': 'What was held back',
  'sign-ins': 'Sign-ins',
};

export const PAST_STATE_LABELS: Record<PastState, string> = {
  'action-required': 'Needed you',
  disconnected: 'Disconnected',
  unknown: 'Unclear',
  'in-progress': 'Connecting',
  connected: 'Connected',
  off: 'Turned off',
  absent: 'Not in Beeper',
  unwatched: 'Not watched',
};

export const EXPORT_TEXT: {
  title: string;
  button: string;
  formats: Record<ExportFormat, string>;
  saved: string;
} = {
  title: 'Save the history',
  button: 'Export',
  formats: { csv: 'Table (CSV)', json: 'JSON' },
  saved: 'Saved.',
};

/** Without its ending. */
export const EXPORT_FILE_NAME = 'Bridgekeeper history';

export function exportFailedText(reason: string): string {
  return `The history could not be saved there: ${reason}`;
}

/** What happened, in one line. */
export function rowSentence(change: HistoryRow['change']): string {
  if (change.kind === 'signed-in') return 'You signed in';
  if (change.kind !== 'refusal') return changeSentence(change);
  return change.refusal === 'forbidden'
    ? 'Beeper no longer let Bridgekeeper see your accounts'
    : 'Beeper no longer let Bridgekeeper in';
}

/** The share of time in which messages arrived: "99.3 %"; never a rounded 100. */
export function upShareText(share: number | null): string {
  if (share === null) return '–';
  const percent = share * 100;
  return percent === 100 ? '100 %' : `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
}

export function upSentence(share: number | null): string {
  return share === null
    ? 'It was not watched in this time.'
    : `Messages arrived ${upShareText(share)} of the time it was watched.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "3 disconnects · needed you once", or that there was nothing. */
export function factsText(statistics: {
  disconnects: number;
  needs: number;
  signIns: number;
}): string {
  const { disconnects, needs, signIns } = statistics;
  const facts = [
    disconnects > 0 && counted(disconnects, 'disconnect', 'disconnects'),
    needs > 0 && `needed you ${needs === 1 ? 'once' : `${needs} times`}`,
    signIns > 0 && counted(signIns, 'sign-in', 'sign-ins'),
  ].filter((fact) => fact !== false);
  return facts.length === 0 ? 'No disconnects seen' : facts.join(' · ');
}

/** How often an account needs its user. Never a promise that it will. */
export function rhythmSentence(everyMs: number): string {
  const days = Math.round(everyMs / DAY_MS);
  if (days > 1) return `It has needed you about every ${days} days.`;
  if (days === 1) return 'It has needed you about once a day.';
  return 'It has needed you several times a day.';
}

/** What a screen reader says in place of the drawing. */
export function bandLabel(name: string, period: HistoryPeriod, upShare: number | null): string {
  return `${name}, the last ${PERIOD_LABELS[period]}: ${upSentence(upShare)}`;
}

/** "Showing 50 of 1,203". */
export function shownOfText(shown: number, count: number): string {
  return `Showing ${shown.toLocaleString('en')} of ${count.toLocaleString('en')}`;
}

/** What is added to a decision that was made some time after the change. @param at a local time */
export function decisionTime(afterMs: number, at: string): string {
  return afterMs < 60_000 ? '' : ` · ${at}`;
}

const TOLD: Partial<Record<string, string>> = {
  'at-once': 'You were told at once',
  'outlasted-hold-down': 'You were told, as it did not pass by itself',
  'well-again': 'You were told that it is well again',
  reminder: 'You were reminded',
  'after-silence': 'You were told when the silence was over',
  'runs-out-soon': 'You were told that the sign-in may run out',
} satisfies Partial<Record<DecisionReason, string>>;

const NOT_TOLD: Partial<Record<string, string>> = {
  'was-so-at-first-look': 'Not told: it was so already when Bridgekeeper started',
  'already-notified': 'Not told again',
  'held-down': 'Not told at first: most such drops pass within minutes',
  settling: 'Not told at first: Beeper had just come back',
  'never-was-connected': 'Not told: it had never been connected',
  'turned-off': 'Not told: it was turned off',
  'well-again-unseen': 'Not told: you had not heard of the trouble',
  'kind-off': 'Not told: you switched such notifications off',
  acknowledged: 'Held back: you put it off until it is back',
  muted: 'Held back: you muted it',
  snoozed: 'Held back: notifications were paused',
  'quiet-hours': 'Held back: quiet hours',
  away: 'Not told at once: the screen was locked',
  flapping: 'Not told: it keeps dropping, as you were told before',
  'not-well': 'Not told: it was not working at the time',
} satisfies Partial<Record<DecisionReason, string>>;

/** Whether the user was told of a change, and why or why not. A reason nobody knows stands as it is. */
export function decisionSentence({ about, told, reason, count }: DecisionNote): string {
  if (told && reason === 'keeps-dropping') {
    return `You were told that it keeps dropping${count === undefined ? '' : ` (${count} times)`}`;
  }
  const known = told ? TOLD[reason] : NOT_TOLD[reason];
  const sentence = known ?? `${told ? 'You were told' : 'Not told'}: ${reason}`;
  // It stands with the account's last change, which it is not about.
  return about === 'renewal' && !told ? `${sentence} (its sign-in may run out)` : sentence;
}

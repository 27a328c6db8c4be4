/**
 * When the user is to be notified of what, written a second time from the rules in the documents, for
 * the soak to compare the real notifications with. It shares nothing with the program, and knows no
 * silences: nobody silences anything in the soak.
 */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Listed {
  accountID: string;
  network: string;
  status: string;
}

/** What one poll brought: a list of all accounts, or no usable answer. */
export type Polled =
  | { kind: 'listed'; accounts: readonly Listed[] }
  /** Nobody listens: that counts at once. */
  | { kind: 'refused' }
  /** A hiccup: the second in a row counts. */
  | { kind: 'failed' };

/** What is known of an account. */
interface Known {
  status: string;
  /** Since when it has this status. */
  since: number;
  /** Since when it is not well; null while it is well or switched off. */
  badSince: number | null;
  /** Of which of its statuses the user was told since it was last well. */
  told: Set<string>;
  toldFirst: number | null;
  toldLast: number | null;
  /** It is as it was at the first look. */
  isAsAtFirst: boolean;
  wasWell: boolean | null;
  everWell: boolean;
  falls: number[];
  movedAt: number;
  /** When, and of what, the user was told that it keeps dropping. */
  dropping: { at: number; needsUser: boolean } | null;
  fallsSince: number;
  goneSince: number | null;
}

const isWell = (status: string) => status === 'connected' || status === 'backfilling';
const needsUser = (status: string) =>
  ['reconnect_required', 'attention_required', 'connection_required'].includes(status);

interface Said extends Listed {
  /** `again 3`: it keeps dropping, three times so far. */
  how: 'problem' | 'reminder' | 'recovery' | `dropped ${number}`;
}

export interface Reference {
  /** What a person sees after this poll: the titles, with what a reminder or a count adds. */
  poll(now: number, polled: Polled): string[];
}

export function createReference(): Reference {
  const all = new Map<string, Known>();
  let misses = 0;
  let wasAway = false;
  /** When Beeper last came back. */
  let backAt: number | null = null;
  /** From when what may heal by itself has to last: the same, unless that was a moment ago before. */
  let lastsFrom: number | null = null;
  let lookedAt = 0;
  let isFirstLook = true;
  /** Whom the last good poll listed. */
  let lastListed: ReadonlySet<string> = new Set();

  const isSettling = (since: number, now: number) =>
    backAt !== null && now - Math.min(since, backAt) < MINUTE;

  /** After a gap in which nobody looked, what may heal by itself begins anew, unless it had lasted by then. */
  const seenBadSince = ({ badSince }: Known, statusBefore: string, now: number): number | null => {
    if (badSince === null || now - lookedAt <= 11 * MINUTE) return badSince;
    const hadLasted = lookedAt - badSince >= 3 * MINUTE;
    return needsUser(statusBefore) || hadLasted ? badSince : null;
  };

  const meet = (account: Listed, now: number): Known => {
    const { accountID, status } = account;
    const before = all.get(accountID);
    const wasListed = lastListed.has(accountID);
    const known: Known = before ?? {
      ...{ status, since: now, badSince: null, told: new Set(), toldFirst: null, toldLast: null },
      ...{ isAsAtFirst: isFirstLook, wasWell: null, everWell: false, falls: [], movedAt: 0 },
      ...{ dropping: null, fallsSince: 0, goneSince: null },
    };
    const isAtRest = isWell(status) || status === 'disabled';
    const statusBefore = known.status;
    if (!wasListed || known.status !== status) known.since = now;
    if (known.status !== status) known.isAsAtFirst = false;
    known.badSince = isAtRest
      ? null
      : ((wasListed ? seenBadSince(known, statusBefore, now) : null) ?? now);
    known.status = status;
    known.goneSince = null;
    if (known.isAsAtFirst && needsUser(status) && known.toldFirst === null) {
      known.toldFirst = known.toldLast = now;
    }
    countFalls(known, now);
    known.everWell ||= isWell(status);
    known.wasWell = isWell(status);
    all.set(accountID, known);
    return known;
  };

  const countFalls = (known: Known, now: number) => {
    const { status, wasWell } = known;
    const isOff = status === 'disabled';
    const fell = wasWell === true && !isWell(status) && !isOff && !isSettling(known.since, now);
    // Steady for an hour: what was is forgotten.
    if (known.dropping !== null && now - known.movedAt >= HOUR) {
      known.dropping = null;
      known.falls = [];
    }
    known.falls = known.falls.filter((at) => now - at < HOUR);
    if (fell) known.falls = [...known.falls, now].slice(-4);
    known.fallsSince = known.dropping === null ? 0 : known.fallsSince + Number(fell);
    const mayHaveMoved = wasWell === null && known.dropping !== null;
    if (fell || (wasWell === false && isWell(status)) || mayHaveMoved) known.movedAt = now;
  };

  const recover = (known: Known, now: number): Said['how'] | null => {
    if (known.told.size === 0) {
      known.toldFirst = known.toldLast = null;
      return null;
    }
    if (isSettling(known.since, now)) return null;
    known.told.clear();
    known.toldFirst = known.toldLast = null;
    return known.dropping === null ? 'recovery' : null;
  };

  const complain = (known: Known, now: number): Said['how'] | null => {
    const { status, told } = known;
    if (status === 'connection_required' && !known.everWell) return null;
    const isUrgent = needsUser(status);
    const isTold = isUrgent ? told.has(status) : told.size > 0;
    if (isTold || known.isAsAtFirst) {
      return isUrgent && isReminderDue(known, now) ? 'reminder' : null;
    }
    if (isSettling(known.since, now)) return null;
    if (known.dropping === null) {
      if (known.falls.length === 4) return 'dropped 4';
    } else if (!isUrgent || known.dropping.needsUser) {
      const isDue = now - known.dropping.at >= 6 * HOUR && known.fallsSince > 0;
      return isDue ? `dropped ${known.fallsSince}` : null;
    }
    const lasts = now - Math.max(known.badSince ?? now, lastsFrom ?? 0);
    return isUrgent || lasts >= 3 * MINUTE ? 'problem' : null;
  };

  const decide = (known: Known, now: number): Said['how'] | null => {
    const { status, told } = known;
    if (status === 'disabled') {
      if (told.size === 0) return null;
      told.clear();
      known.toldFirst = known.toldLast = null;
      Object.assign(known, { dropping: null, falls: [], movedAt: 0, fallsSince: 0 });
      return null;
    }
    if (isWell(status)) return recover(known, now);
    const how = complain(known, now);
    if (how === null) return null;
    told.add(status);
    known.toldFirst ??= now;
    known.toldLast = now;
    if (how.startsWith('dropped')) {
      known.dropping = { at: now, needsUser: needsUser(status) };
      known.fallsSince = 0;
    }
    return how;
  };

  const forget = (listed: ReadonlySet<string>, now: number) => {
    if (backAt !== null && now - backAt < MINUTE) return;
    for (const [accountID, known] of all) {
      if (listed.has(accountID)) continue;
      known.goneSince ??= now;
      known.wasWell = null;
      if (now - known.goneSince >= HOUR) all.delete(accountID);
    }
  };

  return {
    poll(now, polled) {
      if (polled.kind !== 'listed') {
        misses += 1;
        wasAway ||= polled.kind === 'refused' || misses >= 2;
        return [];
      }
      misses = 0;
      if (wasAway) {
        backAt = now;
        // What still had to last goes on where Beeper was away for a moment only.
        const goesOn = lastsFrom !== null && lookedAt - lastsFrom < 3 * MINUTE;
        if (!goesOn || now - lookedAt >= 3 * MINUTE) lastsFrom = now;
      }
      wasAway = false;
      const listed = new Set(polled.accounts.map(({ accountID }) => accountID));
      forget(listed, now);
      const said = polled.accounts.flatMap((account): Said[] => {
        const how = decide(meet(account, now), now);
        return how === null ? [] : [{ ...account, how }];
      });
      isFirstLook = false;
      lookedAt = now;
      lastListed = listed;
      const recoveries = said.filter(({ how }) => how === 'recovery');
      const problems = said.filter(({ how }) => how !== 'recovery');
      return [
        ...inOne(problems, `${problems.length} accounts need you`),
        ...inOne(recoveries, `${recoveries.length} accounts are connected again`),
      ];
    },
  };
}

function isReminderDue({ toldFirst, toldLast }: Known, now: number): boolean {
  if (toldFirst === null || toldLast === null) return false;
  const days = Math.floor((now - toldFirst) / DAY) * DAY;
  return [HOUR, 4 * HOUR, days].some(
    (after) => after > 0 && toldLast < toldFirst + after && toldFirst + after <= now,
  );
}

/** Several at once are one. */
function inOne([first, ...others]: readonly Said[], title: string): string[] {
  if (first === undefined) return [];
  return [others.length > 0 ? title : titleOf(first)];
}

function titleOf({ network, status, how }: Said): string {
  if (how === 'recovery') return `${network} is connected again`;
  if (how.startsWith('dropped')) return `${network} keeps dropping, ${how}`;
  return `${problemTitle(network, status)}${how === 'reminder' ? ', still' : ''}`;
}

function problemTitle(network: string, status: string): string {
  switch (status) {
    case 'reconnect_required':
      return `Sign in to ${network} again`;
    case 'attention_required':
      return `${network} needs your attention`;
    case 'connection_required':
      return `${network} needs to be connected`;
    case 'disconnected':
      return `${network} is disconnected`;
    case 'connecting':
      return `${network} cannot connect`;
    default:
      return `Check on ${network}`;
  }
}

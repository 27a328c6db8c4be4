import type { PatternProblem } from '../../../shared/model/login';
import { readURLPattern } from './re2';

/**
 * Values that arrive this soon after a page count as having come with it: cookies, local storage and
 * scripts are read a moment after the page committed.
 */
const ARRIVAL_MS = 1_000;

/** How long the user stays on a final page without leaving it before late values are sent. */
const STAY_MS = 1_500;

/** How long a redirect may take to commit a page; after that it has committed none. */
const LEAVE_MS = 10_000;

/** How the final page of a cookies step is recognized. */
export type FinalPage =
  | { kind: 'none' }
  | { kind: 'pattern'; matches(url: string): boolean }
  | { kind: 'unreadable'; problem: PatternProblem };

/**
 * Reads `expectedFinalURLRegex`. It is matched against the whole URL, fragment included: single-page
 * apps differ in nothing else between their sign-in and their inbox. Left out and empty are the same.
 */
export function readFinalPage(pattern: string | undefined): FinalPage {
  if (!pattern) return { kind: 'none' };
  const read = readURLPattern(pattern);
  return read.ok
    ? { kind: 'pattern', matches: read.matches }
    : { kind: 'unreadable', problem: read.problem };
}

/** Where the pages have been, as far as the final page goes: by page, in order of opening. Immutable. */
export type NavigationState = ReadonlyMap<number, PageNavigation>;

interface PageNavigation {
  readonly isOpen: boolean;
  /** The last committed URL of the web. */
  readonly current: string | null;
  /** The last committed URL that is a final page, even if the page has left it at once. */
  readonly finalPageVisit: FinalPageVisit | null;
  readonly isOnFinalPage: boolean;
  /** When the last redirect came, as long as it has committed nothing; ms since the epoch. */
  readonly leavingAt: number | null;
  /** When a redirect last led through a final page; ms since the epoch. */
  readonly passedAt: number | null;
}

interface FinalPageVisit {
  url: string;
  /** Ms since the epoch. */
  at: number;
  /** The page that the step opened, before anybody could sign in. */
  isStart: boolean;
}

export const INITIAL_NAVIGATION: NavigationState = new Map();

const INITIAL_PAGE: PageNavigation = {
  isOpen: true,
  current: null,
  finalPageVisit: null,
  isOnFinalPage: false,
  leavingAt: null,
  passedAt: null,
};

/** A main frame committed a URL, or passed through one in a redirect. */
export function onNavigation(
  navigation: NavigationState,
  { page, url, committed }: { page: number; url: string; committed: boolean },
  isFinal: (url: string) => boolean,
  now: number,
): NavigationState {
  const before = navigation.get(page) ?? INITIAL_PAGE;
  const isStart = [...navigation.values()].every(({ current }) => current === null);
  const next = navigatePage(before, { url, committed, isStart }, isFinal, now);
  return new Map([...navigation, [page, next]]);
}

/**
 * A page wanted to go to an app's URL, and was kept from it. When that is the final page, nothing else
 * will follow: it counts as reached, and the page that is still shown as it.
 */
export function onAppLink(
  navigation: NavigationState,
  { page, url }: { page: number; url: string },
  isFinal: (url: string) => boolean,
  now: number,
): NavigationState {
  if (!isFinal(url)) return navigation;
  const next = {
    ...(navigation.get(page) ?? INITIAL_PAGE),
    finalPageVisit: { url, at: now, isStart: false },
    isOnFinalPage: true,
    leavingAt: null,
  };
  return new Map([...navigation, [page, next]]);
}

/** A page was closed: whoever was on the final page there has left it. */
export function onPageClosed(navigation: NavigationState, page: number): NavigationState {
  const closed = navigation.get(page);
  if (closed === undefined) return navigation;
  const next = { ...closed, isOpen: false, isOnFinalPage: false, leavingAt: null };
  return new Map([...navigation, [page, next]]);
}

function navigatePage(
  before: PageNavigation,
  { url, committed, isStart }: { url: string; committed: boolean; isStart: boolean },
  isFinal: (url: string) => boolean,
  now: number,
): PageNavigation {
  // A redirect through a final page is no arrival, whatever its URL: the site answered it by sending
  // the user elsewhere, as Facebook does from its start page to a checkpoint. It does mean that the
  // user is leaving the page before.
  if (!committed) {
    return { ...before, leavingAt: now, passedAt: isFinal(url) ? now : before.passedAt };
  }
  // A blank page or an error page of Chromium is no page of the site, and no URL to send.
  if (!/^https?:/i.test(url)) return { ...before, isOnFinalPage: false, leavingAt: null };
  const isOnFinalPage = isFinal(url);
  const finalPageVisit = isOnFinalPage ? { url, at: now, isStart } : before.finalPageVisit;
  return { ...before, current: url, finalPageVisit, isOnFinalPage, leavingAt: null };
}

/**
 * From when on the final page counts as reached, for values that were complete at `completeAt`; null
 * while it is not. Ms since the epoch; in the past for at once.
 *
 * Values that were there when the user arrived, or came with the page, count even if the page has
 * left again. Those that come later count only if the page stays: the user may be signing in on a
 * page that looks like the final one, and a checkpoint be under way. For the same reason nobody
 * arrives at the page the step opened; Facebook's is its final page before and after.
 */
export function finalPageReachedAt(navigation: NavigationState, completeAt: number): number | null {
  const times = [...navigation.values()].map((page) => pageReachedAt(page, completeAt));
  const reached = times.filter((time) => time !== null);
  return reached.length === 0 ? null : Math.min(...reached);
}

function pageReachedAt(page: PageNavigation, completeAt: number): number | null {
  const { finalPageVisit, isOnFinalPage, leavingAt } = page;
  if (finalPageVisit === null) return null;
  if (!finalPageVisit.isStart && completeAt <= finalPageVisit.at + ARRIVAL_MS) return completeAt;
  if (!isOnFinalPage) return null;
  const stayedFrom = Math.max(completeAt, finalPageVisit.at) + STAY_MS;
  return leavingAt === null ? stayedFrom : Math.max(stayedFrom, leavingAt + LEAVE_MS);
}

/**
 * Whether a redirect has led through the final page with the values that were complete at
 * `completeAt`, and has ended elsewhere: there may be no more of a final page than that.
 */
export function redirectedThroughFinalPage(
  navigation: NavigationState,
  completeAt: number | null,
): boolean {
  return [...navigation.values()].some(
    ({ passedAt, leavingAt }) =>
      passedAt !== null &&
      completeAt !== null &&
      leavingAt === null &&
      completeAt <= passedAt + ARRIVAL_MS,
  );
}

/** The URL to send: the final page, even if the user has left it again, else the page on top. */
export function lastURLOf(navigation: NavigationState, completeAt: number | null): string | null {
  const pages = [...navigation.values()];
  const reached =
    completeAt === null ? [] : pages.filter((page) => pageReachedAt(page, completeAt) !== null);
  const [visit] = reached
    .map(({ finalPageVisit }) => finalPageVisit)
    .filter((visit) => visit !== null)
    .sort((a, b) => b.at - a.at);
  const onTop = pages.filter(({ isOpen, current }) => isOpen && current !== null).at(-1);
  return visit?.url ?? onTop?.current ?? null;
}

import type { CookiesStep } from '../../../shared/api/login-session';
import type { LoginStage, PageVisibility } from '../../../shared/model/login';
import type { Clock } from '../../platform/clock';
import { parseURL } from '../../../shared/util/parse-url';

/** How long a hidden page may take; then it may be waiting for its user. */
export const HIDDEN_MS = 20_000;

type WireField = CookiesStep['fields'][number];
type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** Whether the page of a step is seen: a page that began hidden is shown when it needs its user. */
export interface PageVisibilityTracker {
  current(): PageVisibility;
  /** The step has another stage. */
  update(stage: CookiesStage): void;
  stop(): void;
}

interface Options {
  step: CookiesStep;
  clock: Clock;
  /** The time of a hidden page is up: `update` decides again. */
  onTime: () => void;
  /** A page that was hidden is shown from now on. */
  onRevealed: () => void;
}

export function trackPageVisibility({
  step,
  clock,
  onTime,
  onRevealed,
}: Options): PageVisibilityTracker {
  if (!isHiddenStep(step)) {
    return { current: () => 'shown', update: () => undefined, stop: () => undefined };
  }
  const revealAt = clock.now() + HIDDEN_MS;
  const stop = clock.setTimeout(onTime, HIDDEN_MS);
  let visibility: PageVisibility = 'hidden';
  return {
    current: () => visibility,
    update(stage) {
      const isDue = clock.now() >= revealAt || needsUser(stage);
      if (visibility === 'revealed' || !isDue || isAlmostDone(stage)) return;
      visibility = 'revealed';
      stop();
      onRevealed();
    },
    stop,
  };
}

/**
 * Whether a step's page is to run unseen: the bridge says so. Before it could, it used a page that has
 * nothing for people, and a script that gets what is needed there.
 */
export function isHiddenStep({ hidden, url, fields }: CookiesStep): boolean {
  if (hidden !== undefined) return hidden;
  const required = fields.filter((field) => field.required ?? field.optional !== true);
  const asked = required.length > 0 ? required : fields;
  return isRobotsFile(url) && asked.some(isScripted) && asked.every(comesByItself);
}

function isRobotsFile(url: string): boolean {
  return parseURL(url)?.pathname.endsWith('/robots.txt') === true;
}

function isScripted({ sources = [] }: WireField): boolean {
  return sources.some(({ type }) => type === 'special');
}

/** Every request has its headers. */
function comesByItself(field: WireField): boolean {
  const isHeader = field.sources?.some(({ type }) => type === 'request_header') === true;
  return isHeader || isScripted(field);
}

function needsUser({ wait, needsConfirmation, problem, webview }: CookiesStage): boolean {
  const isInVain = wait === 'unknown-source' || wait === 'too-large';
  const isAsked = webview.prompt !== null || webview.openers.length > 0;
  return isInVain || needsConfirmation || problem !== null || isAsked || webview.problem !== null;
}

/** The values are there: whatever the page says now comes too late. */
function isAlmostDone({ wait }: CookiesStage): boolean {
  return wait === 'settling' || wait === 'sending';
}

import type { LoginStep } from '../../../shared/api/login-session';
import type { CookiesWay, FieldProgress, LoginStage } from '../../../shared/model/login';
import { failureOf } from '../../../shared/strings/login-failures';
import type { WebviewEvent } from '../webview/types';
import { createPlaceFilter, type PlaceFilter } from './safe-place';
import { describeStep } from './step-description';
import { wordsOf } from './step-words';
import { createValueFilter } from './value-filter';

const WAYS: Readonly<Record<CookiesWay, string>> = {
  page: 'back to the page',
  paste: 'pasting',
  'everyday-browser': 'the everyday browser',
};
/** More of them say no more: a page may move about for ever. */
const MAX_EVENTS = 400;
const MAX_STEPS = 30;
const MAX_LINES = 100;
const NO_PAGE = (_url: string) => false;

/** One thing that happened, in words without anything of a value. */
interface TraceEvent {
  /** Ms since the login began. */
  at: number;
  text: string;
}

/** What happened in a login, as far as a maintainer needs it. Holds no value. */
export interface Trace {
  /** The bridge asks for a step. `isLastPage` tells the pages by which it ends, of any others. */
  onStep(step: LoginStep, isLastPage?: (url: string) => boolean): void;
  onWebviewEvent(event: WebviewEvent): void;
  onStage(stage: LoginStage): void;
  /** What was sent to Beeper, or what became of it, in words of our own. */
  onRequest(what: string): void;
  /**
   * Values that are sent: a later step may repeat them, so they are kept out from now on, and taken from
   * what is here already.
   */
  keepOut(values: readonly string[]): void;
  /** The login is over: nothing more comes in, and the values are forgotten. */
  close(): void;
  steps(): readonly (readonly string[])[];
  events(): readonly TraceEvent[];
  /** How many events there were beyond those. */
  omitted(): number;
}

/** @param now ms since the epoch */
export function createTrace(now: () => number): Trace {
  const startedAt = now();
  /** The steps as they came: what a line of them leaves out may be needed to know a value. */
  let asked: LoginStep[] = [];
  let current: LoginStep | null = null;
  let steps: string[][] = [];
  let events: TraceEvent[] = [];
  let omitted = 0;
  let places: PlaceFilter = createPlaceFilter([]);
  let lastStage: LoginStage | null = null;
  let lastText = '';
  /** What the last event of the webview was about: there a field was found. */
  let lastOrigin = '';
  let isLast = NO_PAGE;

  const filter = createValueFilter();
  let isOver = false;

  const add = (raw: string) => {
    const text = filter.clean(raw);
    if (text === lastText || isOver) return;
    lastText = text;
    if (events.length === MAX_EVENTS) omitted += 1;
    else events.push({ at: now() - startedAt, text });
  };

  // What a step says is cleaned before it is put in quotes or cut, and its words before they may be shown.
  const placesOf = (step: LoginStep) => createPlaceFilter(wordsOf(step).map(filter.clean));
  const linesOf = (step: LoginStep) =>
    describeStep(step, placesOf(step), filter.clean).slice(0, MAX_LINES).map(filter.clean);

  /** An address, and whether it is one of a last page. */
  const verdict = (url: string) => `${places.place(url)}${isLast(url) ? ' (the last page)' : ''}`;

  const onFields = (before: readonly FieldProgress[], after: readonly FieldProgress[]) => {
    after.forEach(({ found, problem }, index) => {
      const was = before[index];
      const what = `field ${index + 1}`;
      if (found && was?.found !== true) add(`found ${what}${lastOrigin}`);
      if (!found && was?.found === true) add(`lost ${what}`);
      if (problem !== undefined && was?.problem !== problem) add(`${what}: ${problem}`);
    });
  };

  const onCookies = (stage: Extract<LoginStage, { kind: 'cookies' }>) => {
    const before = lastStage?.kind === 'cookies' ? lastStage : null;
    onFields(before?.fields ?? [], stage.fields);
    const { webview, wait, patternProblem } = stage;
    if (wait !== before?.wait) add(`waits for ${wait}`);
    if (patternProblem !== null && before === null) add(`last page’s pattern: ${patternProblem}`);
    if (stage.needsConfirmation && before?.needsConfirmation !== true) add('asks the user');
    if (stage.way !== (before?.way ?? 'page')) add(WAYS[stage.way]);
    const problem = webview.problem?.kind;
    if (problem !== undefined && problem !== before?.webview.problem?.kind)
      add(`problem ${problem}`);
    const { prompt } = webview;
    if (prompt !== null && prompt.id !== before?.webview.prompt?.id) {
      add(`asked for ${prompt.kind} by ${places.host(prompt.host)}`);
    }
  };

  return {
    onStep(step, isLastPage = NO_PAGE) {
      if (isOver) return;
      current = step;
      places = placesOf(step);
      isLast = isLastPage;
      if (asked.length < MAX_STEPS) {
        asked.push(step);
        steps.push(linesOf(step));
      }
      add(`step ${steps.length}: ${steps.at(-1)?.[0] ?? ''}`);
    },
    onWebviewEvent(event) {
      lastOrigin = originOf(event, places);
      switch (event.kind) {
        case 'navigated':
          return add(
            `page ${event.page} ${event.committed ? '' : 'redirect '}${verdict(event.url)}`,
          );
        case 'app-link':
          return add(`page ${event.page} app link ${verdict(event.url)}`);
        case 'page-closed':
          return add(`page ${event.page} closed`);
        case 'cookies':
        case 'request':
        case 'request-body':
        case 'storage':
        case 'script':
          return;
      }
    },
    onStage(stage) {
      if (stage === lastStage) return;
      if (stage.kind === 'cookies') onCookies(stage);
      else if (stage.kind !== lastStage?.kind) add(`shows ${stage.kind}`);
      if (stage.kind === 'failed') {
        // A code that nobody knows may be anything.
        add(`failed with ${failureOf(stage.code) === null ? '{…}' : stage.code}`);
      }
      lastStage = stage;
    },
    onRequest: add,
    keepOut(values) {
      if (isOver) return;
      filter.add(values);
      steps = asked.map(linesOf);
      if (current !== null) places = placesOf(current);
      events = events.map(({ at, text }) => ({ at, text: filter.clean(text) }));
    },
    close() {
      isOver = true;
      filter.clear();
      asked = [];
      current = null;
    },
    steps: () => steps,
    events: () => events,
    omitted: () => omitted,
  };
}

/** Where a value that an event brought was found. */
function originOf(event: WebviewEvent, places: PlaceFilter): string {
  switch (event.kind) {
    case 'cookies':
      return ' among the cookies';
    case 'request':
      return ` in headers to ${places.place(event.url)}`;
    case 'request-body':
      return ` in a body to ${places.place(event.url)}`;
    case 'storage':
      return ` in the storage of ${places.place(event.origin)}`;
    case 'script':
      return ' by the script';
    case 'navigated':
    case 'app-link':
    case 'page-closed':
      return '';
  }
}

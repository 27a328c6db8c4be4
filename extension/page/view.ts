import {
  asksTitle,
  DONE_TEXT,
  doneTitle,
  forWhom,
  PAGE_TEXT,
  pageSays,
} from '../../shared/strings/extension';
import type { Tab } from '../browser/api';
import { isOnHosts } from '../hosts';
import type { Progress, ShownStep, Situation } from '../situation';

/** What a button of the page does. */
export type PageAction = 'hand-over' | 'open' | 'confirm' | 'stop' | 'again' | 'allow-script';

export interface PageButton {
  action: PageAction;
  label: string;
  isPrimary: boolean;
}

/** A field by its name, never by its value. */
export interface FieldRow {
  name: string;
  /** Beside the name. */
  note: string | null;
}

/** The page as it is to be shown. */
export interface PageView {
  mood: 'calm' | 'busy' | 'good' | 'problem';
  title: string;
  /** Below the title. */
  lines: string[];
  /** What is still missing, while a hand-over is under way. */
  missing: string[];
  /** Before the hand-over: what would be read, and where. */
  proposal: {
    /** Whose session it may be, if the page tells. */
    pageSays: string | null;
    fields: FieldRow[];
    hosts: string[];
  } | null;
  buttons: PageButton[];
}

interface Here {
  tab: Tab | null;
  isFirefox: boolean;
}

/** The page for a situation, opened over a tab. */
export function viewOf(situation: Situation, here: Here): PageView {
  switch (situation.kind) {
    case 'asking':
      return plain('busy', PAGE_TEXT.asking, []);
    case 'nothing':
      return plain('calm', PAGE_TEXT.nothing, [PAGE_TEXT.nothingText]);
    case 'refused':
      return { ...plain('problem', PAGE_TEXT.refused, [situation.sentence]), buttons: [AGAIN] };
    case 'unreachable':
      return unreachable(situation.end);
    case 'ended':
      return situation.state === 'done'
        ? plain('good', doneTitle(situation.network), [situation.sentence ?? DONE_TEXT])
        : plain('calm', PAGE_TEXT.over, [
            situation.sentence ?? PAGE_TEXT.overText,
            PAGE_TEXT.nothingKept,
          ]);
    case 'step':
      return situation.progress === null
        ? proposalOf(situation.step, here)
        : progressOf(situation.step, situation.progress, here);
  }
}

/** The tab that a press of the button is for: the one in front, if it shows the step's site. */
export function tabToRead(situation: Situation, tab: Tab | null): number | null {
  if (situation.kind !== 'step') return null;
  if (isHere(situation.step, tab) && tab?.id !== undefined) return tab.id;
  // With a hand-over before, the same again.
  return situation.progress?.tabID ?? null;
}

function isHere({ hosts }: ShownStep, tab: Tab | null): boolean {
  return tab?.url !== undefined && isOnHosts(tab.url, hosts);
}

function plain(mood: PageView['mood'], title: string, lines: string[]): PageView {
  return { mood, title, lines, missing: [], proposal: null, buttons: [] };
}

const OPEN: PageButton = { action: 'open', label: PAGE_TEXT.open, isPrimary: true };
const STOP: PageButton = { action: 'stop', label: PAGE_TEXT.stop, isPrimary: false };
const AGAIN: PageButton = { action: 'again', label: PAGE_TEXT.again, isPrimary: true };

function unreachable(end: 'no-host' | 'closed' | 'misfit'): PageView {
  const { title, text } = {
    'no-host': { title: PAGE_TEXT.noHost, text: PAGE_TEXT.noHostText },
    closed: { title: PAGE_TEXT.closed, text: PAGE_TEXT.closedText },
    misfit: { title: PAGE_TEXT.misfit, text: PAGE_TEXT.misfitText },
  }[end];
  return { ...plain('problem', title, [text]), buttons: [AGAIN] };
}

function proposalOf(step: ShownStep, { tab }: Here): PageView {
  const isOnSite = isHere(step, tab);
  const says = isOnSite && tab?.title ? pageSays(tab.title) : null;
  const lines = [
    forWhom(step.account),
    ...(isOnSite ? [] : [PAGE_TEXT.wrongPage]),
    ...(step.hasFinalPage ? [PAGE_TEXT.untilFinalPage] : []),
  ];
  return {
    ...plain('calm', asksTitle(step.network), lines),
    proposal: { pageSays: says, fields: step.fields.map(fieldRow), hosts: step.hosts },
    buttons: [
      isOnSite ? { action: 'hand-over', label: PAGE_TEXT.handOver, isPrimary: true } : OPEN,
    ],
  };
}

function fieldRow({ name, required }: { name: string; required: boolean }): FieldRow {
  return { name, note: required ? null : PAGE_TEXT.optional };
}

function progressOf(step: ShownStep, progress: Progress, here: Here): PageView {
  const { isFirefox } = here;
  const { state, missing, sentence, isScriptForbidden } = progress;
  const said = (text: string) => [sentence ?? text];
  const view = ((): PageView => {
    switch (state) {
      case 'allowing':
        return plain('busy', PAGE_TEXT.allowing, [PAGE_TEXT.allowingText]);
      case 'reading':
        return { ...plain('busy', PAGE_TEXT.reading, []), buttons: [STOP] };
      case 'missing':
        return {
          ...plain('busy', PAGE_TEXT.missing, said(PAGE_TEXT.missingText)),
          missing,
          buttons: [STOP],
        };
      case 'final-page':
        return {
          ...plain('busy', PAGE_TEXT.finalPage, said(PAGE_TEXT.finalPageText)),
          buttons: [{ action: 'confirm', label: PAGE_TEXT.confirm, isPrimary: true }, STOP],
        };
      case 'sending':
        return plain('busy', PAGE_TEXT.sending, said(PAGE_TEXT.sendingText));
      case 'failed':
        return {
          ...plain('problem', PAGE_TEXT.failed, said(PAGE_TEXT.failedText)),
          buttons: [
            progress.tabID !== null || isHere(step, here.tab)
              ? { action: 'hand-over', label: PAGE_TEXT.handOverAgain, isPrimary: true }
              : OPEN,
          ],
        };
    }
  })();
  if (!isScriptForbidden || state !== 'missing') return view;
  const way = isFirefox ? PAGE_TEXT.scriptFirefox : PAGE_TEXT.scriptChromium;
  const allow: PageButton = {
    action: 'allow-script',
    label: PAGE_TEXT.allowScript,
    isPrimary: true,
  };
  return {
    ...view,
    lines: [...view.lines, PAGE_TEXT.scriptForbidden, way],
    buttons: step.asksForScript ? [allow, ...view.buttons] : view.buttons,
  };
}

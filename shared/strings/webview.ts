import type { CaptureWait, FieldProblem, FieldProgress, PatternProblem } from '../model/login';
import type { PageProblem } from '../model/webview';
import type { ProblemText } from './problem-text';
import { quoted } from './quote';

/** The webview and the bar around it. */
export const WEBVIEW_TEXT = {
  bar: 'Browser',
  page: 'The page to sign in on',
  opening: 'The page opens here.',
  gettingReady: 'Getting the sign-in ready',
  gettingReadyNext: 'This goes by itself and takes a few seconds.',
  revealed: 'This usually goes by itself. This time the page may need you.',
  noPage: 'No page yet',
  back: 'Back',
  reload: 'Reload',
  stop: 'Stop loading',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomReset: 'Back to 100 %',
  secure: 'Secure',
  insecure: 'Not secure',
  otherWay: 'Sign in another way',
  openInDefaultBrowser: 'Open it in your browser',
  goToPage: 'Go to the page (F6 leads there and back)',
  closeWindow: 'Close this window (Esc)',
  blankPage: 'Blank page',
  openers: 'Pages beneath this window',
  pasteInstead: 'Paste it instead',
  confirm: 'I am signed in',
  confirmTitle: 'Say so once the site shows that you are signed in',
  found: 'found',
  missing: 'missing',
  notNeeded: 'not there, not needed',
  tooLarge: 'too large to be sent',
  unknownSource: 'nobody here knows where it is',
} as const;

/** The heading over the webview, for a screen reader. */
export function siteHeading(network: string): string {
  return `Sign in on ${network}’s page`;
}

/** Said when a site opens a window over its page, and when that is gone again. */
export function windowText(openers: readonly string[]): string {
  const opener = openers.at(-1);
  if (opener === undefined) return '';
  return `A window opened by ${opener === '' ? 'a blank page' : opener}`;
}

/** What a cookies step still waits for. */
export function captureWaitText(wait: CaptureWait, needsConfirmation: boolean): string {
  switch (wait) {
    case 'values':
      return 'Waiting for you to sign in';
    case 'final-page':
      return needsConfirmation ? 'Signed in? Then say so' : 'Signed in, waiting for the last page';
    case 'settling':
      return 'Almost done…';
    case 'sending':
      return 'Handing it to Beeper…';
    case 'unknown-source':
      return 'This page alone is not enough';
    case 'too-large':
      return 'There is more than can be sent';
  }
}

/** Why a cookies step waits in vain, and what else to do; null while it does not. */
export function captureProblemText(
  wait: CaptureWait,
  fields: readonly FieldProgress[],
): string | null {
  const named = (problem: FieldProblem) =>
    fields.filter((field) => field.problem === problem).map(({ name }) => quoted(name));
  if (wait === 'unknown-source') {
    return `Beeper asks for ${named('unknown-source').join(', ')}, and this version of Bridgekeeper does not know where that is. If you know its value, paste it instead. Else sign in with Beeper Desktop.`;
  }
  const tooLarge = named('too-large');
  if (tooLarge.length > 0) {
    return `What was found for ${tooLarge.join(', ')} is larger than 1 MB, so it is not sent.`;
  }
  return wait === 'too-large'
    ? 'What was found is larger than 2 MB all together, so it is not sent. Paste what is needed instead, or sign in with Beeper Desktop.'
    : null;
}

const PATTERN_PROBLEM_TEXT: Record<PatternProblem, string> = {
  unreadable: 'How the last page is described makes no sense to Bridgekeeper.',
  'too-long': 'How the last page is described is too long to be checked.',
  'too-costly': 'How the last page is described would take too much work to check.',
};

/** Why the user has to say when the last page is reached. */
export function patternProblemText(problem: PatternProblem): string {
  return `${PATTERN_PROBLEM_TEXT[problem]} Say it yourself once the site shows that you are signed in.`;
}

/** "2 of 4 found"; what is optional counts only once it is there. */
export function foundText(fields: readonly FieldProgress[]): string {
  const found = fields.filter((field) => field.found).length;
  const wanted = fields.filter((field) => field.required || field.found).length;
  return `${found} of ${wanted} found`;
}

/** "found", "missing"; what is optional is never missing. */
export function fieldText({ found, required, problem }: FieldProgress): string {
  if (found) return WEBVIEW_TEXT.found;
  if (problem === 'too-large') return WEBVIEW_TEXT.tooLarge;
  if (problem === 'unknown-source') return WEBVIEW_TEXT.unknownSource;
  return required ? WEBVIEW_TEXT.missing : WEBVIEW_TEXT.notNeeded;
}

const PAGE_PROBLEM_TEXT: Record<PageProblem['kind'], ProblemText> = {
  offline: {
    sentence: 'The site cannot be reached.',
    advice: 'See that this computer is online, then reload.',
  },
  certificate: {
    sentence: 'The site cannot prove that it is the real one.',
    advice:
      'Bridgekeeper does not open it, so that nobody gets your password. A network that wants you to sign in to it first may be in between.',
  },
  crashed: { sentence: 'The page broke down.', advice: 'Reload it to begin again.' },
  unresponsive: {
    sentence: 'The page does not respond.',
    advice: 'Give it a moment, or reload it.',
  },
  'not-secure-browser': {
    sentence: 'The site does not let you sign in from inside another program.',
    advice: 'Sign in with your everyday browser instead.',
  },
  'blocked-app': {
    sentence: 'The site tried to open an app on this computer. Bridgekeeper kept it from that.',
    advice: 'Look for a way to go on in the browser, or sign in another way.',
  },
  'blocked-download': {
    sentence: 'The site tried to save a file on this computer. Bridgekeeper kept it from that.',
    advice: 'Nothing was saved, and you can go on.',
  },
  'too-many-windows': {
    sentence: 'The site wants to open more windows than anybody needs.',
    advice: 'No more are opened. Close one and go on, or sign in another way.',
  },
  failed: {
    sentence: 'The page could not be opened.',
    advice: 'Reload it, or sign in another way.',
  },
};

/** What went wrong in the webview, and what to do about it. */
export function pageProblemText(kind: PageProblem['kind']): ProblemText {
  return PAGE_PROBLEM_TEXT[kind];
}

/** "125 %". */
export function zoomText(zoom: number): string {
  return `${Math.round(zoom * 100)} %`;
}

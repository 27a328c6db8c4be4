import type { CaptureWait, FieldProgress, PageProblem } from '../model/login';
import type { ProblemText } from './problem-text';

/** The webview and the bar around it. */
export const WEBVIEW_TEXT = {
  bar: 'Browser',
  page: 'The page to sign in on',
  opening: 'The page opens here.',
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
  confirm: 'I am signed in',
  confirmTitle: 'Say so once the site shows that you are signed in',
  found: 'found',
  missing: 'missing',
  notNeeded: 'not there, not needed',
} as const;

/** The heading over the webview, for a screen reader. */
export function siteHeading(network: string): string {
  return `Sign in on ${network}’s page`;
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
  }
}

/** "2 of 4 found"; what is optional counts only once it is there. */
export function foundText(fields: readonly FieldProgress[]): string {
  const found = fields.filter((field) => field.found).length;
  const wanted = fields.filter((field) => field.required || field.found).length;
  return `${found} of ${wanted} found`;
}

/** "found", "missing"; what is optional is never missing. */
export function fieldText({ found, required }: FieldProgress): string {
  if (found) return WEBVIEW_TEXT.found;
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

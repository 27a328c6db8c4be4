import type { CaptureWait, FieldProgress, PageProblem, PatternProblem } from '../model/login';

/** The webview and the bar around it. */
export const BROWSER_TEXT = {
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
  openOutside: 'Open it in your browser',
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
export function fieldText({ found, required }: FieldProgress): string {
  if (found) return BROWSER_TEXT.found;
  return required ? BROWSER_TEXT.missing : BROWSER_TEXT.notNeeded;
}

interface PageProblemText {
  says: string;
  next: string;
}

const PAGE_PROBLEM_TEXT: Record<PageProblem['kind'], PageProblemText> = {
  offline: {
    says: 'The site cannot be reached.',
    next: 'See that this computer is online, then reload.',
  },
  certificate: {
    says: 'The site cannot prove that it is the real one.',
    next: 'Bridgekeeper does not open it, so that nobody gets your password. A network that wants you to sign in to it first may be in between.',
  },
  crashed: { says: 'The page broke down.', next: 'Reload it to begin again.' },
  unresponsive: { says: 'The page does not respond.', next: 'Give it a moment, or reload it.' },
  'not-secure-browser': {
    says: 'The site does not let you sign in from inside another program.',
    next: 'Sign in with your everyday browser instead.',
  },
  'blocked-app': {
    says: 'The site tried to open an app on this computer. Bridgekeeper kept it from that.',
    next: 'Look for a way to go on in the browser, or sign in another way.',
  },
  'blocked-download': {
    says: 'The site tried to save a file on this computer. Bridgekeeper kept it from that.',
    next: 'Nothing was saved, and you can go on.',
  },
  'too-many-windows': {
    says: 'The site wants to open more windows than anybody needs.',
    next: 'No more are opened. Close one and go on, or sign in another way.',
  },
  failed: { says: 'The page could not be opened.', next: 'Reload it, or sign in another way.' },
};

/** What went wrong in the webview, and what to do about it. */
export function pageProblemText(kind: PageProblem['kind']): PageProblemText {
  return PAGE_PROBLEM_TEXT[kind];
}

/** "125 %". */
export function zoomText(zoom: number): string {
  return `${Math.round(zoom * 100)} %`;
}

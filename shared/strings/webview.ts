import type { CaptureWait, FieldProblem, FieldProgress } from '../model/login';
import type { PageProblem } from '../model/webview';
import type { ProblemText } from './problem-text';
import { quoted } from './quote';

/** The webview and the bar around it. */
export const WEBVIEW_TEXT = {
  bar: 'Browser',
  page: 'Sign-in page',
  opening: 'The sign-in page opens here.',
  gettingReady: 'Getting the sign-in ready',
  gettingReadyNext: 'This takes a few seconds. There is nothing for you to do.',
  revealed: 'This usually happens by itself, but this time the page may need you.',
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
  more: 'More',
  asUsual: 'Sign in as usual. Bridgekeeper notices by itself when you are done.',
  putAway: 'Put this away',
  showInstructions: 'Show what to do',
  openInDefaultBrowser: 'Open it in your browser',
  goToPage: 'Go to the sign-in page (F6 brings you back)',
  closeWindow: 'Close this window (Esc)',
  blankPage: 'Blank page',
  openers: 'Pages beneath this window',
  openedBy: 'Opened by',
  pasteInstead: 'Paste it instead',
  confirm: 'I am signed in',
  confirmTitle: 'Press this once the site shows that you are signed in',
  found: 'found',
  missing: 'not there yet',
  notNeeded: 'not needed',
  tooLarge: 'too large to send',
  unknownSource: 'Bridgekeeper cannot find it',
} as const;

/** The heading over the webview, for a screen reader. */
export function siteHeading(network: string): string {
  return `Sign in on ${network}’s page`;
}

/** Said when a site opens a window over its page, and when that is gone again. */
export function windowText(openers: readonly string[]): string {
  const opener = openers.at(-1);
  if (opener === undefined) return '';
  return `${opener === '' ? 'A blank page' : opener} opened a window`;
}

/** What a cookies step still waits for. */
export function captureWaitText(wait: CaptureWait, needsConfirmation: boolean): string {
  switch (wait) {
    case 'values':
      return 'Waiting for you to sign in';
    case 'final-page':
      return needsConfirmation
        ? 'Are you signed in now?'
        : 'Signed in, waiting for the site to finish';
    case 'settling':
      return 'Almost done…';
    case 'sending':
      return 'Handing it to Beeper…';
    case 'unknown-source':
      return 'This page alone is not enough';
    case 'too-large':
      return 'There is too much to send';
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
    return `Beeper asks for ${named('unknown-source').join(', ')}, which Bridgekeeper cannot find by itself. Sign in with Beeper Desktop instead. If you know what to enter, you can also paste it.`;
  }
  const tooLarge = named('too-large');
  const isInVain = wait === 'too-large';
  if (tooLarge.length > 0) {
    const happened = `The site keeps more than 1 MB under ${tooLarge.join(', ')}, which is too much to send.`;
    return isInVain ? `${happened} Sign in with Beeper Desktop instead.` : happened;
  }
  return isInVain
    ? 'The site keeps more than 2 MB, which is too much to send. Sign in with Beeper Desktop instead, or paste only what is needed.'
    : null;
}

/** Said when nobody can tell by the page's address that it is the last; the report says why. */
export const CONFIRM_YOURSELF_TEXT = `Bridgekeeper cannot tell when you are done here. Press “${WEBVIEW_TEXT.confirm}” once the site shows that you are.`;

/** "2 of 4 found"; what is optional counts only once it is there. */
export function foundText(fields: readonly FieldProgress[]): string {
  const found = fields.filter((field) => field.found).length;
  const wanted = fields.filter((field) => field.required || field.found).length;
  return `${found} of ${wanted} found`;
}

/** "found", "not there yet"; what is optional is not needed. */
export function fieldText({ found, required, problem }: FieldProgress): string {
  if (found) return WEBVIEW_TEXT.found;
  if (problem === 'too-large') return WEBVIEW_TEXT.tooLarge;
  if (problem === 'unknown-source') return WEBVIEW_TEXT.unknownSource;
  return required ? WEBVIEW_TEXT.missing : WEBVIEW_TEXT.notNeeded;
}

const PAGE_PROBLEM_TEXT: Record<PageProblem['kind'], ProblemText> = {
  offline: {
    sentence: 'The site cannot be reached.',
    advice: 'Make sure that this computer is online, then reload the page.',
  },
  proxy: {
    sentence: 'The proxy between this computer and the site did not let the page through.',
    advice:
      'It may want a username and a password: reload the page, and enter what your company or network has given you.',
  },
  certificate: {
    sentence: 'The site cannot prove that it is the real one.',
    advice:
      'Bridgekeeper does not open it, so that nobody gets your password. If you are on a Wi-Fi that wants you to sign in to it first, do that, then reload the page.',
  },
  crashed: { sentence: 'The page stopped working.', advice: 'Reload it to begin again.' },
  unresponsive: {
    sentence: 'The page is not responding.',
    advice: 'Give it a moment, or reload it.',
  },
  'not-secure-browser': {
    sentence: 'The site does not let you sign in from inside another program.',
    advice: 'Sign in with your everyday browser instead.',
  },
  'script-failed': {
    sentence: 'This page has given up waiting for you, so what is done on it now comes to nothing.',
    advice: 'Reload it, and do it once more.',
  },
  'blocked-app': {
    sentence: 'The site tried to open an app on this computer. Bridgekeeper did not let it.',
    advice: 'Look on the page for a way to go on without the app, or sign in another way.',
  },
  'blocked-download': {
    sentence: 'The site tried to save a file on this computer. Bridgekeeper did not let it.',
    advice: 'Nothing was saved. You can go on.',
  },
  'too-many-windows': {
    sentence: 'The site tried to open too many windows.',
    advice: 'Close one and go on, or sign in another way.',
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

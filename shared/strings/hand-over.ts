import type { CaptureWait, FieldProgress, HandOverState, LoginStage } from '../model/login';
import { captureProblemText, foundText } from './webview';

type CookiesStage = Extract<LoginStage, { kind: 'cookies' }>;

/** Said in the everyday browser: why something is missing, and what else to do; null where time may bring it. */
export function missingText(
  wait: CaptureWait,
  fields: readonly FieldProgress[],
  unreadable: HandOverState['unreadable'],
): string | null {
  if (isInVain(wait)) return captureProblemText(wait, fields);
  if (isPageBarred(unreadable)) return `Your browser ${BARRED_PAGE} in Bridgekeeper.`;
  return unreadable.includes('script') ? NO_SCRIPT : null;
}

function isInVain(wait: CaptureWait): boolean {
  return wait === 'unknown-source' || wait === 'too-large';
}

function isPageBarred(unreadable: HandOverState['unreadable']): boolean {
  return unreadable.some((kind) => kind !== 'script');
}

/** A page that has not loaded is refused in the same way. */
const BARRED_PAGE =
  'does not let its extensions read this page. If the page looks as it should, a setting or an administrator forbids it. Use another browser, or go back to the sign-in page';

const NO_SCRIPT =
  'Your browser does not let its extensions run the network’s script, so something is still missing. Allow user scripts for Bridgekeeper’s extension, or paste the rest in Bridgekeeper.';

/** Signing in with the everyday browser and its extension. */
export const EVERYDAY_TEXT = {
  use: 'Use my everyday browser',
  useTitle: 'Take the sign-in from the browser you use every day',
  again: 'You signed in with your everyday browser last time.',
  heading: 'Use your everyday browser',
  intro:
    'Are you signed in there already? Then one click is enough. If not, sign in there as usual first.',
  openSite: 'Open the site in your browser',
  press: 'Press Bridgekeeper’s button in your browser’s toolbar, or Alt+Shift+K.',
  puzzle: 'If you do not see it, look behind the puzzle piece.',
  noButton: 'There is no such button?',
  handOver: 'Choose “Hand over to Bridgekeeper”. What it will hand over is listed there first.',
  signsOut:
    'Some networks sign a browser out when its session is used elsewhere. A private window of its own keeps yours: allow the extension there, and sign in in it.',
  notInstalled:
    'Your browser needs Bridgekeeper’s extension for this, once. Bridgekeeper first tells your browsers where it is, then you add the extension to the one you use.',
  setUp: 'Set it up…',
  fromFolder:
    'In Chromium, Chrome, Edge, Brave or Vivaldi: open the extensions page, turn on Developer mode, choose “Load unpacked”, and take the folder “chromium” in the folder that opens here. Firefox takes its own under about:debugging, until it is closed.',
  showFolder: 'Show the folder',
  openStore: 'Get the extension',
  broken:
    'No browser can reach Bridgekeeper now. Sign in on the page here, or paste what your browser copies.',
  unsupported:
    'On Windows, extensions cannot reach Bridgekeeper yet. Paste what your browser copies instead.',
  paste: 'Paste it instead',
  back: 'Back to the sign-in page',
} as const;

/** How far the everyday browser is. */
export function handOverText(
  { browsers, from, unreadable, isBroken }: HandOverState,
  { wait, fields, problem }: Pick<CookiesStage, 'wait' | 'fields' | 'problem'>,
): string {
  if (isBroken) return EVERYDAY_TEXT.broken;
  if (problem !== null) return `You can hand it over once more in ${from ?? 'your browser'}.`;
  if (wait === 'sending') return `${from ?? 'Your browser'} handed it over. Giving it to Beeper…`;
  if (from === null) {
    return browsers.length === 0
      ? 'Waiting for your browser…'
      : `${browsers.join(' and ')} ${browsers.length === 1 ? 'is' : 'are'} ready. Choose “Hand over to Bridgekeeper” there.`;
  }
  if (isInVain(wait)) return captureProblemText(wait, fields) ?? '';
  if (wait === 'settling') return 'Almost done…';
  if (wait === 'final-page') return `Almost there: finish signing in in ${from}.`;
  if (isPageBarred(unreadable)) return `${from} ${BARRED_PAGE}.`;
  if (unreadable.includes('script')) {
    return `${from} does not let its extension read one part, which a script of the network’s bridge finds. ${from === 'Firefox' ? 'Allow it in the extension’s page' : 'Switch on “Allow User Scripts” in the extension’s details'}, or paste that part here.`;
  }
  return `${from} does not have everything yet: ${foundText(fields)}. Sign in there, and it goes on by itself.`;
}

import type {
  CaptureWait,
  FieldProgress,
  HandOverMisfit,
  HandOverState,
  LoginStage,
  LostHandOver,
} from '../model/login';
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

/** Said in the everyday browser at the end, where nothing went wrong. */
export const HAND_OVER_TEXT = {
  ended: 'It was ended in Bridgekeeper.',
  anotherWay: 'It goes on in Bridgekeeper, without this browser.',
} as const;

/** Why a sign-in has ended, in the browser: what can be done now is a matter for the window. */
export const endedBecause = (sentence: string) => `${sentence} Bridgekeeper says how to go on.`;

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

function lostText({ browser, why }: LostHandOver): string {
  if (why === 'stopped') {
    return `You stopped it in ${browser}, so nothing was sent. Press Bridgekeeper’s button there to hand it over after all, or sign in another way below.`;
  }
  if (why === 'page-closed') {
    return `The page in ${browser} was closed before it was handed over, so nothing was sent. Open the site there again and press Bridgekeeper’s button once more, or sign in another way below.`;
  }
  return `${browser} was closed before everything was there, so nothing was sent. Open it again and press Bridgekeeper’s button there once more, or sign in another way below.`;
}

function misfitText({ browser, older }: HandOverMisfit): string {
  return older === 'extension'
    ? `The extension in ${browser} is older than Bridgekeeper. Load it there again from Bridgekeeper’s folder, or update it, then press its button. You can also paste the sign-in here.`
    : `The extension in ${browser} is newer than Bridgekeeper. Update Bridgekeeper, or paste the sign-in here.`;
}

/** Whether it takes its user to go on. */
export function isHandOverStuck({
  browsers,
  from,
  lost,
  misfit,
  isBroken,
}: HandOverState): boolean {
  if (isBroken) return true;
  if (from !== null) return false;
  return browsers.length === 0 ? lost !== null || misfit !== null : isLostAlone(lost, browsers);
}

/** Whether the hand-over ended in the one browser that is ready. */
function isLostAlone(lost: LostHandOver | null, browsers: readonly string[]): lost is LostHandOver {
  const isThere = lost !== null && lost.why !== 'browser-closed';
  return isThere && browsers.every((browser) => browser === lost.browser);
}

/** How far the everyday browser is. */
export function handOverText(
  { browsers, from, lost, misfit, unreadable, isBroken }: HandOverState,
  { wait, fields, problem }: Pick<CookiesStage, 'wait' | 'fields' | 'problem'>,
): string {
  if (isBroken) return EVERYDAY_TEXT.broken;
  if (problem !== null) return `You can hand it over once more in ${from ?? 'your browser'}.`;
  if (wait === 'sending') return `${from ?? 'Your browser'} handed it over. Giving it to Beeper…`;
  if (from === null) {
    if (browsers.length > 0) {
      if (isLostAlone(lost, browsers)) return lostText(lost);
      return `${browsers.join(' and ')} ${browsers.length === 1 ? 'is' : 'are'} ready. Choose “Hand over to Bridgekeeper” there.`;
    }
    if (misfit !== null) return misfitText(misfit);
    return lost === null ? 'Waiting for your browser…' : lostText(lost);
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

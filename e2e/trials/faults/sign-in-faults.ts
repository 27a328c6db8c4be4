import type { Locator, Page } from '@playwright/test';
import type { FaultEffect } from '../../../simulator/faults';
import { END_TEXT } from '../../../shared/strings/login';
import { eventually } from '../../desktop/wait';
import type { SignIn } from '../../login/sign-in';

/** Paths of a login session: what is sent to a step, and the session itself. */
export const STEPS = '/login-sessions/[^/]+/steps/';
export const SESSION = '/login-sessions/[^/]+$';
export const CREATE = '/login-sessions$';
export const FLOWS = '/login-flows$';

const PATIENT_MS = 60_000;
/** A submit is waited for a minute and a half, and then the session is asked for half a minute. */
const STEP_MS = 4_000;

/** Every way in which an answer to something that was sent may fail. */
export const LOST_ANSWERS: Record<string, FaultEffect> = {
  'refuses it': { kind: 'refuse' },
  'never answers': { kind: 'hang' },
  'breaks off in its answer': { kind: 'drop' },
  'sends half of its answer': { kind: 'truncated' },
  'answers in wrong types': { kind: 'wrong-types' },
  'answers with a web page': { kind: 'html' },
  'answers with null': { kind: 'json', body: null },
  'answers with 20 MB': { kind: 'huge', bytes: 20_000_000 },
  'answers 429': { kind: 'status', status: 429 },
  'answers 500': { kind: 'status', status: 500 },
  'answers 503': { kind: 'status', status: 503 },
};

/** What is said of a problem in the window; other alerts are empty. */
export const alertIn = (page: Page): Locator => page.getByRole('alert').filter({ hasText: /\S/ });

const SAID = {
  done: / is signed in/,
  ended: 'The sign-in did not work',
  unreadable: END_TEXT.unreadableStep,
} as const;

/**
 * Lets time pass until the sign-in is done, has failed, or its user is told of a problem; returns
 * which, with the words of the problem.
 */
export async function outcomeOf(signIn: SignIn, { timeMoves = false } = {}): Promise<string> {
  const page = await signIn.page();
  const shows = (name: string | RegExp) => page.getByRole('heading', { name }).isVisible();
  return eventually({
    what: 'the sign-in to go on, or to say why not',
    read: async () => {
      if (timeMoves) await signIn.program.advance(STEP_MS);
      if (await shows(SAID.done)) {
        // Any key keeps the end, which goes after four seconds.
        await page.keyboard.press('Shift');
        return 'signed in';
      }
      if (await shows(SAID.unreadable)) return `told: ${SAID.unreadable}`;
      // What is announced comes a moment after what it is about.
      const [said] = await alertIn(page).allInnerTexts();
      if (said === undefined) return '';
      return `${(await shows(SAID.ended)) ? 'ended' : 'told'}: ${firstSentence(said)}`;
    },
    until: (outcome) => outcome !== '',
    timeoutMs: PATIENT_MS,
  });
}

/** The first sentence is enough for a row. */
const firstSentence = (text: string): string => /^[^.]*\./.exec(text.trim())?.[0] ?? text.trim();

/** How often something was sent to a step, and how often that did something at the bridge. */
export function sentOf({ simulator }: SignIn, type: string): string {
  const { control } = simulator;
  const sent = control
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.includes('/steps/')).length;
  const arrived = control
    .logins()
    .flatMap(({ submits }) => submits)
    .filter((submit) => submit.type === type && submit.result === 'accepted').length;
  return `sent ${sent}, counted ${arrived}`;
}

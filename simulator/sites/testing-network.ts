import type { LoginSession, StartLogin } from '../../shared/api/login-session';
import { loginClient } from '../logins/testing';
import type { Simulator } from '../simulator';
import { simulators } from '../testing';
import { PASSWORD, USERS } from './people';
import { createBrowser } from './testing';

/** What Alice types, and what she types when she is wrong. Tests only. */
export const ALICE = { user: USERS.alice, password: PASSWORD };
export const WRONG = { user: USERS.alice, password: 'guess' };

interface Opening {
  bridgeID: string;
  body?: StartLogin;
  /** Submitted first, when the cookies step is not the first. */
  first?: Record<string, string>;
}

/** A login at its cookies step, and a browser that has opened its page. Tests only. */
async function openLogin(simulator: Simulator, { bridgeID, body, first }: Opening) {
  const client = loginClient(simulator);
  let session = await client.start(bridgeID, body);
  if (first !== undefined) session = await client.submit(session, first);
  const browser = createBrowser();
  const page = await browser.get(urlOf(session));
  return { simulator, client, session, browser, page };
}

/** `openLogin` on a new simulator with the accounts of the sign-in sites. Tests only. */
export function loginOpener() {
  const start = simulators();
  return async (bridgeID: string, body?: StartLogin, first?: Record<string, string>) => {
    const simulator = await start({ seed: 'sign-in', siteDelayMs: 0 });
    return openLogin(simulator, {
      bridgeID,
      ...(body === undefined ? {} : { body }),
      ...(first === undefined ? {} : { first }),
    });
  };
}

function urlOf({ currentStep }: LoginSession): string {
  return typeof currentStep?.url === 'string' ? currentStep.url : '';
}

/** The last page of the step. Tests only. */
export function finalPage({ currentStep }: LoginSession): RegExp {
  return new RegExp(String(currentStep?.expectedFinalURLRegex));
}

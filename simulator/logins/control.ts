import type { Person } from '../sites/people';
import type { SiteFacts, Sites } from '../sites/sites';
import { CODES } from './codes';
import type { LoginRecord } from './record';
import type { LoginSessions } from './sessions';

/** What signs in on the sites, and the codes that arrive by other ways. */
interface SignInFacts extends SiteFacts {
  codes: typeof CODES;
}

/**
 * What steers logins. `loginSessionID` left out means the latest; one that does not exist throws a
 * `Refusal`.
 */
export interface LoginControl {
  /** Every login since the start or the last `reset`, oldest first, with all that was submitted. */
  logins(): LoginRecord[];
  /** The other device does its part: the QR code is scanned, the emoji tapped, the code typed. */
  scan(loginSessionID?: string): void;
  /** The time of what is shown passes: a QR code is refreshed, or the login ends. */
  refreshDisplay(loginSessionID?: string): void;
  /** Makes a login older by `ms`; at 30 minutes it ends. */
  ageLogin(ms: number, loginSessionID?: string): void;
  /** Ends a login with an error of this code. */
  failLogin(code: string, message?: string, loginSessionID?: string): void;
  /** Later logins sign this person in, whatever is typed; null: whoever is typed. */
  signInAs(person: Person | null): void;
  /** What there is to sign in with; opens the sites. */
  sites(): Promise<SignInFacts>;
}

export function createLoginControl(logins: LoginSessions, sites: Sites): LoginControl {
  return {
    logins: logins.records,
    scan: (loginSessionID) => {
      logins.happen('scanned', loginSessionID);
    },
    refreshDisplay: (loginSessionID) => {
      logins.happen('elapsed', loginSessionID);
    },
    ageLogin: logins.age,
    failLogin: (code, message = 'The network refused the login.', loginSessionID) => {
      logins.fail(code, message, loginSessionID);
    },
    signInAs: (person) => {
      logins.signInAs(person ?? undefined);
    },
    async sites() {
      await sites.open();
      return { ...sites.facts(), codes: CODES };
    },
  };
}

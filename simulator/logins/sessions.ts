import type { CancelledSession, StartLogin, SubmitStep } from '../../shared/api/login-session';
import { notFound, Refusal } from '../refusal';
import type { LoginSession } from '../wire';
import type { Person } from '../sites/people';
import type { Sites } from '../sites/sites';
import type { SimulatorState } from '../state';
import { chosenFlow } from './catalogue';
import type { LoginRecord, SubmitRecord } from './record';
import type { ScriptResult } from './script';
import { openSession, type Session } from './session';
import { destinationOf, signIn } from './sign-in';
import { sessionView, statusOf, type SignedIn } from './view';

/** A login ends by itself after this time. */
const LOGIN_LIFE_MS = 30 * 60 * 1000;

export interface LoginSessions {
  /** Starts a login; opens the sites. Every function throws a `Refusal` for what is not possible. */
  create(bridgeID: string, body: StartLogin): Promise<LoginSession>;
  retrieve(bridgeID: string, loginSessionID: string): LoginSession;
  cancel(bridgeID: string, loginSessionID: string): CancelledSession;
  /** For a display, resolves once something happened. */
  submit(
    bridgeID: string,
    loginSessionID: string,
    stepID: string,
    sent: SubmitStep,
  ): Promise<LoginSession>;

  /** All logins since the start or the last `reset`, oldest first; copies. */
  records(): LoginRecord[];
  /** The other device answers, or the time of what is shown passes (a QR code is refreshed). */
  happen(kind: 'scanned' | 'elapsed', loginSessionID?: string): void;
  /** Makes a login older; at 30 minutes it is over. */
  age(ms: number, loginSessionID?: string): void;
  fail(code: string, message: string, loginSessionID?: string): void;
  /** Later logins sign this person in, whatever is typed; undefined: whoever is typed. */
  signInAs(person: Person | undefined): void;
  /** Ends all and forgets them. */
  reset(): void;
}

export interface LoginSessionsParts {
  state: SimulatorState;
  sites: Sites;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** After how long what is shown is scanned by itself; left out, only through the control. */
  scansAfterMs?: number | undefined;
  report?: string | undefined;
}

interface Entry {
  record: Omit<LoginRecord, 'status' | 'stepID' | 'error' | 'accountID'>;
  /** When its 30 minutes began: at its creation, or earlier once it was aged. */
  startedAt: number;
  session: Session;
  signedIn?: SignedIn;
}

export function createLoginSessions(parts: LoginSessionsParts): LoginSessions {
  const { state, sites, now, scansAfterMs, report } = parts;
  const entries = new Map<string, Entry>();
  let lastNumber = 0;
  let chosen: Person | undefined;

  const expireIfDue = ({ session, startedAt }: Entry) => {
    if (now() - startedAt >= LOGIN_LIFE_MS) session.end(TIMED_OUT);
  };
  const entryOf = (bridgeID: string, loginSessionID: string) => {
    const entry = entries.get(loginSessionID);
    if (entry?.record.bridgeID !== bridgeID) throw notFound('Login session', loginSessionID);
    expireIfDue(entry);
    return entry;
  };
  const steered = (loginSessionID?: string) => {
    const id = loginSessionID ?? [...entries.keys()].at(-1) ?? 'latest';
    const entry = entries.get(id);
    if (entry === undefined) throw notFound('Login session', id);
    return entry;
  };
  const view = ({ record, session, signedIn }: Entry) => {
    const { bridgeID, loginSessionID } = record;
    return sessionView({ bridgeID, loginSessionID }, session.state(), signedIn);
  };

  return {
    async create(bridgeID, body) {
      const destination = destinationOf(state, bridgeID, body);
      const { flow, run } = chosenFlow(state.bridge(bridgeID).type, body.flowID);
      await sites.open();
      const loginSessionID = `login-session-${++lastNumber}`;
      const complete = ({ person }: ScriptResult) => {
        const account = signIn(state, destination, chosen ?? person ?? 'alice');
        const login = state.logins(bridgeID).find(({ loginID }) => loginID === account.loginID);
        entry.signedIn = { account, login };
      };
      const at = now();
      const entry: Entry = {
        record: {
          loginSessionID,
          bridgeID,
          flowID: flow.id,
          created: body,
          createdAt: at,
          submits: [],
        },
        startedAt: at,
        session: openSession({ script: run({ sites, report }), complete, scansAfterMs }),
      };
      entries.set(loginSessionID, entry);
      return view(entry);
    },

    retrieve(bridgeID, loginSessionID) {
      const entry = entryOf(bridgeID, loginSessionID);
      if (entry.session.state().kind === 'cancelled') throw gone();
      return view(entry);
    },

    cancel(bridgeID, loginSessionID) {
      const { session } = entryOf(bridgeID, loginSessionID);
      const { kind } = session.state();
      if (kind === 'cancelled') throw gone();
      if (kind !== 'open') throw new Refusal(409, 'M_BAD_STATE', 'This login is over.');
      session.end({ kind: 'cancelled' });
      return { bridgeID, loginSessionID, status: 'cancelled' };
    },

    async submit(bridgeID, loginSessionID, stepID, sent) {
      const entry = entryOf(bridgeID, loginSessionID);
      const record: SubmitRecord = {
        ...sent,
        stepID,
        at: now(),
        accepted: false,
        result: 'rejected',
      };
      entry.record.submits.push(record);
      await entry.session.submit(stepID, sent, (result) => {
        Object.assign(record, { result, accepted: result === 'accepted' });
      });
      if (entry.session.state().kind === 'cancelled') throw gone();
      return view(entry);
    },

    records() {
      const all = [...entries.values()];
      all.forEach(expireIfDue);
      return structuredClone(all.map(recordOf));
    },
    happen(kind, loginSessionID) {
      steered(loginSessionID).session.happen(kind);
    },
    age(ms, loginSessionID) {
      const entry = steered(loginSessionID);
      entry.startedAt -= ms;
      expireIfDue(entry);
    },
    fail(code, message, loginSessionID) {
      steered(loginSessionID).session.end({ kind: 'failed', code, message });
    },
    signInAs(person) {
      chosen = person;
    },
    reset() {
      for (const { session } of entries.values()) session.end({ kind: 'cancelled' });
      entries.clear();
      sites.forget();
      chosen = undefined;
    },
  };
}

const TIMED_OUT = {
  kind: 'failed',
  code: 'FI.MAU.BRIDGE.LOGIN_TIMED_OUT',
  message: 'The login took longer than 30 minutes.',
} as const;

function gone(): Refusal {
  return new Refusal(410, 'M_GONE', 'This login was cancelled.');
}

function recordOf({ record, session, signedIn }: Entry): LoginRecord {
  const state = session.state();
  return {
    ...record,
    status: statusOf(state),
    stepID: state.kind === 'open' ? String(state.scriptStep.step.stepID) : null,
    ...(state.kind === 'failed' ? { error: { code: state.code, message: state.message } } : {}),
    ...(signedIn === undefined ? {} : { accountID: signedIn.account.accountID }),
  };
}
